/**
 * What is left, in sentences to be read out beside the history: each from figures that were counted,
 * none of them a prediction about a child.
 */
import type { PenaltyForecast, StatusForecast } from '@/lib/attendance/forecast';
import { latenessOverDays, latenessRecorded } from '@/lib/attendance/lateness';
import type { AbsencePattern } from '@/lib/attendance/patterns';
import { shortDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { OutlookLine } from '@/lib/messages/views';

export interface OutlookFigures {
  /** Null: the days left of the year are not known, because nobody gave term dates. */
  forecasts: { persistent: StatusForecast; severe: StatusForecast } | null;
  possible: number;
  absent: number;
  penalty: PenaltyForecast;
  penaltySessions: number;
  penaltyWindowSchoolWeeks: number;
  /** Null: no date of birth, so the sessions are counted as if it were so. */
  compulsorySchoolAge: boolean | null;
  patterns: readonly AbsencePattern[];
  lateness: {
    /** L and U of the school year. */
    times: number;
    /** Of these, the minutes of each that says how late. */
    minutes: readonly number[];
    minutesInSchoolDay: number;
    schoolDaysInYear: number;
    isExample: boolean;
  };
}

/** Empty before anything was marked in the school year. */
export function outlookLines(figures: OutlookFigures): OutlookLine[] {
  const { possible, penalty, lateness } = figures;
  if (possible === 0 && penalty.count === 0 && lateness.times === 0) return [];
  return [
    ...statusLines(figures),
    penaltyLine(figures),
    ...figures.patterns.map(patternLine),
    ...latenessLines(figures.lateness),
  ];
}

function statusLines({ forecasts, possible, absent }: OutlookFigures): OutlookLine[] {
  if (forecasts === null) {
    const text =
      'The term dates are not known, so nothing can be said about the sessions left this year.';
    return [{ about: 'term-dates', text, isExample: false }];
  }
  const { persistent, severe } = forecasts;
  return [
    statusLine('persistent', 'Persistent', persistent, possible, absent),
    statusLine('severe', 'Severe', severe, possible, absent),
  ];
}

function statusLine(
  about: OutlookLine['about'],
  name: string,
  forecast: StatusForecast,
  possible: number,
  absent: number,
): OutlookLine {
  const { percent, reachedAt, sessionsInYear, sessionsLeft, standsNow, clearsAfter } = forecast;
  const missed = `${absent} of ${possible} sessions missed`;
  const limit = `${percent}% of the year is ${reachedAt} of ${sessionsInYear} sessions`;
  const text = (() => {
    if (standsNow && clearsAfter)
      return `${name} absence now, with ${missed}: it clears after ${sessionWords(clearsAfter)} if every session is attended.`;
    if (standsNow)
      return `${name} absence now, with ${missed}: it does not clear this school year, even if every session is attended.`;
    if (sessionsLeft > sessionsInYear - possible)
      return `${name} absence can no longer be reached by the end of the year: ${limit}, and ${absent} ${wasWere(absent)} missed.`;
    return `${name} absence for the year after ${more(sessionsLeft)}: ${limit}, and ${absent} ${wasWere(absent)} missed.`;
  })();
  return { about, text, isExample: false };
}

function penaltyLine(figures: OutlookFigures): OutlookLine {
  return { about: 'penalty', text: penaltyText(figures), isExample: false };
}

function penaltyText({
  penalty,
  penaltySessions,
  penaltyWindowSchoolWeeks,
  compulsorySchoolAge,
}: OutlookFigures): string {
  if (compulsorySchoolAge === false)
    return 'Not of compulsory school age, so no session counts towards a penalty notice.';
  const { count, openN, sessionsLeft, oldest, oldestDropsOut } = penalty;
  const window = `towards a penalty notice in ${penaltyWindowSchoolWeeks} school weeks`;
  const parts = [
    sessionsLeft === 0
      ? `${count} sessions ${window}, so the threshold of ${penaltySessions} is met`
      : `${count} of ${penaltySessions} sessions ${window}, ${sessionsLeft} left`,
  ];
  if (oldest && oldestDropsOut)
    parts.push(`the oldest, ${sessionWords(oldest)}, drops out on ${shortDate(oldestDropsOut)}`);
  if (openN > 0) parts.push(`${openN} ${openN === 1 ? 'is' : 'are'} N and may still be amended`);
  if (compulsorySchoolAge === null)
    parts.push('the date of birth is not known, so check school age');
  return `${parts.join('; ')}.`;
}

const WEEKDAYS = [
  'Sundays',
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
];

function patternLine({
  about,
  absentDays,
  possibleDays,
  expectedDays,
}: AbsencePattern): OutlookLine {
  const days =
    about.kind === 'weekday'
      ? (WEEKDAYS[about.weekday] ?? 'days')
      : 'school days next to holidays or other days off';
  return {
    about: 'pattern',
    text: `Absent on ${absentDays} of ${possibleDays} ${days}, where chance would give about ${expectedDays.toFixed(1)}: a question to ask, not a reason.`,
    isExample: false,
  };
}

function latenessLines(lateness: OutlookFigures['lateness']): OutlookLine[] {
  const { times, minutes, minutesInSchoolDay, schoolDaysInYear, isExample } = lateness;
  if (times === 0) return [];
  const often = `Late ${timesWords(times)} this school year`;
  if (minutes.length === 0) {
    return [{ about: 'lateness', text: `${often}; no minutes were recorded.`, isExample: false }];
  }
  const some = minutes.length < times ? `, ${minutes.length} of them with minutes recorded` : '';
  const recorded = latenessRecorded(minutes, minutesInSchoolDay);
  const each = Math.round(recorded.minutes / minutes.length);
  const yearly = latenessOverDays(each, schoolDaysInYear, minutesInSchoolDay);
  return [
    { about: 'lateness', text: `${often}${some}: ${recorded.formula} lost.`, isExample },
    {
      about: 'lateness-every-day',
      text: `At that average on every school day of a year: ${yearly.formula} lost.`,
      isExample,
    },
  ];
}

/** `PM on Fri 6 Nov` */
function sessionWords({ date, session }: Session): string {
  return `${session} on ${shortDate(date)}`;
}

function wasWere(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function timesWords(times: number): string {
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : `${times} times`;
}

function more(count: number): string {
  return `${count} more missed ${count === 1 ? 'session' : 'sessions'}`;
}
