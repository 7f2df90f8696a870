/**
 * The ribbon of a card: every weekday from the first day of a school year to its last, with what
 * stands in each session or why nothing can stand there.
 */
import { schoolYearOf, type SchoolCalendar } from '@/lib/attendance/calendar';
import { isWeekend, type CalendarYear } from '@/lib/attendance/calendar-definition';
import { readCode, type CodeReading } from '@/lib/attendance/codes';
import { addDays, type PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { compareSessions, sessionKey, type Session } from '@/lib/attendance/session';
import type { CardDay, CardMark, CardSlot, CardYear, SlotKind } from '@/lib/messages/card-view';
import type { CardRows } from '../card-rows';
import type { CalendarInUse } from '../calendars';
import { codeAt, FROM, marksIn } from '../packed-marks';
import type { MarkSource, MarksRow, ProvenanceRow } from '../rows';
import { firstDayOf, schoolYearOf as autumnOf, slotOf } from '../school-year';

export interface CardYearsGiven {
  rows: CardRows;
  calendar: CalendarInUse;
  pupil: Pick<Pupil, 'startDate' | 'leavingDate'>;
  asOf: Session;
  /** The session's mark was on the page and could not be read. */
  unread: readonly { date: PlainDate; session: Session['session'] | null; why: string }[];
  /** Absences nobody has explained (N10). */
  unexplained: readonly Session[];
  /** The reason that stands for an absence. */
  reasonOf(session: Session): CardMark['reason'];
}

export function cardYears(given: CardYearsGiven): CardYear[] {
  const { rows, asOf } = given;
  const marked = rows.marks.filter(({ codes }) => codes.some((code) => code !== 0));
  if (marked.length === 0) return [];
  const autumns = [...new Set([autumnOf(asOf.date), ...marked.map(({ year }) => year)])];
  const draw = drawerOf(given);
  return autumns
    .sort((a, b) => b - a)
    .filter((autumn) => autumn <= autumnOf(asOf.date))
    .flatMap((autumn) => yearOf(autumn, given, draw) ?? []);
}

/** The day asked about, whether or not it lies in a term. */
export function cardDay(given: CardYearsGiven): CardDay {
  return drawerOf(given)(given.asOf.date);
}

type DrawDay = (date: PlainDate) => CardDay;

function yearOf(autumn: number, given: CardYearsGiven, draw: DrawDay): CardYear | null {
  const { label } = schoolYearOf(firstDayOf(autumn));
  const { calendar, origin } = given.calendar;
  const year = calendar.definition.years.find((one) => one.label === label);
  const row = given.rows.marks.find(({ year }) => year === autumn);
  const marked = row ? [...marksIn(row)].map(({ date }) => date) : [];
  const terms = [...(year?.terms ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
  const dates = [...terms.flatMap(({ from, to }) => [from, to]), ...marked].sort();
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return null;
  const onMarked = new Set(marked);
  const days: CardDay[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (!isWeekend(date) || onMarked.has(date)) days.push(draw(date));
  }
  const termsKnown = origin === 'given' && year !== undefined;
  return {
    label,
    termsKnown,
    terms: termsKnown
      ? terms.map(({ name, from, to }, place) => ({ name: name ?? `Term ${place + 1}`, from, to }))
      : [],
    days,
  };
}

function drawerOf(given: CardYearsGiven): DrawDay {
  const { rows, calendar, asOf, pupil } = given;
  const marks = new Map(rows.marks.map((row) => [row.year, row]));
  const provenance = new Map(rows.provenance.map((row) => [row.year, row]));
  const closedWhy = closuresOf(calendar);
  const unexplained = new Set(given.unexplained.map(sessionKey));
  const before = amendmentsBySession(rows);

  function slot(at: Session): CardSlot {
    const isOpen = calendar.calendar.sessionIndex(at) >= 0;
    const isToCome = compareSessions(at, asOf) > 0;
    const year = autumnOf(at.date);
    const code = isToCome ? null : codeIn(marks.get(year), at);
    const closed = isOpen ? null : closedWhy(at);
    const reading = code === null ? null : readCode(code, at.date);
    if (code !== null && reading && reading.kind !== 'no-mark') {
      const mark = markAt(at, code, given, provenance.get(year), before.get(sessionKey(at)));
      const known = kindOf(reading);
      const kind = unexplained.has(sessionKey(at)) ? 'no-reason' : known.kind;
      return {
        kind,
        words: closed ? closed.words : '',
        mark: {
          ...mark,
          offCalendar: !isOpen,
          reason: known.isAbsence ? given.reasonOf(at) : null,
        },
      };
    }
    if (closed) return { ...closed, mark: null };
    const notRead = given.unread.find(
      ({ date, session }) => date === at.date && session === at.session,
    );
    if (notRead) return { kind: 'unread', words: notRead.why, mark: null };
    if (isOffRoll(pupil, at.date)) return { kind: 'off-roll', words: '', mark: null };
    return { kind: isToCome ? 'to-come' : 'missing', words: '', mark: null };
  }
  return (date) => ({
    date,
    AM: slot({ date, session: 'AM' }),
    PM: slot({ date, session: 'PM' }),
  });
}

function codeIn(row: MarksRow | undefined, at: Session): string | null {
  return row ? codeAt(row, slotOf(at)) : null;
}

function isOffRoll({ startDate, leavingDate }: CardYearsGiven['pupil'], date: PlainDate): boolean {
  return (startDate !== null && date < startDate) || (leavingDate !== null && date > leavingDate);
}

/** N is unexplained until a reason is accepted: the statistics tell (N10), not the letter. */
function kindOf(reading: CodeReading): { kind: SlotKind; isAbsence: boolean } {
  if (reading.kind !== 'known' && reading.kind !== 'sub-code')
    return { kind: 'unread', isAbsence: false };
  const { code, category, authorised, unauthorised, attending } = reading.code;
  const isAbsence = authorised || unauthorised;
  if (code === 'L') return { kind: 'late', isAbsence: false };
  if (category === 'present') return { kind: 'present', isAbsence: false };
  if (attending) return { kind: 'elsewhere', isAbsence: false };
  if (authorised) return { kind: 'authorised', isAbsence };
  return { kind: unauthorised ? 'unauthorised' : 'not-possible', isAbsence };
}

type Closed = (at: Session) => { kind: SlotKind; words: string };

function closuresOf({ calendar, origin }: CalendarInUse): Closed {
  const { years, closures = [] } = calendar.definition;
  const offs = new Map(
    years.flatMap(({ nonSchoolDays = [] }) => nonSchoolDays.map((day) => [day.date, day] as const)),
  );
  const halves = new Map(
    years.flatMap(({ oneSessionDays = [] }) =>
      oneSessionDays.map((day) => [day.date, day] as const),
    ),
  );
  return ({ date, session }) => {
    if (isWeekend(date)) return { kind: 'day-off', words: 'Weekend' };
    const closure = closures.find(
      (one) => one.date === date && (one.session ?? session) === session,
    );
    if (closure) return { kind: 'closure', words: closure.reason ?? 'School closed' };
    const off = offs.get(date);
    if (origin !== 'given' || !isYearKnown(calendar, date))
      return { kind: 'no-register', words: 'No register known' };
    if (off) return { kind: 'day-off', words: off.reason ?? 'No school' };
    const half = halves.get(date);
    if (half) return { kind: 'day-off', words: half.reason ?? 'No session' };
    return { kind: 'holiday', words: 'School holiday' };
  };
}

function isYearKnown({ definition }: SchoolCalendar, date: PlainDate): boolean {
  const { label } = schoolYearOf(date);
  return definition.years.some((year: CalendarYear) => year.label === label);
}

type Before = CardMark['before'];

/** What stood in a session before, in the order in which it was replaced. */
function amendmentsBySession({ amendments, files }: CardRows): ReadonlyMap<string, Before> {
  const bySession = new Map<string, Before>();
  for (const { date, session, was, came } of [...amendments].sort(
    (a, b) => a.came.at - b.came.at,
  )) {
    const key = sessionKey({ date, session });
    const one = {
      code: was.code,
      source: { from: was.from, at: instantOf(was.at), file: fileOf(files, was) },
      until: instantOf(came.at) ?? '',
    };
    const known = bySession.get(key);
    if (known) known.push(one);
    else bySession.set(key, [one]);
  }
  return bySession;
}

function markAt(
  at: Session,
  code: string,
  { rows, asOf }: CardYearsGiven,
  provenance: ProvenanceRow | undefined,
  before: Before = [],
): Omit<CardMark, 'reason' | 'offCalendar'> {
  const slot = slotOf(at);
  const from: MarkSource = provenance?.from[slot] === FROM.page ? 'page' : 'import';
  const since = provenance?.at[slot] ?? 0;
  const row = rows.marks.find(({ year }) => year === autumnOf(at.date));
  const minutes = row?.minutesLate.find(([place]) => place === slot)?.[1] ?? null;
  const seen = at.date === asOf.date ? rows.seen[at.session] : null;
  return {
    code,
    minutesLate: minutes,
    source: { from, at: instantOf(since), file: fileOf(rows.files, { from, at: since }) },
    seenAgain: seen !== null && seen > since ? instantOf(seen) : null,
    before,
  };
}

function fileOf(
  files: CardRows['files'],
  { from, at }: { from: MarkSource; at: number },
): string | null {
  return from === 'import' ? (files.get(at) ?? null) : null;
}

/** From seconds since 1970; 0 stands for not known. */
function instantOf(seconds: number): string | null {
  return seconds === 0 ? null : new Date(seconds * 1000).toISOString();
}
