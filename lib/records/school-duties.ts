/** The duties of the school itself: of no pupil, out of the records that name none. */
import { mondayOf } from '@/lib/attendance/plain-date';
import { foldCase } from '@/lib/casework/fold';
import { assessSchool, explainSchoolDuty } from '@/lib/duties/assess';
import type { SchoolFacts } from '@/lib/duties/facts';
import type { Duty } from '@/lib/duties/types';
import type { DutyView } from '@/lib/messages/views';
import type { AssessedSchool } from './assessed';
import type { RecordsDatabase } from './database';
import { eventsOf } from './events';
import { dueText } from './views/words';

/** Under this id the records of the school itself are kept, and its duties shown. */
export const OF_NO_PUPIL = '';

type At = Pick<AssessedSchool, 'moment' | 'rules' | 'calendar'>;

export interface SchoolItself {
  facts: SchoolFacts;
  duties: readonly Duty[];
}

export async function assessSchoolItself(
  db: RecordsDatabase,
  tenant: string,
  { moment, rules, calendar }: At,
): Promise<SchoolItself> {
  const { byPupil } = await eventsOf(db, tenant, [OF_NO_PUPIL]);
  const casework = foldCase(byPupil.get(OF_NO_PUPIL) ?? [], { pupilId: null, through: moment });
  const facts: SchoolFacts = { tenant, moment, calendar: calendar.calendar, casework, rules };
  return { facts, duties: assessSchool(facts) };
}

/** What is open, and what was recorded today or about this week. */
export function schoolDutyViews({ facts, duties }: SchoolItself): DutyView[] {
  const { date } = facts.moment;
  const isNews = ({ settledBy }: Duty) =>
    facts.casework.events.some(
      ({ id, about, at }) =>
        id === settledBy?.eventId &&
        (mondayOf(about.date) === mondayOf(date) || at.startsWith(date)),
    );
  return duties
    .filter((duty) => duty.state !== 'settled' || isNews(duty))
    .map((duty) => ({
      key: duty.key,
      id: duty.id,
      pupilId: OF_NO_PUPIL,
      name: 'The school',
      form: null,
      state: duty.state,
      weight: duty.weight,
      label: duty.label,
      detail: explainSchoolDuty(facts, duty)?.sentence ?? '',
      owner: duty.owner,
      dueText: dueText(duty, facts.moment.date),
      settledByEvent: duty.settledBy?.eventId ?? null,
    }));
}
