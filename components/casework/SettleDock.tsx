import { useState } from 'preact/hooks';
import { SettleForm } from '@/components/calling/SettleForm';
import type { FormSurroundings } from '@/components/register/forms';
import type { DutyView } from '@/lib/messages/views';
import { TellDock } from './TellDock';
import { waysToSettle, type Way } from './ways-to-settle';

export interface SettleDockProps {
  surroundings: FormSurroundings;
  duty: DutyView;
  clock(): string;
  copy(text: string): Promise<boolean>;
}

/** A duty's own form; where the Standard allows more than one answer, the person picks it first. */
export function SettleDock({ surroundings, duty, clock, copy }: SettleDockProps) {
  const ways = waysToSettle(duty);
  const [chosen, setChosen] = useState<Way | undefined>(ways[0]);
  const { saving, refused, onClose, onSave } = surroundings;
  const pupil = { id: duty.pupilId, name: duty.name };
  return (
    <>
      {ways.length > 1 && (
        <div class="acts ways" role="group" aria-label="How was it settled?">
          {ways.map((way) => (
            <button
              key={way.label}
              type="button"
              class="btn"
              aria-pressed={way === chosen}
              onClick={() => setChosen(way)}
            >
              {way.label}
            </button>
          ))}
        </div>
      )}
      {refused !== null && (
        <p role="alert" class="note now">
          {refused}
        </p>
      )}
      {chosen?.form === 'settle' && (
        <SettleForm
          key={chosen.label}
          pupil={pupil}
          request={chosen.request}
          now={clock}
          today={surroundings.session.date}
          saving={saving}
          onSave={(payload) => onSave(payload, `${duty.label} recorded for ${duty.name}.`)}
          onClose={onClose}
        />
      )}
      {chosen?.form === 'told' && (
        <TellDock
          surroundings={{ ...surroundings, refused: null }}
          pupil={pupil}
          clock={clock}
          copy={copy}
        />
      )}
    </>
  );
}
