/**
 * The demonstration school: invented, the same for everyone, shown on any date. The extension loads
 * it for people who want to try Alongside, and the stand-in for Arbor shows the same pupils.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { SchoolCalendar, schoolYearOf, type CalendarDefinition } from '@/lib/attendance/calendar';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { PupilContext } from '@/lib/casework/context';
import type { CaseEvent } from '@/lib/casework/events';
import { autumnOf, demonstrationYear, snowDay } from './academic-year';
import { SCENE_FORM } from './cast';
import { eventsOf } from './events';
import { codeOfByte, DemonstrationMarks, marksOf, type YearFrame } from './marks';
import { peopleOf } from './people';
import { DEMONSTRATION_SCHOOLS, type DemonstrationTenant, type SchoolPlan } from './schools';

/** What the register of the demonstrated session shows for one pupil. */
export type TodaysMark =
  | { state: 'marked'; code: string; minutesLate: number | null }
  /** Filled in before the register was opened: leave, provision, part-time timetable. */
  | { state: 'planned'; code: string }
  | { state: 'blank' };

export interface DemonstrationSchool {
  tenant: DemonstrationTenant;
  name: string;
  plan: SchoolPlan;
  calendar: CalendarDefinition;
  /** School days of the calendar, oldest first. */
  schoolDays: readonly PlainDate[];
  pupils: Pupil[];
  contexts: PupilContext[];
  /** Two years of marks, up to but not including the session asked for. */
  marks: DemonstrationMarks;
  /** By pupil id; empty when the school has no such session. */
  today: ReadonlyMap<string, TodaysMark>;
  events: CaseEvent[];
}

const YEARS_OF_MARKS = 2;
const PLANNED = new Set(['C2', 'C', 'D', 'B', 'G', 'K', 'E', 'X', 'R', 'V']);
/** Registers that nobody has taken yet on the demonstrated morning. */
const NOT_TAKEN: Record<DemonstrationTenant, readonly string[]> = {
  'oakfield-demo': ['3A', 'RB'],
  'riverside-demo': ['8C', '10F', '11B'],
};

function calendarFor(date: PlainDate): SchoolCalendar {
  const autumn = autumnOf(date);
  const snow = snowDay(autumn - 1);
  return SchoolCalendar.from({
    years: [autumn - 2, autumn - 1, autumn].map(demonstrationYear),
    closures: [{ date: snow, reason: 'Snow: the school was closed', enteredOn: snow }],
  });
}

/** The session itself when the school is open, else the morning of the last school day before. */
export function nearestSchoolSession(session: Session): Session {
  const calendar = calendarFor(session.date);
  if (calendar.sessionIndex(session) >= 0) return session;
  const before = calendar.days.findLast((day) => day <= session.date);
  return { date: before ?? session.date, session: 'AM' };
}

function yearsBefore(date: PlainDate, years: number): PlainDate {
  const monthAndDay = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return plainDateOf(`${Number(date.slice(0, 4)) - years}${monthAndDay}`);
}

function framesOf({ definition, days }: SchoolCalendar): YearFrame[] {
  let offset = 0;
  return definition.years.map(({ label }) => {
    const ofYear = days.filter((day) => schoolYearOf(day).label === label);
    const frame = { label, days: ofYear, offset };
    offset += ofYear.length;
    return frame;
  });
}

const placeOf = (day: number, session: Session['session']): number =>
  day * 2 + (session === 'AM' ? 0 : 1);

/**
 * @param through the session on screen; its register is `today`, the marks end just before it.
 */
export function demonstrationSchool(
  which: DemonstrationTenant,
  through: Session,
): DemonstrationSchool {
  const plan = DEMONSTRATION_SCHOOLS[which];
  const calendar = calendarFor(through.date);
  const { days, definition } = calendar;
  const frames = framesOf(calendar);
  const lastDay = days.findLastIndex((day) => day <= through.date);
  const firstDay = Math.max(
    0,
    days.findIndex((day) => day >= yearsBefore(through.date, YEARS_OF_MARKS)),
  );
  const autumn = autumnOf(through.date);
  const yearStarts = definition.years.at(-1)?.terms[0]?.from ?? through.date;
  const people = peopleOf(plan, autumn, yearStarts);
  const snow = days.findIndex((day) => day > snowDay(autumn - 1));
  const { codes, minutes } = marksOf({
    plan,
    people,
    frames,
    days,
    firstDay,
    lastDay,
    snow: snow > 0 ? [snow] : [],
  });

  const firstSession = calendar.firstSessionOfDay[firstDay] ?? 0;
  const sessions: Session[] = [];
  /** Where each session stands in the days' pairs of marks. */
  const places: number[] = [];
  for (let at = firstSession; at < calendar.sessionCount; at += 1) {
    const session = calendar.sessionAt(at);
    if (compareSessions(session, through) >= 0) break;
    sessions.push(session);
    places.push(placeOf((calendar.dayOfSession[at] ?? 0) - firstDay, session.session));
  }
  const width = Math.max(0, lastDay - firstDay + 1) * 2;
  const isSchoolSession = calendar.sessionIndex(through) >= 0;
  const todayAt = placeOf(lastDay - firstDay, through.session);
  const today = new Map<string, TodaysMark>();
  const kept = new Uint8Array(people.length * sessions.length);
  const keptMinutes = new Uint8Array(people.length * sessions.length);
  people.forEach(({ pupil, cast }, at) => {
    const row = at * width;
    places.forEach((place, session) => {
      kept[at * sessions.length + session] = codes[row + place] ?? 0;
      keptMinutes[at * sessions.length + session] = minutes[row + place] ?? 0;
    });
    if (!isSchoolSession) return;
    const code = codeOfByte(codes[row + todayAt] ?? 0);
    if (code === null) {
      today.set(pupil.id, { state: 'blank' });
    } else if (PLANNED.has(code) && !cast) {
      today.set(pupil.id, { state: 'planned', code });
    } else if (NOT_TAKEN[which].includes(pupil.form ?? '') && pupil.form !== SCENE_FORM) {
      today.set(pupil.id, { state: 'blank' });
    } else {
      const late = minutes[row + todayAt] ?? 0;
      today.set(pupil.id, { state: 'marked', code, minutesLate: late > 0 ? late : null });
    }
  });
  const marks = new DemonstrationMarks(
    sessions,
    people.map(({ pupil }) => pupil.id),
    kept,
    keptMinutes,
  );
  return {
    tenant: which,
    name: plan.name,
    plan,
    calendar: definition,
    schoolDays: days,
    pupils: people.map(({ pupil }) => pupil),
    contexts: people.map(({ context }) => context),
    marks,
    today,
    events: isSchoolSession ? eventsOf(plan, people, days, lastDay, through, marks) : [],
  };
}
