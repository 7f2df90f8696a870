/**
 * Marks gathered cell by cell, as numbers: which pupil, which words for the session, which words for
 * the mark, in which row. What the words mean is worked out once for each of them, at the end, when
 * the whole file has told in which order its dates stand.
 */
import { readCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { MarkTable, MOST_CODES } from '@/lib/messages/packed-marks';
import { codeForSession } from '../packed-marks';
import { readMarkWords } from './mark-words';

/** One mark that cannot be taken; the caller knows what the column is called. */
export interface MarkRefused {
  row: number;
  session: number;
  expected: string;
  text: string;
}

export interface Gathered {
  marks: MarkTable;
  refused: MarkRefused[];
  blank: number;
}

const NOTHING = 0;

class PupilCells {
  marks: Uint16Array;
  rows: Uint32Array;

  constructor(size: number) {
    this.marks = new Uint16Array(size);
    this.rows = new Uint32Array(size);
  }

  reach(at: number): void {
    if (at < this.marks.length) return;
    const size = Math.max(at + 1, this.marks.length * 2);
    const [marks, rows] = [new Uint16Array(size), new Uint32Array(size)];
    marks.set(this.marks);
    rows.set(this.rows);
    this.marks = marks;
    this.rows = rows;
  }
}

export class MarkGathering {
  private readonly pupils: string[] = [];
  private readonly cells: PupilCells[] = [];
  private readonly pupilAt = new Map<string, number>();
  private readonly words: string[] = [''];
  private readonly wordAt = new Map<string, number>([['', NOTHING]]);
  private readonly minutes: [number, number, number][] = [];
  /** A second mark for one session in the same words as another: kept aside, most files have none. */
  private readonly again: { pupil: number; session: number; word: number; row: number }[] = [];

  pupil(id: string): number {
    const before = this.pupilAt.get(id);
    if (before !== undefined) return before;
    this.pupilAt.set(id, this.pupils.length);
    // As much as the pupil before has come to: most have the same sessions.
    this.cells.push(new PupilCells(this.cells.at(-1)?.rows.length ?? 64));
    return this.pupils.push(id) - 1;
  }

  add(pupil: number, session: number, text: string, row: number, minutes: number | null): void {
    let word = this.wordAt.get(text);
    if (word === undefined) {
      word = this.words.push(text) - 1;
      this.wordAt.set(text, word);
    }
    const cells = this.cells[pupil];
    if (!cells) return;
    cells.reach(session);
    if (cells.rows[session] === 0) {
      cells.marks[session] = word;
      cells.rows[session] = row;
    } else if (cells.marks[session] !== word) {
      this.again.push({ pupil, session, word, row });
    }
    if (minutes !== null) this.minutes.push([pupil, session, minutes]);
  }

  /** The rows that named a session in these words. */
  rowsOf(session: number): number[] {
    return this.cells.flatMap(({ rows }) => {
      const row = rows[session] ?? 0;
      return row === 0 ? [] : [row];
    });
  }

  /** `sessions[i]` is what the words for session `i` mean; null: they were refused already. */
  finish(sessions: readonly (Session | null)[], today: PlainDate | null): Gathered {
    const refused: MarkRefused[] = [];
    const finals: Session[] = [];
    const finalOf = new Map<string, number>();
    const place = sessions.map((session) => {
      if (!session) return -1;
      const key = `${session.date} ${session.session}`;
      const before = finalOf.get(key);
      if (before !== undefined) return before;
      finalOf.set(key, finals.length);
      return finals.push(session) - 1;
    });
    const codes = [''];
    const codeAt = new Map<string, number>();
    const minutes = new Map<number, [number, number, number]>();
    const width = finals.length;
    const bytes = new Uint8Array(this.pupils.length * width);
    const rows = new Uint32Array(this.pupils.length * width);
    let blank = 0;

    const readings: (Reading | undefined)[] = [];
    const readingOf = (word: number, at: number, final: Session): Reading => {
      const key = at * this.words.length + word;
      const before = readings[key];
      if (before) return before;
      const reading = readMark(this.words[word] ?? '', final, today);
      if (reading.code !== null) {
        let code = codeAt.get(reading.code);
        if (code === undefined) {
          if (codes.length > MOST_CODES) throw new RangeError('too many different codes');
          code = codes.push(reading.code) - 1;
          codeAt.set(reading.code, code);
        }
        reading.place = code;
      }
      readings[key] = reading;
      return reading;
    };
    const take = (pupil: number, session: number, word: number, row: number): void => {
      const at = place[session] ?? -1;
      const final = finals[at];
      if (!final) return;
      const reading = readingOf(word, at, final);
      if (reading.place === null) {
        if (reading.expected === null) blank += 1;
        else
          refused.push({ row, session, expected: reading.expected, text: this.words[word] ?? '' });
        return;
      }
      const spot = pupil * width + at;
      const standing = bytes[spot] ?? NOTHING;
      if (standing !== NOTHING && standing !== reading.place) {
        const expected = `"${codes[standing]}" for ${final.date} ${final.session}, as in row ${rows[spot]}`;
        refused.push({ row, session, expected, text: this.words[word] ?? '' });
        return;
      }
      bytes[spot] = reading.place;
      rows[spot] = row;
      if (reading.minutes !== null) minutes.set(spot, [pupil, at, reading.minutes]);
    };

    this.cells.forEach((cells, pupil) => {
      for (let session = 0; session < cells.rows.length; session += 1) {
        const row = cells.rows[session] ?? 0;
        if (row !== 0) take(pupil, session, cells.marks[session] ?? NOTHING, row);
      }
    });
    for (const { pupil, session, word, row } of this.again) take(pupil, session, word, row);
    for (const [pupil, session, late] of this.minutes) {
      const at = place[session] ?? -1;
      if (at >= 0 && bytes[pupil * width + at] !== NOTHING) {
        minutes.set(pupil * width + at, [pupil, at, late]);
      }
    }
    refused.sort((a, b) => a.row - b.row || a.session - b.session);
    const table = new MarkTable({
      sessions: finals,
      codes,
      pupils: this.pupils,
      bytes,
      minutes: [...minutes.values()],
    });
    return { marks: table, refused, blank };
  }
}

interface Reading {
  code: string | null;
  /** Place among the codes; null: nothing to take. */
  place: number | null;
  minutes: number | null;
  /** Null with no code: a blank, or a placeholder. */
  expected: string | null;
}

function readMark(text: string, { date, session }: Session, today: PlainDate | null): Reading {
  const no = (expected: string | null): Reading => ({
    code: null,
    place: null,
    minutes: null,
    expected,
  });
  const written = readMarkWords(text, session);
  const reading = readCode(written?.code ?? text, date);
  switch (reading.kind) {
    case 'no-mark':
      return no(null);
    case 'known':
    case 'sub-code': {
      if (today !== null && date > today) return no(`a session up to today, ${today}`);
      const code = codeForSession(reading.verbatim.toUpperCase(), { session });
      return { code, place: null, minutes: written?.minutesLate ?? null, expected: null };
    }
    case 'refused': {
      const why = reading.why === 'retired' ? 'ended before' : 'began after';
      return no(`a code in force on ${date} (this one ${why})`);
    }
    case 'unknown':
      return no('an attendance code');
  }
}
