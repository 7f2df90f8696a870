import { shownName } from '@/lib/attendance/pupil';
import { emptyContext } from '@/lib/casework/context';
import { foldCase } from '@/lib/casework/fold';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { eventsOf } from '@/lib/records/events';
import { contextsOf, pupilsOf } from '@/lib/records/pupils';
import { contactsOf } from '@/lib/records/views/queue-view';
import type { Desk } from './desk';

/** A recorded call as it reads now, corrections included. */
export function recordedCall(desk: Desk): Pick<Handlers, 'call/recorded'> {
  const { db } = desk;
  return {
    async 'call/recorded'({ tenant, pupilId, eventId }) {
      const [{ rows: list }, events, contexts] = await Promise.all([
        pupilsOf(db, tenant),
        eventsOf(db, tenant, [pupilId]),
        contextsOf(db, tenant, [pupilId]),
      ]);
      const pupil = list.find(({ id }) => id === pupilId);
      const casework = foldCase(events.byPupil.get(pupilId) ?? [], { pupilId });
      const event = casework.byKind.call.find(({ id }) => id === eventId);
      if (!pupil || !event) {
        throw new Refused('no-such-call', 'This call is not on record any more: it was undone.');
      }
      const { call, comment } = event.payload;
      const { date, session } = event.about;
      const context = contexts.byPupil.get(pupilId) ?? emptyContext(tenant, pupilId);
      return {
        eventId,
        pupilId,
        name: shownName(pupil),
        form: pupil.form,
        about: { date, session: session ?? 'AM' },
        call,
        comment,
        by: event.by.initials,
        contacts: contactsOf({ context, casework, moment: { date } }),
      };
    },
  };
}
