import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { AttendanceHistory, type Mark } from '@/lib/attendance/history';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { pupilStatistics } from '@/lib/attendance/statistics';
import { CALENDAR } from './golden-fixture';
import { FACTS, RULES } from './rules';

const calendar = SchoolCalendar.from(CALENDAR);
const mark = (date: string, session: Mark['session'], code: string): Mark => ({
  date: plainDateOf(date),
  session,
  code,
});
const at = (date: string, session: Mark['session']) => ({ date: plainDateOf(date), session });
const history = (...marks: Mark[]) => AttendanceHistory.of(calendar, marks);

describe('a history', () => {
  it('keeps sub-codes as they were written and counts them as their parent', () => {
    const one = history(mark('2026-09-03', 'AM', 'I02'));
    expect(one.codeAt(at('2026-09-03', 'AM'))).toBe('I02');
    expect(one.readingAt(at('2026-09-03', 'AM'))).toMatchObject({
      kind: 'sub-code',
      code: { code: 'I' },
    });
    const { illnessSessions } = pupilStatistics(
      one,
      calendar,
      at('2026-09-03', 'PM'),
      FACTS,
      RULES,
    );
    expect(illnessSessions).toBe(1);
  });

  it('has no mark where a placeholder stands, and no such session on a holiday', () => {
    const one = history(mark('2026-09-03', 'AM', '-'));
    expect(one.codeAt(at('2026-09-03', 'AM'))).toBeNull();
    expect(one.readingAt(at('2026-09-03', 'AM'))?.kind).toBe('no-mark');
    expect(one.readingAt(at('2026-10-28', 'AM'))).toBeNull();
    expect([...one.marks()]).toEqual([mark('2026-09-03', 'AM', '-')]);
  });

  it('takes the wrong slash for what it is: present', () => {
    const one = history(mark('2026-09-03', 'AM', '\\'), mark('2026-09-03', 'PM', '/'));
    const statistics = pupilStatistics(one, calendar, at('2026-09-03', 'PM'), FACTS, RULES);
    expect(statistics).toMatchObject({ possible: 2, attended: 2, unreadMarks: 0 });
    expect(one.codeAt(at('2026-09-03', 'AM'))).toBe('\\');
  });

  it('reports what it cannot count, and loses none of it', () => {
    const marks = [
      mark('2026-06-01', 'AM', 'A'),
      mark('2026-09-03', 'AM', 'H'),
      mark('2026-09-04', 'AM', 'I'),
      mark('2026-09-04', 'AM', 'N'),
      mark('2026-10-28', 'AM', 'O'),
    ];
    const one = history(...marks);
    expect(one.issues()).toEqual([
      { kind: 'unknown-code', mark: marks[0] },
      { kind: 'retired-code', mark: marks[1] },
      { kind: 'marks-disagree', session: at('2026-09-04', 'AM'), codes: ['I', 'N'] },
      { kind: 'no-such-session', mark: marks[4] },
    ]);
    expect([...one.marks()]).toEqual(marks);
    expect(one.codeAt(at('2026-09-04', 'AM'))).toBe('I / N');
    const statistics = pupilStatistics(one, calendar, at('2026-09-04', 'PM'), FACTS, RULES);
    expect(statistics).toMatchObject({ possible: 0, attended: 0, unreadMarks: 2 });
  });

  it('is at one with itself when a sub-code and its parent come from two sources', () => {
    const one = history(mark('2026-09-03', 'AM', 'I'), mark('2026-09-03', 'AM', 'I02'));
    expect(one.issues()).toEqual([]);
    expect(one.codeAt(at('2026-09-03', 'AM'))).toBe('I02');
  });

  it('is not changed by an amendment, which makes another', () => {
    const one = history(mark('2026-09-03', 'AM', 'N'));
    const other = one.withMark(mark('2026-09-03', 'AM', 'U'));
    expect(one.codeAt(at('2026-09-03', 'AM'))).toBe('N');
    expect(other.codeAt(at('2026-09-03', 'AM'))).toBe('U');
    expect(other.withMark(mark('2026-09-03', 'AM', '')).codeAt(at('2026-09-03', 'AM'))).toBeNull();
  });

  it('keeps a mark that a closure covers, and gives it back when the closure goes', () => {
    const one = history(mark('2026-09-16', 'AM', 'N'));
    const closed = one.onCalendar(calendar.withClosure({ date: plainDateOf('2026-09-16') }));
    expect(closed.offCalendar).toEqual([mark('2026-09-16', 'AM', 'N')]);
    expect(closed.onCalendar(calendar).codeAt(at('2026-09-16', 'AM'))).toBe('N');
  });

  it('takes a byte a session: far less than 1 KiB for a pupil-year', () => {
    const { from, to } = calendar.sessionsOfSchoolYear(plainDateOf('2026-11-03'));
    expect(history().codes.byteLength).toBe(calendar.sessionCount);
    expect(to - from).toBeLessThan(1024);
  });

  it('is refused by statistics over another calendar', () => {
    const other = calendar.withClosure({ date: plainDateOf('2026-09-16') });
    expect(() => pupilStatistics(history(), other, at('2026-09-16', 'AM'), FACTS, RULES)).toThrow(
      /onCalendar/,
    );
    expect(() => AttendanceHistory.ofCodes(calendar, new Uint8Array(3))).toThrow(/do not fit/);
  });

  it('reads the same from bytes that lie anywhere in memory', () => {
    const { codes } = history(mark('2026-09-03', 'AM', 'N'), mark('2026-09-03', 'PM', '\\'));
    for (const offset of [0, 1, 2, 3, 4]) {
      const block = new Uint8Array(codes.length + 8);
      block.set(codes, offset);
      const moved = AttendanceHistory.ofCodes(
        calendar,
        block.subarray(offset, offset + codes.length),
      );
      expect(moved.codeAt(at('2026-09-03', 'AM'))).toBe('N');
      expect(pupilStatistics(moved, calendar, at('2026-09-03', 'PM'), FACTS, RULES)).toMatchObject({
        possible: 2,
        attended: 1,
      });
    }
  });
});
