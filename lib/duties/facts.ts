import type { SchoolCalendar } from '@/lib/attendance/calendar';
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilStatistics } from '@/lib/attendance/pupil-statistics';
import type { PupilContext } from '@/lib/casework/context';
import type { CaseState } from '@/lib/casework/state';
import type { Rules } from '@/lib/rules/types';
import { isRegisterClosed } from './off-site';
import { today, type Today, type UnreadMark } from './today';
import type { Moment } from './types';

export interface FactsGiven {
  moment: Moment;
  pupil: Pupil;
  context: PupilContext;
  /** Taken once, as of the moment. Where school age is unknown: taken as if compulsory. */
  statistics: PupilStatistics;
  history: AttendanceHistory;
  /** Folded through the moment's session. */
  casework: CaseState;
  rules: Rules;
  /** Marks of the moment's date that could not be read from the page. */
  unread: readonly UnreadMark[];
}

/** Everything the duties of one pupil are judged on. Nothing else is ever looked at. */
export interface DutyFacts extends FactsGiven {
  readonly calendar: SchoolCalendar;
  readonly registerClosed: boolean;
  readonly today: Today;
}

export function takeFacts(
  given: Omit<FactsGiven, 'statistics'>,
  statistics: PupilStatistics,
): DutyFacts {
  return {
    moment: given.moment,
    pupil: given.pupil,
    context: given.context,
    statistics,
    history: given.history,
    casework: given.casework,
    rules: given.rules,
    unread: given.unread,
    calendar: given.history.calendar,
    registerClosed: isRegisterClosed(given.moment, given.moment.session, given.rules),
    today: today(given, statistics),
  };
}

/** What the duties of the school itself are judged on. */
export interface SchoolFacts {
  readonly tenant: string;
  readonly moment: Moment;
  readonly calendar: SchoolCalendar;
  /** The school's own case: events that name no pupil. */
  readonly casework: CaseState;
  readonly rules: Rules;
}
