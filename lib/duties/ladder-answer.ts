/** What the escalation ladder says about the pupil of the facts, asked once for all duties. */
import { NO_MARK } from '@/lib/attendance/code-index';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { AttendanceCount } from '@/lib/casework/attendance-count';
import { isAtOrBelow, nextStep, type NextStep } from '@/lib/casework/ladder';
import { ATTENDED, POSSIBLE } from './codes';
import type { DutyFacts } from './facts';
import { schoolYear } from './school-days';

const answers = new WeakMap<DutyFacts, NextStep>();

/** Null: no case and no threshold reached, which is so for most pupils and cheap to tell. */
export function ladderAnswer(facts: DutyFacts): NextStep | null {
  const { statistics, casework, rules, moment } = facts;
  if (casework.steps.length === 0 && casework.activeDeviations.length === 0) {
    const first = rules.get('ladder')[0]?.attendanceAtOrBelowTenths ?? null;
    if (statistics.possible === 0) return null;
    if (first !== null && !isAtOrBelow(statistics, first)) return null;
  }
  const known = answers.get(facts);
  if (known) return known;
  const answer = nextStep({
    state: casework,
    attendance: statistics,
    attendanceBetween: (from, to) => attendanceBetween(facts, from, to),
    atOrBelowSince: (tenths, possible) => atOrBelowSince(facts, tenths, possible),
    calendar: facts.calendar,
    rules,
    asOf: moment.date,
  });
  answers.set(facts, answer);
  return answer;
}

/** Whole sessions through the moment at the latest. Null where the calendar begins later. */
export function attendanceBetween(
  facts: DutyFacts,
  from: PlainDate,
  to: PlainDate,
): AttendanceCount | null {
  const { calendar, history } = facts;
  const [begins] = calendar.days;
  if (begins === undefined || to < begins) return null;
  const count = { possible: 0, attended: 0 };
  const end = Math.min(
    calendar.sessionsThrough({ date: to, session: 'PM' }),
    calendar.sessionsThrough(facts.moment),
  );
  for (let index = firstSession(facts, from); index < end; index += 1)
    add(count, history.codes[index] ?? NO_MARK);
  return count;
}

/** The day since which attendance of the school year to date has stood at or below a threshold. */
function atOrBelowSince(facts: DutyFacts, tenths: number, least: number): PlainDate | null {
  const { calendar, history, moment } = facts;
  const count = { possible: 0, attended: 0 };
  const from = calendar.firstSessionFrom(schoolYear(moment.date).from);
  const end = calendar.sessionsThrough(moment);
  let since: number | null = null;
  for (let index = Math.max(from, firstSession(facts, null)); index < end; index += 1) {
    add(count, history.codes[index] ?? NO_MARK);
    if (count.possible < Math.max(1, least) || !isAtOrBelow(count, tenths)) since = null;
    else since ??= index;
  }
  return since === null ? null : calendar.sessionAt(since).date;
}

function firstSession({ calendar, pupil }: DutyFacts, from: PlainDate | null): number {
  const starts = pupil.startDate === null ? 0 : calendar.firstSessionFrom(pupil.startDate);
  return from === null ? starts : Math.max(starts, calendar.firstSessionFrom(from));
}

function add(count: { possible: number; attended: number }, byte: number): void {
  count.possible += POSSIBLE[byte] ?? 0;
  count.attended += ATTENDED[byte] ?? 0;
}
