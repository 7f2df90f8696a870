import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { fromDayNumber, plainDateOf } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { PupilMarks, type ArrivingMark, type Merged } from '@/lib/records/merge-marks';
import { codeOn, marksIn } from '@/lib/records/packed-marks';
import { schoolYearOf, sessionAt, slotOf, SLOTS_IN_YEAR } from '@/lib/records/school-year';

const TUESDAY_AM: Session = { date: plainDateOf('2026-09-15'), session: 'AM' };
/** Seconds of a day, as far as the rule is concerned. */
const at = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return 1_789_430_400 + hours * 3600 + minutes * 60;
};

function mark(from: 'import' | 'page', code: string, clock: string): ArrivingMark {
  return { session: TUESDAY_AM, code, minutesLate: null, from, at: at(clock) };
}

function story(arrivals: ArrivingMark[], confirmedAt = 0) {
  const known = new PupilMarks('oakfield', 'kai', { marks: [], provenance: [] });
  let last: Merged = 'same';
  for (const arriving of arrivals) last = known.merge(arriving, confirmedAt);
  return {
    last,
    stands: codeOn(known.changes().marks, TUESDAY_AM),
    trail: known.amendments.map(({ was, came }) => `${was.code} (${was.from}) > ${came.code}`),
  };
}

describe('which word on a session stands', () => {
  it.each<[string, ArrivingMark[], Merged, string, string[]]>([
    ['nothing stood before', [mark('page', 'N', '09:00')], 'added', 'N', []],
    [
      'the page says the same as the file: no amendment',
      [mark('import', 'N', '08:00'), mark('page', 'N', '09:00')],
      'same',
      'N',
      [],
    ],
    [
      'the page was read after the import',
      [mark('import', 'N', '08:00'), mark('page', 'I', '09:00')],
      'amended',
      'I',
      ['N (import) > I'],
    ],
    [
      'the page was read before the import',
      [mark('import', 'N', '10:00'), mark('page', 'I', '09:00')],
      'older',
      'N',
      [],
    ],
    [
      'the page and the import are of one second: a file is older than its import',
      [mark('import', 'N', '09:00'), mark('page', 'I', '09:00')],
      'amended',
      'I',
      ['N (import) > I'],
    ],
    [
      'the same the other way round',
      [mark('page', 'I', '09:00'), mark('import', 'N', '09:00')],
      'older',
      'I',
      [],
    ],
    [
      'a later import corrects an earlier one',
      [mark('import', 'N', '08:00'), mark('import', 'O', '12:00')],
      'amended',
      'O',
      ['N (import) > O'],
    ],
    [
      'a later import corrects what a page showed',
      [mark('page', 'N', '09:00'), mark('import', 'I', '12:00')],
      'amended',
      'I',
      ['N (page) > I'],
    ],
    [
      'a tab left open tells what another tab showed to be over',
      [mark('page', 'I', '09:30'), mark('page', 'N', '09:10')],
      'older',
      'I',
      [],
    ],
    [
      'the whole story is kept',
      [
        mark('import', 'N', '08:00'),
        mark('page', 'L', '09:00'),
        mark('page', 'U', '09:40'),
        mark('import', '/', '15:00'),
      ],
      'amended',
      '/',
      ['N (import) > L', 'L (page) > U', 'U (page) > /'],
    ],
  ])('%s', (_story, arrivals, last, stands, trail) => {
    expect(story(arrivals)).toEqual({ last, stands, trail });
  });

  it('a page that showed the mark again at 09:30 outweighs one read at 09:20', () => {
    const known = new PupilMarks('oakfield', 'kai', { marks: [], provenance: [] });
    known.merge(mark('import', 'N', '09:00'));
    expect(known.merge(mark('page', 'I', '09:20'), at('09:30'))).toBe('older');
    expect(known.merge(mark('page', 'I', '09:31'), at('09:30'))).toBe('amended');
  });

  it('a tick is the mark of its session', () => {
    const afternoon: Session = { date: TUESDAY_AM.date, session: 'PM' };
    const known = new PupilMarks('oakfield', 'kai', { marks: [], provenance: [] });
    known.merge({ ...mark('import', '\\', '08:00'), session: afternoon });
    expect(known.merge({ ...mark('page', '/', '14:00'), session: afternoon })).toBe('same');
    expect(codeOn(known.changes().marks, afternoon)).toBe('\\');
  });

  it('keeps a sub-code as it was written', () => {
    expect(story([mark('import', 'I02', '08:00')]).stands).toBe('I02');
  });
});

describe('packed marks', () => {
  const session = fc
    .record({
      day: fc.integer({ min: 19_000, max: 21_500 }),
      session: fc.constantFrom('AM' as const, 'PM' as const),
    })
    .map(({ day, session }): Session => ({ date: fromDayNumber(day), session }));

  it('every session of every year has one place and comes back from it (property)', () => {
    fc.assert(
      fc.property(session, (one) => {
        const slot = slotOf(one);
        expect(slot).toBeGreaterThanOrEqual(0);
        expect(slot).toBeLessThan(SLOTS_IN_YEAR);
        expect(sessionAt(schoolYearOf(one.date), slot)).toEqual(one);
      }),
    );
  });

  it('hold exactly what was put in, and merging it again changes nothing (property)', () => {
    const code = fc.constantFrom('N', 'I', 'I02', 'X01', 'L', 'C2', 'Y7', '#');
    fc.assert(
      fc.property(fc.array(fc.tuple(session, code), { maxLength: 60 }), (marks) => {
        const known = new PupilMarks('oakfield', 'kai', { marks: [], provenance: [] });
        const expected = new Map<string, string>();
        marks.forEach(([one, code], index) => {
          known.merge({ session: one, code, minutesLate: null, from: 'import', at: index + 1 });
          expected.set(`${one.date} ${one.session}`, code);
        });
        const stored = known.changes();
        const found = stored.marks.flatMap((row) =>
          [...marksIn(row)].map(({ date, session, code }) => [`${date} ${session}`, code] as const),
        );
        expect(new Map(found)).toEqual(expected);

        const again = new PupilMarks('oakfield', 'kai', structuredClone(stored));
        for (const { date, session, code } of stored.marks.flatMap((row) => [...marksIn(row)])) {
          again.merge({
            session: { date, session },
            code,
            minutesLate: null,
            from: 'import',
            at: 9_999,
          });
        }
        expect(again.changes().marks).toEqual([]);
        expect(again.amendments).toEqual([]);
      }),
    );
  });
});
