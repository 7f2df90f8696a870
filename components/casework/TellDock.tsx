import { useEffect, useState } from 'preact/hooks';
import { NotificationForm, type NotificationPayload } from '@/components/calling/NotificationForm';
import { sentenceOf } from '@/components/register/desk';
import type { FormSurroundings } from '@/components/register/forms';
import type { TellView } from '@/lib/messages/views';

export interface TellDockProps {
  surroundings: FormSurroundings;
  pupil: { id: string; name: string };
  clock(): string;
  copy(text: string): Promise<boolean>;
}

/** Who is to be told is asked for here and not before: opening the form is the deliberate act. */
export function TellDock({ surroundings, pupil, clock, copy }: TellDockProps) {
  const { ask, tenant, session, saving, refused, onSave, onClose } = surroundings;
  const [tell, setTell] = useState<TellView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let left = false;
    setTrouble(null);
    ask('pupil/tell', { tenant, pupilId: pupil.id, ...session })
      .then((answer) => !left && setTell(answer))
      .catch((error: unknown) => !left && setTrouble(sentenceOf(error)));
    return () => {
      left = true;
    };
  }, [tenant, pupil.id, turn]);

  if (trouble !== null)
    return (
      <div role="alert" class="note now">
        <p>{trouble}</p>
        <p class="acts">
          <button type="button" class="btn" onClick={() => setTurn((before) => before + 1)}>
            Try again
          </button>
          <button type="button" class="link" onClick={onClose}>
            Close
          </button>
        </p>
      </div>
    );
  if (tell === null)
    return (
      <p role="status" class="quiet">
        Looking…
      </p>
    );
  const isWorkerNamed = tell.to.some(({ role }) => role !== 'dsl');
  const said = ({ role }: NotificationPayload): string => {
    if (role !== 'dsl') return `Worker told: recorded for ${pupil.name}.`;
    // To a role that may not read which workers there are, the DSL alone is offered.
    const rest = isWorkerNamed ? ' The worker is still to be told.' : '';
    return `DSL told: recorded for ${pupil.name}.${rest}`;
  };
  return (
    <NotificationForm
      refused={refused}
      pupil={pupil}
      roles={tell.to}
      message={tell.message}
      copy={copy}
      mayReadConfidential={isWorkerNamed}
      now={clock}
      saving={saving}
      onSave={(payload) => onSave(payload, said(payload))}
      onClose={onClose}
    />
  );
}
