/**
 * Hundreds of thousands of marks on their way from a file to the background. Messages of an extension
 * are JSON: as a row for each mark they would be forty megabytes, as a table of places in a list of
 * codes they are less than one.
 */
import { z } from '@/lib/schema';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import type { Session } from '@/lib/attendance/session';

export const markRowSchema = z.object({
  pupilId: z.string(),
  date: plainDateSchema,
  session: sessionOfDaySchema,
  code: z.string(),
  minutesLate: z.nullable(z.number()),
});
export type MarkRow = z.infer<typeof markRowSchema>;

export const packedMarksSchema = z.object({
  sessions: z.array(z.object({ date: plainDateSchema, session: sessionOfDaySchema })),
  /** `codes[0]` is "no mark". */
  codes: z.array(z.string()),
  pupils: z.array(z.string()),
  /** A byte for each pupil and session, pupil by pupil: a place in `codes`. Base 64. */
  bytes: z.string(),
  /** Place among the pupils, among the sessions, and how late. */
  minutes: z.array(z.tuple([z.number(), z.number(), z.number()])),
});
export type PackedMarks = z.infer<typeof packedMarksSchema>;

export const MOST_CODES = 255;
const CHUNK = 0x8000;

export class MarkTable {
  readonly sessions: readonly Session[];
  readonly codes: readonly string[];
  readonly pupils: readonly string[];
  readonly bytes: Uint8Array;
  readonly minutes: readonly [number, number, number][];
  private counted: number | null = null;

  constructor(parts: {
    sessions: readonly Session[];
    codes: readonly string[];
    pupils: readonly string[];
    bytes: Uint8Array;
    minutes: readonly [number, number, number][];
  }) {
    this.sessions = parts.sessions;
    this.codes = parts.codes;
    this.pupils = parts.pupils;
    this.bytes = parts.bytes;
    this.minutes = parts.minutes;
  }

  get count(): number {
    if (this.counted !== null) return this.counted;
    let count = 0;
    for (let at = 0; at < this.bytes.length; at += 1) if (this.bytes[at] !== 0) count += 1;
    return (this.counted = count);
  }

  static readonly NONE = new MarkTable({
    sessions: [],
    codes: [''],
    pupils: [],
    bytes: new Uint8Array(),
    minutes: [],
  });

  /** The later of two rows about one session stands. @throws RangeError beyond 255 different codes. */
  static ofRows(rows: readonly MarkRow[]): MarkTable {
    const pupils = places(rows.map(({ pupilId }) => pupilId));
    const keys = places(rows.map(({ date, session }) => `${date} ${session}`));
    const codes = places(['', ...rows.map(({ code }) => code)]);
    if (codes.size > MOST_CODES + 1) throw new RangeError('too many different codes');
    const sessions = [...keys.keys()].map((key): Session => {
      const [date = '', session] = key.split(' ');
      return { date: date as PlainDate, session: session === 'PM' ? 'PM' : 'AM' };
    });
    const bytes = new Uint8Array(pupils.size * sessions.length);
    const minutes = new Map<number, [number, number, number]>();
    for (const { pupilId, date, session, code, minutesLate } of rows) {
      const [pupil, at] = [pupils.get(pupilId) ?? 0, keys.get(`${date} ${session}`) ?? 0];
      const place = pupil * sessions.length + at;
      bytes[place] = codes.get(code) ?? 0;
      minutes.delete(place);
      if (minutesLate !== null) minutes.set(place, [pupil, at, minutesLate]);
    }
    return new MarkTable({
      sessions,
      codes: [...codes.keys()],
      pupils: [...pupils.keys()],
      bytes,
      minutes: [...minutes.values()],
    });
  }

  static unpack(packed: PackedMarks): MarkTable {
    const text = atob(packed.bytes);
    const bytes = new Uint8Array(packed.pupils.length * packed.sessions.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
    return new MarkTable({ ...packed, bytes });
  }

  pack(): PackedMarks {
    let text = '';
    for (let at = 0; at < this.bytes.length; at += CHUNK) {
      text += String.fromCharCode(...this.bytes.subarray(at, at + CHUNK));
    }
    return {
      sessions: [...this.sessions],
      codes: [...this.codes],
      pupils: [...this.pupils],
      bytes: btoa(text),
      minutes: [...this.minutes],
    };
  }

  rows(): MarkRow[] {
    const late = new Map(this.minutes.map(([pupil, at, minutes]) => [`${pupil} ${at}`, minutes]));
    const rows: MarkRow[] = [];
    this.pupils.forEach((pupilId, pupil) => {
      this.sessions.forEach(({ date, session }, at) => {
        const place = this.bytes[pupil * this.sessions.length + at] ?? 0;
        if (place === 0) return;
        const code = this.codes[place] ?? '';
        const minutesLate = late.get(`${pupil} ${at}`) ?? null;
        rows.push({ pupilId, date, session, code, minutesLate });
      });
    });
    return rows;
  }
}

function places(words: readonly string[]): Map<string, number> {
  const map = new Map<string, number>();
  for (const word of words) if (!map.has(word)) map.set(word, map.size);
  return map;
}
