/**
 * What a meeting needs of a card: absences as they followed each other, and what was done, in the
 * order of time. On paper and as plain text it is the same list.
 */
import { longDate, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { CardDay, CardEvent, CardSlot, PupilCard, SlotKind } from '@/lib/messages/card-view';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { dayOf, whenOf } from './dates';
import { meaningOf, sourceWords } from './mark-words';

export const RANGES = ['term', 'year', 'all'] as const;
export type ChronologyRange = (typeof RANGES)[number];

export interface Span {
  /** `This school year` */
  words: string;
  from: PlainDate;
  to: PlainDate;
}

/** Null: there is no such range, because term dates or marks are not known. */
export function spanOf(
  { years, history, asOf }: Pick<PupilCard, 'years' | 'history' | 'asOf'>,
  range: ChronologyRange,
): Span | null {
  const to = asOf.date;
  const [year] = years;
  if (range === 'term') {
    const term = year?.terms.findLast(({ from }) => from <= to);
    if (!term) return null;
    return { words: `This term (${term.name})`, from: term.from, to: term.to < to ? term.to : to };
  }
  const [first] = year?.days ?? [];
  if (range === 'year') return first ? { words: 'This school year', from: first.date, to } : null;
  const starts = [
    ...years.flatMap(({ days }) => days[0]?.date ?? []),
    ...history.map(({ on }) => on),
  ].sort();
  const [earliest] = starts;
  return earliest ? { words: 'Everything kept', from: earliest < to ? earliest : to, to } : null;
}

export interface ChronologyEntry {
  on: PlainDate;
  time: string | null;
  what: string;
  /** `JB, Office`; null for marks. */
  by: string | null;
  undone: boolean;
}

/** Oldest first. */
export function chronology(card: PupilCard, { from, to }: Span): ChronologyEntry[] {
  const entries = [...absences(card), ...amendments(card), ...records(card)];
  return entries
    .filter(({ on }) => on >= from && on <= to)
    .map((entry, place) => ({ entry, place }))
    .sort(
      (a, b) =>
        compare(a.entry.on, b.entry.on) ||
        compare(a.entry.time ?? '', b.entry.time ?? '') ||
        a.place - b.place,
    )
    .map(({ entry }) => entry);
}

const ABSENT: readonly SlotKind[] = ['authorised', 'unauthorised', 'no-reason'];
/** Between two sessions of one absence these may lie; anything else ends it. */
const SAYS_NOTHING: readonly SlotKind[] = [
  'holiday',
  'day-off',
  'closure',
  'no-register',
  'to-come',
  'off-roll',
];

interface Stretch {
  from: Session;
  to: Session;
  sessions: number;
  text: string;
}

function absences({ years, codeNames }: PupilCard): ChronologyEntry[] {
  const stretches: Stretch[] = [];
  let isBroken = true;
  const days = [...years].reverse().flatMap((year) => year.days);
  for (const { at, slot } of sessionsOf(days)) {
    if (SAYS_NOTHING.includes(slot.kind) && !slot.mark) continue;
    const isTold = ABSENT.includes(slot.kind) || slot.kind === 'late' || slot.kind === 'unread';
    if (!slot.mark || !isTold || slot.mark.offCalendar) {
      isBroken = true;
      continue;
    }
    const text = `${slot.mark.code}, ${meaningOf(slot.kind, slot.mark, codeNames)}`;
    const last = stretches.at(-1);
    if (last && !isBroken && last.text === text && ABSENT.includes(slot.kind)) {
      last.to = at;
      last.sessions += 1;
    } else {
      stretches.push({ from: at, to: at, sessions: 1, text });
    }
    isBroken = false;
  }
  return stretches.map((stretch) => ({
    on: stretch.from.date,
    time: null,
    what: stretchWords(stretch),
    by: null,
    undone: false,
  }));
}

function* sessionsOf(days: readonly CardDay[]): Generator<{ at: Session; slot: CardSlot }> {
  for (const { date, AM, PM } of days) {
    yield { at: { date, session: 'AM' }, slot: AM };
    yield { at: { date, session: 'PM' }, slot: PM };
  }
}

/** `AM: I, illness (4 sessions, to Wed 9 Sep PM)` */
function stretchWords({ from, to, sessions, text }: Stretch): string {
  if (compareSessions(from, to) === 0) return `${from.session}: ${text}`;
  if (from.date === to.date) return `AM and PM: ${text}`;
  return `${from.session}: ${text} (${sessions} sessions, to ${shortDate(to.date)} ${to.session})`;
}

/** On the day on which a mark was amended, not the day of the mark. */
function amendments({ years }: PupilCard): ChronologyEntry[] {
  return years.flatMap(({ days }) =>
    [...sessionsOf(days)].flatMap(({ at, slot: { mark } }) => {
      if (!mark) return [];
      return mark.before.flatMap(({ code, until }, place) => {
        const instant = new Date(until);
        if (Number.isNaN(instant.getTime())) return [];
        const on = dayOf(instant);
        const next = mark.before[place + 1] ?? mark;
        return {
          on,
          time: whenOf(until, on),
          what: `Mark of ${shortDate(at.date)} ${at.session} amended, ${code} to ${next.code} (${next.source.from === 'page' ? 'seen on the page' : sourceWords({ ...next.source, at: null }, on)})`,
          by: null,
          undone: false,
        };
      });
    }),
  );
}

function records({ history, steps }: PupilCard): ChronologyEntry[] {
  const impacts = new Map(steps.map(({ eventId, impact }) => [eventId, impact]));
  return [...history].reverse().map((event): ChronologyEntry => {
    const impact = impacts.get(event.eventId);
    const isUndone = event.standing === 'undone';
    return {
      on: event.on,
      time: event.time,
      what: impact && !isUndone ? `${ended(recordWords(event))} ${impact}` : recordWords(event),
      by: `${event.by}, ${ROLE_WORDS[event.role]}`,
      undone: isUndone,
    };
  });
}

function ended(words: string): string {
  return /[.!?)]$/.test(words) ? words : `${words}.`;
}

/** What was recorded, with all that has become of it. */
export function recordWords(event: CardEvent): string {
  const { line, standing, changed, recovered, why, on } = event;
  const parts = [changed?.line ?? line];
  if (standing === 'corrected' && changed)
    parts.push(
      `(corrected by ${changed.by} ${whenOf(changed.at, on)}; first recorded as: ${line})`,
    );
  if (standing === 'undone' && changed)
    parts.push(`(undone by ${changed.by} ${whenOf(changed.at, on)})`);
  if (standing === 'ignored' && why !== null) parts.push(`(not counted: ${why})`);
  if (recovered) parts.push('(read back from a comment in Arbor)');
  const recorded = new Date(event.recordedAt);
  if (!recovered && !Number.isNaN(recorded.getTime()) && dayOf(recorded) !== on)
    parts.push(`(recorded ${whenOf(event.recordedAt, on)})`);
  return parts.join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Who made the sheet, and when by the computer's clock. */
export interface Made {
  by: string | null;
  on: PlainDate;
  time: string;
}

export function headLines(card: PupilCard, span: Span, made: Made): string[] {
  const { pupil, school, asOf } = card;
  const who = [pupil.name, pupil.legalName && `(${pupil.legalName})`].filter(Boolean).join(' ');
  const by = made.by === null ? 'Made' : `Made by ${made.by}`;
  return [
    `${who}${pupil.form === null ? '' : `, ${pupil.form}`}. ${school}`,
    `${span.words}: ${longDate(span.from)} to ${longDate(span.to)}`,
    `${by} on ${longDate(made.on)} at ${made.time}, as of ${shortDate(asOf.date)} ${asOf.session}`,
  ];
}

export const NOTHING = 'Nothing was recorded and no session was missed in this time.';

/** A mail program shows about this many characters without breaking a line itself. */
const WIDTH = 78;
const INDENT = 'Tue 15 Sep 2026  09:14  '.length;

export function chronologyText(card: PupilCard, span: Span, made: Made): string {
  const entries = chronology(card, span);
  const lines = entries.flatMap(({ on, time, what, by }) => {
    const head = `${longDate(on).padEnd(15)}  ${(time ?? '').padEnd(5)}  `;
    const [first = '', ...rest] = wrapped(by === null ? what : `${what} [${by}]`, WIDTH - INDENT);
    return [head + first, ...rest.map((line) => ' '.repeat(INDENT) + line)];
  });
  return [
    'CHRONOLOGY',
    ...headLines(card, span, made),
    ...card.figures
      .slice(0, FIGURES)
      .flatMap(({ label, value, how }) => wrapped(`${label}: ${value}. ${how}`, WIDTH)),
    '',
    ...(entries.length === 0 ? [NOTHING] : lines),
    '',
  ].join('\n');
}

/** Attendance, and the absence that is going on. */
export const FIGURES = 2;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
