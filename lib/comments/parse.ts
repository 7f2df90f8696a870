import type { CallOutcome, CallRecord } from '@/lib/attendance/call-record';
import {
  addDays,
  daysBetween,
  isPlainDate,
  weekday,
  type PlainDate,
} from '@/lib/attendance/plain-date';
import { USUAL_FORMAT, type CommentFormat, type ReasonKind } from './format-of-school';
import { normaliseCall } from './normalise';
import {
  CODE_CHANGE,
  CODE_STAYS,
  NEXT_MARK,
  OPENINGS,
  OUTCOME_PHRASES,
  OWN_OPENINGS,
  readsAsPlace,
  REASON_WORDS,
  reasonWord,
  RETURN_UNKNOWN,
  saidByOpening,
  WHERE_MARK,
} from './wording';

export interface ParseOptions {
  /** Date of the register the comment belongs to; dates in the line carry no year. */
  date: PlainDate;
  /** Needed only where the school has its own words for reasons. */
  format?: CommentFormat;
}

export type MissingPart = 'outcome' | 'initials' | 'time' | 'unread-words';

export type ParsedComment =
  | { call: CallRecord; complete: true }
  | {
      complete: false;
      partial: Partial<CallRecord>;
      missing: readonly MissingPart[];
      /** Words that fit no part; a person reads them, nothing is made of them. */
      unread: readonly string[];
    }
  | null;

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /^(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]* )?(\d{1,2})(?:st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: (\d{4}))?$/i;
const INITIALS = '[\\p{Lu}\\p{Lo}\\p{N}]{1,12}';
const SIGNED_AT_END = new RegExp(
  `^(.*?)[.,;]? *(?<![^\\s.,;])(${INITIALS}) (\\d{1,2}:\\d{2})\\.?$`,
  'su',
);
const SIGNED_AT_START = new RegExp(`^(\\d{1,2}:\\d{2}) (${INITIALS}): (.*)$`, 'su');

function clockTime(text: string): string | null {
  const padded = text.padStart(5, '0');
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(padded) ? padded : null;
}

/**
 * The year is the one, among the register's and its neighbours, in which the date falls on the
 * weekday written: over three consecutive years a date falls on three different weekdays. Without a
 * weekday it is the first such date from the register's on.
 */
function resolveDate(text: string, register: PlainDate): PlainDate | null {
  const dayOnly = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/i.exec(text);
  if (dayOnly?.[1]) {
    const wanted = WEEKDAYS.indexOf(dayOnly[1].toLowerCase());
    return addDays(register, ((wanted - weekday(register) + 6) % 7) + 1);
  }
  const [, day, number, month, writtenYear] = DATE.exec(text) ?? [];
  if (number === undefined || month === undefined) return null;
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1;
  const registerYear = Number(register.slice(0, 4));
  const years =
    writtenYear === undefined
      ? [registerYear - 1, registerYear, registerYear + 1]
      : [Number(writtenYear)];
  const dates = years
    .map(
      (year) =>
        `${String(year).padStart(4, '0')}-${String(monthNumber).padStart(2, '0')}-${number.padStart(2, '0')}`,
    )
    .filter(isPlainDate);
  if (day !== undefined) {
    const wanted = WEEKDAYS.indexOf(day.toLowerCase());
    return dates.find((date) => weekday(date) === wanted) ?? null;
  }
  if (writtenYear !== undefined) return dates[0] ?? null;
  return dates.find((date) => daysBetween(register, date) >= 0) ?? null;
}

function parseWho(text: string): NonNullable<CallRecord['who']> {
  const named = /^(.+?) \(([^()]+)\)$/u.exec(text);
  return named?.[1] && named[2]
    ? { relationship: named[1], name: named[2] }
    : { relationship: text, name: null };
}

function parseOpening(text: string): Partial<CallRecord> | null {
  for (const { outcome, channel, direction, joiner } of OWN_OPENINGS) {
    const late = outcome === 'arrived-late' ? /^arrived (\d+) min late/i.exec(text) : null;
    const phrase = late?.[0] ?? OUTCOME_PHRASES[outcome];
    if (!text.toLowerCase().startsWith(phrase.toLowerCase())) continue;
    const rest = text.slice(phrase.length);
    const found: Partial<CallRecord> = { outcome, channel, direction, who: null };
    if (late) found.minutesLate = Number(late[1]);
    if (rest === '') return found;
    if (rest.startsWith(` ${joiner} `)) {
      return { ...found, who: parseWho(rest.slice(joiner.length + 2)) };
    }
  }
  const lower = text.toLowerCase();
  for (const { channel, direction, toward, alone } of OPENINGS) {
    if (lower === alone.toLowerCase()) return { channel, direction, who: null };
    if (lower.startsWith(`${toward.toLowerCase()} `)) {
      return { channel, direction, who: parseWho(text.slice(toward.length + 1)) };
    }
  }
  return null;
}

function parseOutcomePhrase(text: string): Partial<CallRecord> | null {
  const late = /^arrived (\d+) min late$/i.exec(text);
  if (late) return { outcome: 'arrived-late', minutesLate: Number(late[1]) };
  const found = (Object.keys(OUTCOME_PHRASES) as CallOutcome[]).find(
    (outcome) => OUTCOME_PHRASES[outcome] === text.toLowerCase(),
  );
  return found ? { outcome: found } : null;
}

function parseReason(text: string, format: CommentFormat): CallRecord['reason'] {
  const words = (Object.keys(REASON_WORDS) as ReasonKind[])
    .flatMap((kind) => [
      { kind, word: reasonWord(kind, format) },
      { kind, word: REASON_WORDS[kind] },
    ])
    .sort((a, b) => b.word.length - a.word.length);
  for (const { kind, word } of words) {
    if (!text.toLowerCase().startsWith(word.toLowerCase())) continue;
    const rest = text.slice(word.length);
    if (rest === '') return { kind, words: '' };
    const detail = /^ [–-] (.+)$/su.exec(rest);
    if (detail?.[1]) return { kind, words: detail[1] };
  }
  return null;
}

function parseCode(text: string): Pick<CallRecord, 'codeFrom' | 'codeTo'> | null {
  const change = CODE_CHANGE.exec(text);
  if (change) return { codeFrom: change[1] ?? null, codeTo: change[2] ?? null };
  const stays = CODE_STAYS.exec(text);
  return stays ? { codeFrom: stays[1] ?? null, codeTo: null } : null;
}

/** `unread` collects what fits nowhere; the parts of a line come in a fixed order, each once. */
function parseBody(
  text: string,
  { date, format = USUAL_FORMAT }: ParseOptions,
  unread: string[],
): Partial<CallRecord> {
  const [first = '', ...rest] = text.split(', ');
  const found = parseOpening(first);
  if (!found) {
    unread.push(first);
  }
  const call: Partial<CallRecord> = { ...found };
  const parts = rest[Symbol.iterator]();
  let part = parts.next();
  const take = <T>(value: T | null, into: (value: T) => void): void => {
    if (value === null) return;
    into(value);
    part = parts.next();
  };
  const is = (): string | null => (part.done ? null : part.value);
  while (is() !== null) {
    const before = part;
    const text = (): string => is() ?? '';
    if (call.outcome === undefined) take(parseOutcomePhrase(text()), (v) => Object.assign(call, v));
    if (call.reason === undefined) take(parseReason(text(), format), (v) => (call.reason = v));
    if (call.whereabouts === undefined) {
      const place = text().startsWith(WHERE_MARK)
        ? text().slice(WHERE_MARK.length)
        : readsAsPlace(text())
          ? text()
          : null;
      take(place, (v) => (call.whereabouts = v));
    }
    if (call.minutesLate === undefined) {
      const late = /^(\d+) min late$/.exec(text());
      take(late ? Number(late[1]) : null, (v) => (call.minutesLate = v));
    }
    if (call.back === undefined) take(parseReturn(text(), date), (v) => (call.back = v));
    if (part === before) {
      unread.push(text());
      part = parts.next();
    }
  }
  if (call.outcome === undefined && call.channel && call.direction) {
    const said = saidByOpening(call.channel, call.direction);
    if (said) call.outcome = said;
  }
  return call;
}

function parseReturn(text: string, register: PlainDate): CallRecord['back'] {
  if (text.toLowerCase() === RETURN_UNKNOWN) return { kind: 'not-known' };
  if (!text.toLowerCase().startsWith('back ')) return null;
  const date = resolveDate(text.slice(5), register);
  return date === null ? null : { kind: 'date', date };
}

function signature(text: string): { body: string; initials?: string; time?: string } {
  const start = SIGNED_AT_START.exec(text);
  const [body, initials, time] = start
    ? [start[3], start[2], start[1]]
    : (SIGNED_AT_END.exec(text)?.slice(1) ?? []);
  const read = time === undefined ? null : clockTime(time);
  if (body === undefined || initials === undefined || read === null) return { body: text };
  return { body, initials, time: read };
}

/**
 * Reads a line back. `complete` means that every word was understood and the call is the one that
 * was written; anything less is partial, and says what is missing. Null: nothing in it is ours.
 */
export function parseComment(text: string, options: ParseOptions): ParsedComment {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const { body, initials, time } = signature(line);
  const sentences = body.split('. ').map((sentence) => sentence.replace(/\.$/u, ''));
  const unread: string[] = [];
  let code = sentences.length > 1 ? parseCode(sentences[0] ?? '') : null;
  if (code !== null) sentences.shift();
  const found = parseBody(sentences.shift() ?? '', options, unread);
  const partial: Partial<CallRecord> = { ...found };
  for (const sentence of sentences) {
    const read = code === null ? parseCode(sentence) : null;
    if (read !== null) code = read;
    else if (partial.nextStep !== undefined) unread.push(sentence);
    else if (sentence !== '') {
      partial.nextStep = sentence.startsWith(NEXT_MARK)
        ? sentence.slice(NEXT_MARK.length)
        : sentence;
    }
  }
  Object.assign(partial, code);
  if (initials !== undefined) partial.initials = initials;
  if (time !== undefined) partial.time = time;

  const missing: MissingPart[] = [];
  if (partial.outcome === undefined) missing.push('outcome');
  if (initials === undefined) missing.push('initials');
  if (time === undefined) missing.push('time');
  if (unread.length > 0) missing.push('unread-words');
  const { outcome, channel, direction } = partial;
  const named = outcome !== undefined && channel !== undefined && direction !== undefined;
  if (missing.length === 0 && named && initials !== undefined && time !== undefined) {
    const call: CallRecord = {
      who: null,
      reason: null,
      whereabouts: null,
      back: null,
      codeFrom: null,
      codeTo: null,
      nextStep: null,
      minutesLate: null,
      ...partial,
      outcome,
      channel,
      direction,
      initials,
      time,
    };
    return { call: normaliseCall(call), complete: true };
  }
  const ours = found.channel !== undefined || found.outcome !== undefined || time !== undefined;
  return ours ? { complete: false, partial, missing, unread } : null;
}
