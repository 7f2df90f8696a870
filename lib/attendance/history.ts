/**
 * One pupil's marks, a byte for each session of the school's calendar, so that a whole school is
 * assessed in one pass over memory. Whatever a byte cannot say (a sub-code, a text that is no code,
 * a mark on a day without school) is kept beside it as it was written: nothing is lost.
 */
import { readCode, type CodeReading } from './codes';
import { codeAtIndex, indexOfCode, indexOfReading, NO_MARK, UNREAD } from './code-index';
import type { SchoolCalendar } from './calendar';
import { compareSessions, type Session } from './session';

export interface Mark extends Session {
  /** As it stands in the register: `/`, `I02`, `-`. */
  code: string;
}

/** What is wrong with a mark. None of these counts for or against the pupil. */
export type MarkIssue =
  | { kind: 'unknown-code'; mark: Mark }
  | { kind: 'retired-code'; mark: Mark }
  | { kind: 'code-not-yet-in-force'; mark: Mark }
  /** Two different marks for one session. */
  | { kind: 'marks-disagree'; session: Session; codes: readonly string[] }
  /** The school has no such session: a holiday, a closure, the missing half of a one-session day. */
  | { kind: 'no-such-session'; mark: Mark };

const NONE: ReadonlyMap<number, readonly string[]> = new Map();
const AT_SCHOOL: Record<Session['session'], string> = { AM: '/', PM: '\\' };

export class AttendanceHistory {
  readonly calendar: SchoolCalendar;
  /** By session of the calendar; see `code-index`. Read only. */
  readonly codes: Uint8Array;
  /** The same bytes, four at a time, for `skipPresent`. */
  readonly words: Uint32Array;
  /** Texts that differ from the code of their byte; more than one where marks disagree. */
  readonly #texts: ReadonlyMap<number, readonly string[]>;
  /** Marks of sessions that the calendar does not have, oldest first. */
  readonly offCalendar: readonly Mark[];

  private constructor(
    calendar: SchoolCalendar,
    codes: Uint8Array,
    texts: ReadonlyMap<number, readonly string[]>,
    offCalendar: readonly Mark[],
  ) {
    this.calendar = calendar;
    this.words = new Uint32Array(codes.buffer, codes.byteOffset, codes.length >> 2);
    this.codes = codes;
    this.#texts = texts;
    this.offCalendar = offCalendar;
  }

  /** The order of the marks does not matter. */
  static of(calendar: SchoolCalendar, marks: Iterable<Mark>): AttendanceHistory {
    const codes = new Uint8Array(calendar.sessionCount);
    const texts = new Map<number, readonly string[]>();
    const offCalendar: Mark[] = [];
    const several = new Map<number, Set<string>>();
    for (const { date, session, code } of marks) {
      const text = code.trim();
      const index = calendar.sessionIndex({ date, session });
      if (index < 0) {
        if (text !== '') offCalendar.push({ date, session, code: text });
        continue;
      }
      const before = textsAt(codes, texts, index);
      if (before.length === 0) {
        put(codes, texts, index, { date, session }, [text]);
      } else if (!before.includes(text)) {
        const all = several.get(index) ?? new Set(before);
        several.set(index, all.add(text));
      }
    }
    for (const [index, all] of several)
      put(codes, texts, index, calendar.sessionAt(index), [...all].sort());
    return new AttendanceHistory(calendar, codes, orNone(texts), withoutRepeats(offCalendar));
  }

  /** From bytes that follow `code-index`, for schools held in one block of memory. */
  static ofCodes(calendar: SchoolCalendar, codes: Uint8Array): AttendanceHistory {
    if (codes.length !== calendar.sessionCount)
      throw new RangeError(
        `${codes.length} marks do not fit a calendar of ${calendar.sessionCount} sessions`,
      );
    const isAligned = codes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0;
    return new AttendanceHistory(calendar, isAligned ? codes : codes.slice(), NONE, []);
  }

  /** Another history in which this mark stands instead of any before; an empty code takes it away. */
  withMark({ date, session, code }: Mark): AttendanceHistory {
    const text = code.trim();
    const at = { date, session };
    const index = this.calendar.sessionIndex(at);
    if (index < 0) {
      const others = this.offCalendar.filter((mark) => compareSessions(mark, at) !== 0);
      const kept = text === '' ? others : withoutRepeats([...others, { ...at, code: text }]);
      return new AttendanceHistory(this.calendar, this.codes, this.#texts, kept);
    }
    const codes = this.codes.slice();
    const texts = new Map(this.#texts);
    texts.delete(index);
    put(codes, texts, index, at, [text]);
    return new AttendanceHistory(this.calendar, codes, orNone(texts), this.offCalendar);
  }

  /** The same marks over another calendar, such as one with a closure entered since. */
  onCalendar(calendar: SchoolCalendar): AttendanceHistory {
    return calendar === this.calendar ? this : AttendanceHistory.of(calendar, this.marks());
  }

  /**
   * As written; null where no mark stands, where a placeholder does, or where the school has no
   * such session. Marks that disagree read `I / N`.
   */
  codeAt(session: Session): string | null {
    const index = this.calendar.sessionIndex(session);
    if (index < 0 || this.codes[index] === NO_MARK) return null;
    return textsAt(this.codes, this.#texts, index).join(' / ');
  }

  /** What the mark of a session counts as; null where the school has no such session. */
  readingAt(session: Session): CodeReading | null {
    const code = this.codeAt(session);
    if (code === null && this.calendar.sessionIndex(session) < 0) return null;
    return readCode(code ?? '', session.date);
  }

  /** Every mark as it was written, placeholders and those off the calendar included. */
  *marks(): Generator<Mark> {
    for (let index = 0; index < this.codes.length; index += 1) {
      for (const code of textsAt(this.codes, this.#texts, index))
        yield { ...this.calendar.sessionAt(index), code };
    }
    yield* this.offCalendar;
  }

  issues(): MarkIssue[] {
    const issues: MarkIssue[] = [];
    for (const index of [...this.#texts.keys()].sort((a, b) => a - b)) {
      if (this.codes[index] !== UNREAD) continue;
      const session = this.calendar.sessionAt(index);
      const codes = textsAt(this.codes, this.#texts, index);
      issues.push(issueOf(session, codes));
    }
    for (const mark of this.offCalendar) issues.push({ kind: 'no-such-session', mark });
    return issues;
  }
}

function issueOf(session: Session, codes: readonly string[]): MarkIssue {
  const [code, another] = codes;
  if (code === undefined || another !== undefined)
    return { kind: 'marks-disagree', session, codes };
  const mark = { ...session, code };
  const reading = readCode(code, session.date);
  if (reading.kind !== 'refused') return { kind: 'unknown-code', mark };
  return { kind: reading.why === 'retired' ? 'retired-code' : 'code-not-yet-in-force', mark };
}

function put(
  codes: Uint8Array,
  texts: Map<number, readonly string[]>,
  index: number,
  at: Session,
  written: readonly string[],
): void {
  const readings = written.map((text) => readCode(text, at.date));
  const marks = readings.filter(({ kind }) => kind !== 'no-mark');
  const byte = agreedByte(marks, at);
  codes[index] = byte;
  const kept = marks.length === 0 ? written : marks.map(({ verbatim }) => verbatim);
  const [only] = kept;
  if (kept.length === 1 && only === (codeAtIndex(byte)?.code ?? '')) texts.delete(index);
  else texts.set(index, byte === UNREAD ? kept : longest(kept));
}

/** `/` in an afternoon is a slip of the same key: present, and kept as written. */
function agreedByte(marks: readonly CodeReading[], at: Session): number {
  const bytes = new Set(
    marks.map((reading) => {
      const isTick = reading.kind === 'known' && /^[/\\]$/.test(reading.code.code);
      return isTick ? indexOfCode(AT_SCHOOL[at.session]) : indexOfReading(reading);
    }),
  );
  const [byte = NO_MARK] = bytes;
  if (bytes.size > 1) return UNREAD;
  return byte;
}

/** Of `I` and `I02` for one session, `I02` says more and counts the same. */
function longest(texts: readonly string[]): readonly string[] {
  const [first = '', ...rest] = texts;
  return [rest.reduce((best, text) => (text.length > best.length ? text : best), first)];
}

function textsAt(
  codes: Uint8Array,
  texts: ReadonlyMap<number, readonly string[]>,
  index: number,
): readonly string[] {
  const written = texts.get(index);
  if (written) return written;
  const code = codeAtIndex(codes[index] ?? NO_MARK);
  return code ? [code.code] : [];
}

function withoutRepeats(marks: readonly Mark[]): readonly Mark[] {
  const byKey = new Map(marks.map((mark) => [`${mark.date} ${mark.session} ${mark.code}`, mark]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark);
}

function orNone(texts: ReadonlyMap<number, readonly string[]>): typeof NONE {
  return texts.size === 0 ? NONE : texts;
}
