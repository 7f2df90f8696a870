/**
 * N1 to N10 of attendance-rules.md section 8 once more, as slowly and plainly as they read: objects,
 * filters, one rule at a time. It shares no line with lib/attendance but dates, and only serves to be
 * compared with it.
 */
import { readFileSync } from 'node:fs';
import { addDays, mondayOf, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { CalendarDefinition } from '@/lib/attendance/calendar';
import type { Mark } from '@/lib/attendance/history';
import type {
  PupilStatistics,
  StatisticsFacts,
  StatisticsRules,
} from '@/lib/attendance/pupil-statistics';
import type { Session, SessionOfDay } from '@/lib/attendance/session';

interface CodeRow {
  code: string;
  possible: boolean;
  attending: boolean;
  authorised: boolean;
  inSchool: boolean;
  from: string;
  to: string;
}

const CODES: CodeRow[] = codesOf(
  readFileSync(new URL('./fixtures/attendance-codes.csv', import.meta.url), 'utf8'),
);

/** Columns of the fixture without the name, which alone may hold commas in quotes. */
function codesOf(csv: string): CodeRow[] {
  const [, ...lines] = csv.trim().split('\n');
  return lines.map((line) => {
    const cells = line.replace(/"[^"]*"/g, '').split(',');
    return {
      code: cells[0] ?? '',
      possible: cells[3] === 'true',
      attending: cells[4] === 'true',
      authorised: cells[5] === 'true',
      inSchool: cells[9] === 'true',
      from: cells[11] ?? '',
      to: cells[12] ?? '',
    };
  });
}

/** What a mark counts as; `unread` counts as nothing; null is no mark. */
function codeOf(text: string, date: string): CodeRow | 'unread' | null {
  const shown = text.trim();
  if (shown === '' || /^[-‐‑‒–—−*!@]+$/.test(shown) || /^\d+$/.test(shown)) return null;
  const upper = shown.toUpperCase();
  const isListed = ({ code }: CodeRow): boolean => code === upper && code.length < 3;
  const inForce = ({ from, to }: CodeRow): boolean =>
    (from === '2006-09-01' || date >= from) && (to === '' || date <= to);
  const listed = CODES.find((row) => isListed(row) && inForce(row));
  if (listed) return listed;
  if (/^[A-Z]\d+$/.test(upper) && upper.length < 6) {
    for (const length of [2, 1]) {
      const parent = CODES.find(
        (row) =>
          row.code === upper.slice(0, length) &&
          row.code.length === length &&
          upper.length > length &&
          inForce(row),
      );
      if (parent) return parent;
    }
  }
  return 'unread';
}

interface Register extends Session {
  code: CodeRow | 'unread' | null;
}

export function schoolSessions(definition: CalendarDefinition): Session[] {
  const sessions: Session[] = [];
  for (const year of definition.years) {
    const off = new Set(year.nonSchoolDays?.map(({ date }) => date));
    for (const term of year.terms) {
      for (let date = term.from; date <= term.to; date = addDays(date, 1)) {
        if ([0, 6].includes(weekday(date))) continue;
        if (off.has(date)) continue;
        const only = year.oneSessionDays?.find((day) => day.date === date)?.session;
        const halves: SessionOfDay[] = ['AM', 'PM'];
        for (const session of halves) {
          if (only !== undefined && only !== session) continue;
          const closed = definition.closures?.some(
            (closure) =>
              closure.date === date &&
              (closure.session === undefined ||
                closure.session === null ||
                closure.session === session),
          );
          if (!closed) sessions.push({ date, session });
        }
      }
    }
  }
  return sessions.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key({ date, session }: Session): string {
  return `${date} ${session}`;
}

function schoolYear(date: string): string {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= '08' ? `${year}` : `${year - 1}`;
}

export function naiveStatistics(
  definition: CalendarDefinition,
  marks: readonly Mark[],
  asOf: Session,
  facts: StatisticsFacts,
  rules: StatisticsRules,
): PupilStatistics {
  const all = schoolSessions(definition);
  const days = [...new Set(all.map(({ date }) => date))];
  const text = new Map(marks.map((mark) => [key(mark), mark.code]));

  // N1
  const registers: Register[] = all
    .filter((session) => key(session) <= key(asOf))
    .filter(({ date }) => facts.startDate === null || date >= facts.startDate)
    .filter(({ date }) => facts.leavingDate === null || date <= facts.leavingDate)
    .map((session) => ({ ...session, code: codeOf(text.get(key(session)) ?? '', session.date) }));
  const known = (code: Register['code']): CodeRow | null => (code === 'unread' ? null : code);
  const isPossible = ({ code }: Register): boolean => known(code)?.possible ?? false;
  // N3
  const isSeen = ({ code }: Register): boolean =>
    known(code)?.attending === true || known(code)?.code === 'U';
  const isOneOf = (codes: readonly string[], { code }: Register): boolean =>
    codes.includes(known(code)?.code ?? '');

  // N2
  const year = registers.filter(({ date }) => schoolYear(date) === schoolYear(asOf.date));
  const possible = year.filter(isPossible).length;
  const attended = year.filter(({ code }) => known(code)?.attending).length;
  const authorised = year.filter(({ code }) => known(code)?.authorised).length;
  const absent = possible - attended;
  const inYear = (code: string): number => year.filter((mark) => isOneOf([code], mark)).length;
  let status: PupilStatistics['status'] = 'OK';
  if (absent * 100 >= possible * rules.persistentAbsencePercent) status = 'PA';
  if (absent * 100 >= possible * rules.severeAbsencePercent) status = 'SA';
  if (possible === 0) status = 'n/a';

  // Pupil-days with a possible session, newest first: all others are neutral (N3).
  const ofDay = new Map<string, Register[]>();
  for (const mark of registers.filter(isPossible))
    ofDay.set(mark.date, [...(ofDay.get(mark.date) ?? []), mark]);
  const pupilDays = days
    .map((date) => ({ date, possible: ofDay.get(date) ?? [] }))
    .filter((day) => day.possible.length > 0)
    .reverse();
  const takeWhile = <T>(list: T[], holds: (item: T) => boolean): T[] => {
    const end = list.findIndex((item) => !holds(item));
    return end < 0 ? list : list.slice(0, end);
  };

  // N4, N5
  const absentDays = takeWhile(pupilDays, (day) => !day.possible.some(isSeen));
  const sinceSeen = takeWhile(
    registers.filter((mark) => isPossible(mark) || isSeen(mark)).reverse(),
    (mark) => !isSeen(mark),
  );
  const welfare = absentDays
    .filter((day) => !day.possible.every((mark) => isOneOf(rules.plannedCodes, mark)))
    .map(({ date }) => date)
    .reverse();
  const oldest = sinceSeen.at(-1);

  // N6
  const unauthorisedRun = takeWhile(pupilDays, (day) =>
    day.possible.every((mark) => isOneOf(['G', 'N', 'O', 'U'], mark)),
  );
  const groundIRun = takeWhile(pupilDays, (day) =>
    day.possible.every((mark) => isOneOf(rules.groundICodes, mark)),
  );

  // N7
  const weeks = [...new Set(days.map(mondayOf))]
    .filter((monday) => monday <= mondayOf(asOf.date))
    .slice(-rules.penaltyWindowSchoolWeeks);
  const penalty = registers
    .filter(({ date }) => weeks.includes(mondayOf(date)))
    .filter((mark) => isOneOf(rules.penaltyCodes, mark))
    .filter(({ date }) => !facts.usedInNotice.some(({ from, to }) => from <= date && date <= to));

  // N8
  const openN = registers.filter((mark) => isOneOf(['N'], mark));
  const [earliest] = openN;
  const deadline: PlainDate | null = earliest
    ? (days.filter((date) => date > earliest.date)[rules.reasonDeadlineSchoolDays - 1] ?? null)
    : null;

  // N10
  const isIn = (list: readonly Session[], session: Session): boolean =>
    list.some((one) => key(one) === key(session));
  const unexplained = registers.filter(
    (mark) =>
      (isOneOf(['N'], mark) && !isIn(facts.reasonGiven, mark)) ||
      (isOneOf(['O'], mark) && isIn(facts.reasonUnknown, mark)) ||
      (isPossible(mark) && !isSeen(mark) && isIn(facts.reasonNotAccepted ?? [], mark)),
  );

  const plain = ({ date, session }: Session): Session => ({ date, session });
  return {
    possible,
    attended,
    authorised,
    unauthorised: possible - attended - authorised,
    status,
    provisional: possible < rules.provisionalBelowSessions,
    lates: inYear('L'),
    latesAfterClose: inYear('U'),
    missingMarks: year.filter(({ code }) => code === null).length,
    unreadMarks: year.filter(({ code }) => code === 'unread').length,
    illnessSessions: inYear('I'),
    absenceRunDays: absentDays.length,
    absenceRunSessions: sinceSeen.length,
    absenceRunFrom: oldest ? plain(oldest) : null,
    welfareDays: welfare.length,
    welfareDayDates: welfare,
    unauthorisedRunDays: unauthorisedRun.length,
    groundIRunDays: groundIRun.length,
    penaltyCount: facts.compulsorySchoolAge ? penalty.length : 0,
    penaltyFrom: weeks[0] ?? null,
    openN: openN.map(plain),
    nDeadline: deadline,
    nOverdue: deadline !== null && asOf.date > deadline,
    unexplained: unexplained.map(plain),
    unexplainedToday: unexplained.some(({ date }) => date === asOf.date),
  };
}
