/** A record in its form again; what is saved is a correction, and the record stays in the trail. */
import { useEffect, useState } from 'preact/hooks';
import type { BuildSetting } from '@/components/calling/build-call';
import { buildCall } from '@/components/calling/build-call';
import { correctionOf, type CorrectablePayload } from '@/components/calling/correction';
import { draftOf } from '@/components/calling/draft-of';
import { SpecForm } from '@/components/calling/SpecForm';
import type { FormSurroundings } from '@/components/register/forms';
import { sentenceOf } from '@/components/register/desk';
import type { CasePayload } from '@/lib/casework/events';
import { formatCall } from '@/lib/comments/format';
import type { RecordedView } from '@/lib/messages/views';
import { CallDock } from './CallDock';
import type { NoteDoor } from './note-door';

type CallPayload = Extract<CasePayload, { kind: 'call' }>;

export interface CorrectDockProps {
  surroundings: FormSurroundings;
  of: { pupilId: string | null; eventId: string; rowKey: string | null };
  note: NoteDoor;
}

export function CorrectDock({ surroundings, of, note }: CorrectDockProps) {
  const { ask, tenant, onClose } = surroundings;
  const { pupilId, eventId, rowKey } = of;
  const [recorded, setRecorded] = useState<RecordedView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    ask('event/recorded', { tenant, pupilId, eventId }).then(
      (answer) => current && setRecorded(answer),
      (error: unknown) => current && setTrouble(sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [tenant, pupilId, eventId]);

  if (recorded === null) {
    return (
      <div class="acts">
        <p role={trouble === null ? 'status' : 'alert'}>{trouble ?? 'Looking up the record…'}</p>
        <button type="button" class="btn" onClick={onClose}>
          Close
        </button>
      </div>
    );
  }
  const { payload } = recorded;
  switch (payload.kind) {
    case 'call': {
      const around = { surroundings, recorded, payload, rowKey, note };
      return <CorrectCall {...around} />;
    }
    case 'undo':
    case 'correction':
      return null;
    default:
      return <CorrectOther surroundings={surroundings} recorded={recorded} payload={payload} />;
  }
}

interface CorrectCallProps {
  surroundings: FormSurroundings;
  recorded: RecordedView;
  payload: CallPayload;
  rowKey: string | null;
  note: NoteDoor;
}

/** The answers as they were given; a line that was changed by hand stays as it was written. */
function draftOfRecorded({ surroundings, recorded, payload }: CorrectCallProps) {
  const { call, comment } = payload;
  const { contacts, name, about } = recorded;
  const { limit, format } = surroundings.comment;
  const setting: BuildSetting = {
    pupilName: name,
    contacts,
    provider: null,
    date: about.date,
    session: about.session ?? 'AM',
    markShown: call.codeFrom,
    initials: call.initials,
    registerTimes: surroundings.registerTimes,
    ringAgainMinutes: surroundings.ringAgainMinutes,
    parts: format.parts,
  };
  const draft = draftOf(call, setting);
  const built = buildCall(draft, setting);
  const line = built && formatCall(built.call, { date: about.date, limit, format }).line;
  return comment === null || comment === line ? draft : { ...draft, line: comment };
}

function CorrectCall(props: CorrectCallProps) {
  const { surroundings, recorded, payload, rowKey, note } = props;
  const { eventId, name, form, contacts, about } = recorded;
  const { call } = payload;
  return (
    <CallDock
      surroundings={{
        ...surroundings,
        session: { date: about.date, session: about.session ?? 'AM' },
        person: { ...surroundings.person, initials: call.initials },
      }}
      item={{
        pupilId: recorded.pupilId ?? '',
        rowKey,
        name,
        form,
        markShown: call.codeFrom,
        contacts,
        siblings: [],
      }}
      correcting={{
        eventId,
        draft: draftOfRecorded(props),
        title: `Correct the call of ${call.time}`,
      }}
      note={note}
      clock={() => call.time}
    />
  );
}

interface CorrectOtherProps {
  surroundings: FormSurroundings;
  recorded: RecordedView;
  payload: CorrectablePayload;
}

function CorrectOther({ surroundings, recorded, payload }: CorrectOtherProps) {
  const { saving, refused, onSave, onClose } = surroundings;
  const { eventId, name, about } = recorded;
  const [{ spec, values, replacement }] = useState(() => correctionOf(payload, about));
  return (
    <>
      {refused !== null && (
        <p role="alert" class="note now">
          {refused}
        </p>
      )}
      <SpecForm
        name={name}
        spec={spec}
        initial={values}
        saving={saving}
        onSave={(next, given) =>
          onSave(
            { kind: 'correction', of: eventId, replacement: replacement(next, given) },
            name === '' ? 'Corrected.' : `Corrected for ${name}.`,
          )
        }
        onClose={onClose}
      />
    </>
  );
}
