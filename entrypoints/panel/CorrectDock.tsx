/** A recorded call in its form again; what is saved is a correction, and the record stays. */
import { useEffect, useState } from 'preact/hooks';
import type { BuildSetting } from '@/components/calling/build-call';
import { buildCall } from '@/components/calling/build-call';
import { draftOf } from '@/components/calling/draft-of';
import type { FormSurroundings } from '@/components/register/forms';
import { sentenceOf } from '@/components/register/desk';
import { formatCall } from '@/lib/comments/format';
import type { RecordedCallView } from '@/lib/messages/views';
import { CallDock } from './CallDock';
import type { NoteDoor } from './note-door';

export interface CorrectDockProps {
  surroundings: FormSurroundings;
  of: { pupilId: string; eventId: string; rowKey: string | null };
  note: NoteDoor;
}

/** The answers as they were given; a line that was changed by hand stays as it was written. */
function draftOfRecorded(recorded: RecordedCallView, surroundings: FormSurroundings) {
  const { call, comment, about, contacts, name } = recorded;
  const { limit, format } = surroundings.comment;
  const setting: BuildSetting = {
    pupilName: name,
    contacts,
    provider: null,
    date: about.date,
    session: about.session,
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

export function CorrectDock({ surroundings, of, note }: CorrectDockProps) {
  const { ask, tenant, onClose } = surroundings;
  const { pupilId, eventId, rowKey } = of;
  const [recorded, setRecorded] = useState<RecordedCallView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    ask('call/recorded', { tenant, pupilId, eventId }).then(
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
        <p role={trouble === null ? 'status' : 'alert'}>{trouble ?? 'Looking up the call…'}</p>
        <button type="button" class="btn" onClick={onClose}>
          Close
        </button>
      </div>
    );
  }
  const { call, about, name, form, contacts } = recorded;
  return (
    <CallDock
      surroundings={{
        ...surroundings,
        session: about,
        person: { ...surroundings.person, initials: call.initials },
      }}
      item={{ pupilId, rowKey, name, form, markShown: call.codeFrom, contacts, siblings: [] }}
      correcting={{
        eventId,
        draft: draftOfRecorded(recorded, surroundings),
        title: `Correct the call of ${call.time}`,
      }}
      note={note}
      clock={() => call.time}
    />
  );
}
