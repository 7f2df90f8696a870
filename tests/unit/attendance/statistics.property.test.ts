import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { AttendanceHistory } from '@/lib/attendance/history';
import type { Mark } from '@/lib/attendance/history';
import { absencePatterns } from '@/lib/attendance/patterns';
import { forecastPenalty, forecastStatus } from '@/lib/attendance/forecast';
import { pupilStatistics, prepareStatistics } from '@/lib/attendance/statistics';
import { addDays } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { naiveStatistics } from './naive';
import { closure, inYears, pupil, type RandomPupil } from './random-pupils';
import { RULES } from './rules';
import { runs } from '../runs';

function statisticsOf({ definition, marks, asOf, facts }: RandomPupil) {
  const calendar = SchoolCalendar.from(definition);
  return pupilStatistics(AttendanceHistory.of(calendar, marks), calendar, asOf, facts, RULES);
}

function everything(history: AttendanceHistory) {
  return {
    codes: [...history.codes],
    marks: [...history.marks()],
    issues: history.issues(),
    offCalendar: history.offCalendar,
  };
}

describe('random pupils of random schools', () => {
  it('agree with a second implementation, written rule by rule', () => {
    fc.assert(
      fc.property(pupil, ({ definition, marks, asOf, facts }) => {
        const calendar = SchoolCalendar.from(definition);
        const history = AttendanceHistory.of(calendar, marks);
        for (const daysEarlier of [0, 1, 17]) {
          const at = { date: addDays(asOf.date, -daysEarlier), session: asOf.session };
          expect(pupilStatistics(history, calendar, at, facts, RULES)).toEqual(
            naiveStatistics(definition, marks, at, facts, RULES),
          );
        }
      }),
      { numRuns: runs(300) },
    );
  }, 60_000);

  it('do not depend on the order in which marks arrive, nor on marks that arrive twice', () => {
    fc.assert(
      fc.property(pupil, fc.nat(), fc.array(fc.nat(), { maxLength: 8 }), (random, seed, again) => {
        const calendar = SchoolCalendar.from(random.definition);
        // Some sessions are given twice, at times with another code.
        const extra = again.flatMap((number, place): Mark[] => {
          const mark = random.marks[number % Math.max(1, random.marks.length)];
          return mark ? [{ ...mark, code: place % 3 ? mark.code : 'I02' }] : [];
        });
        const marks = [...random.marks, ...extra, ...extra];
        const shuffled = marks
          .map((mark, place) => ({ mark, at: (place * 7919 + seed) % 10_007 }))
          .sort((a, b) => a.at - b.at)
          .map(({ mark }) => mark);
        expect(everything(AttendanceHistory.of(calendar, shuffled))).toEqual(
          everything(AttendanceHistory.of(calendar, marks)),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('count an amended mark as if it had stood from the start', () => {
    const code = fc.constantFrom(
      'I',
      'N',
      'O',
      '/',
      '\\',
      'U',
      'I02',
      '-',
      '',
      'H',
      '?',
      'D',
      'C2',
    );
    fc.assert(
      fc.property(pupil, fc.nat(), code, code, (random, place, wrong, right) => {
        const calendar = SchoolCalendar.from(random.definition);
        const at = random.marks[place % Math.max(1, random.marks.length)];
        fc.pre(at !== undefined);
        const others = random.marks.filter((mark) => mark !== at);
        const amended = AttendanceHistory.of(calendar, [
          ...others,
          { ...at, code: wrong },
        ]).withMark({ ...at, code: right });
        const always = AttendanceHistory.of(calendar, [...others, { ...at, code: right }]);
        expect(everything(amended)).toEqual(everything(always));
      }),
      { numRuns: runs(300) },
    );
  });

  it('give for a closure entered later what a calendar gives that always had it', () => {
    fc.assert(
      fc.property(pupil, closure, (random, added) => {
        fc.pre(inYears(random.definition, added.date));
        const before = SchoolCalendar.from(random.definition);
        const later = before.withClosure({ ...added, enteredOn: added.date });
        const always = SchoolCalendar.from({
          ...random.definition,
          closures: [added, ...(random.definition.closures ?? [])],
        });
        const moved = AttendanceHistory.of(before, random.marks).onCalendar(later);
        expect(everything(moved)).toEqual(everything(AttendanceHistory.of(always, random.marks)));
        const { asOf, facts } = random;
        expect(pupilStatistics(moved, later, asOf, facts, RULES)).toEqual(
          statisticsOf({ ...random, definition: always.definition }),
        );
      }),
      { numRuns: runs(300) },
    );
  });

  it('lose no mark to a closure: take it away again and all is as before', () => {
    fc.assert(
      fc.property(pupil, closure, (random, added) => {
        fc.pre(inYears(random.definition, added.date));
        const calendar = SchoolCalendar.from(random.definition);
        const history = AttendanceHistory.of(calendar, random.marks);
        const there = history.onCalendar(calendar.withClosure(added));
        expect(everything(there.onCalendar(calendar))).toEqual(everything(history));
      }),
      { numRuns: runs(200) },
    );
  });

  it('agree in the morning and the afternoon of a day whose afternoon has no mark', () => {
    fc.assert(
      fc.property(pupil, (random) => {
        const { date } = random.asOf;
        const marks = random.marks.filter(
          (mark) => mark.date < date || (mark.date === date && mark.session === 'AM'),
        );
        const at = (session: Session['session']) => {
          const { missingMarks, ...rest } = statisticsOf({
            ...random,
            marks,
            asOf: { date, session },
          });
          return { rest, missingMarks };
        };
        const morning = at('AM');
        const afternoon = at('PM');
        expect(afternoon.rest).toEqual(morning.rest);
        expect(afternoon.missingMarks - morning.missingMarks).toBeOneOf([0, 1]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('differ between morning and afternoon by just the afternoon', () => {
    fc.assert(
      fc.property(pupil, (random) => {
        const { date } = random.asOf;
        const am = statisticsOf({ ...random, asOf: { date, session: 'AM' } });
        const pm = statisticsOf({ ...random, asOf: { date, session: 'PM' } });
        for (const figure of [
          'possible',
          'attended',
          'authorised',
          'unauthorised',
          'illnessSessions',
          'penaltyCount',
          'missingMarks',
          'unreadMarks',
        ] as const)
          expect(pm[figure] - am[figure], figure).toBeOneOf([0, 1]);
        expect(pm.penaltyFrom).toBe(am.penaltyFrom);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never crash on any text in a cell, and count no text that is no code', () => {
    fc.assert(
      fc.property(
        pupil,
        fc.array(fc.string(), { minLength: 1, maxLength: 20 }),
        (random, texts) => {
          const marks = random.marks.map((mark, place) => ({
            ...mark,
            code: place % 2 ? mark.code : (texts[place % texts.length] ?? ''),
          }));
          const calendar = SchoolCalendar.from(random.definition);
          const history = AttendanceHistory.of(calendar, marks);
          const statistics = pupilStatistics(history, calendar, random.asOf, random.facts, RULES);
          expect(statistics).toEqual(
            naiveStatistics(random.definition, marks, random.asOf, random.facts, RULES),
          );
          const plan = prepareStatistics(calendar, random.asOf, RULES);
          for (const pattern of absencePatterns(plan, history, random.facts, 1))
            expect(pattern.chance).toBeGreaterThanOrEqual(0);
          expect(forecastPenalty(plan, history, random.facts, 10).count).toBe(
            statistics.penaltyCount,
          );
          expect(
            forecastStatus(plan, statistics, random.facts, 10).sessionsLeft,
          ).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
