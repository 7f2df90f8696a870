import { shownName } from '@/lib/attendance/pupil';
import { emptyContext } from '@/lib/casework/context';
import { foldCase } from '@/lib/casework/fold';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { eventsOf } from '@/lib/records/events';
import { contextsOf, pupilsOf } from '@/lib/records/pupils';
import { isConfidential } from '@/lib/records/views/confidential';
import { contactsOf } from '@/lib/records/views/queue-view';
import { mayReadWorkers } from '@/lib/records/views/words';
import { personOf } from './person';
import type { Desk } from './desk';

/** A record as it reads now, corrections included. */
export function recorded(desk: Desk): Pick<Handlers, 'event/recorded'> {
  const { db } = desk;
  return {
    async 'event/recorded'({ tenant, pupilId, eventId }) {
      const [{ rows: list }, events, contexts, person] = await Promise.all([
        pupilsOf(db, tenant),
        eventsOf(db, tenant, [pupilId ?? '']),
        contextsOf(db, tenant, pupilId === null ? [] : [pupilId]),
        personOf(desk),
      ]);
      const pupil = list.find(({ id }) => id === pupilId);
      const casework = foldCase(events.byPupil.get(pupilId ?? '') ?? [], { pupilId });
      const event = casework.events.find(({ id }) => id === eventId);
      if ((pupilId !== null && !pupil) || !event) {
        throw new Refused('no-such-event', 'This is not on record any more: it was undone.');
      }
      if (isConfidential(event.payload) && !mayReadWorkers(person?.role ?? null)) {
        throw new Refused(
          'not-for-role',
          'What stands here is not shown to this role: ask the safeguarding lead to put it right.',
        );
      }
      const { date } = event.about;
      const context = contexts.byPupil.get(pupilId ?? '') ?? emptyContext(tenant, pupilId ?? '');
      return {
        eventId,
        pupilId,
        name: pupil ? shownName(pupil) : '',
        form: pupil?.form ?? null,
        about: event.about,
        payload: event.payload,
        by: event.by.initials,
        contacts: contactsOf({ context, casework, moment: { date } }),
      };
    },
  };
}
