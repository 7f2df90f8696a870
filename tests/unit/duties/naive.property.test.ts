/**
 * The duties that count marks, on random pupils of random schools (one-session days, closures, pupils who
 * start and leave, reduced timetables), against the same rules told once more, day by day and slowly.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { AttendanceHistory } from '@/lib/attendance/history';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { emptyContext } from '@/lib/casework/context';
import { emptyCase } from '@/lib/casework/fold';
import { assessPupil, explainDuty } from '@/lib/duties/assess';
import { factsFor, statisticsPlan } from '@/lib/duties/statistics-facts';
import type { Duty, DutyId } from '@/lib/duties/types';
import { naiveStatistics, schoolSessions } from '../attendance/naive';
import { pupil, type RandomPupil } from '../attendance/random-pupils';
import { RULES } from '../attendance/rules';
import { runs } from '../runs';
import { KAI, momentOf, PUPIL, rulesWith, TENANT } from './world';

const ALL_RUNS = 200;
const RUNS = runs(ALL_RUNS);
const IN_FORCE = '2024-08-19';

function assessed({ definition, marks, asOf, facts }: RandomPupil) {
  const calendar = SchoolCalendar.from(definition);
  const moment = momentOf([asOf.date, asOf.session]);
  const rules = rulesWith({}, moment);
  const given = factsFor(statisticsPlan(rules, calendar, moment), {
    moment,
    pupil: { ...KAI, startDate: facts.startDate, leavingDate: facts.leavingDate },
    context: {
      ...emptyContext(TENANT, PUPIL),
      compulsorySchoolAge: facts.compulsorySchoolAge,
    },
    history: AttendanceHistory.of(calendar, marks),
    casework: emptyCase(PUPIL),
    rules,
    unread: [],
    timedOut: facts.reasonUnknown,
  });
  return { given, duties: assessPupil(given).duties };
}

/** Code of each session that counts for the pupil, newest day first, as the register has it. */
function pupilDays({ definition, marks, asOf, facts }: RandomPupil): [PlainDate, string[]][] {
  const key = ({ date, session }: { date: string; session: string }) => `${date} ${session}`;
  const written = new Map(marks.map((mark) => [key(mark), mark.code.trim().toUpperCase()]));
  const days = new Map<PlainDate, string[]>();
  for (const session of schoolSessions(definition)) {
    if (key(session) > key(asOf)) continue;
    if (facts.startDate !== null && session.date < facts.startDate) continue;
    if (facts.leavingDate !== null && session.date > facts.leavingDate) continue;
    days.set(session.date, [...(days.get(session.date) ?? []), written.get(key(session)) ?? '']);
  }
  return [...days].reverse();
}

/** Plain codes only: what a sub-code or a retired code counts as is the statistics' own test. */
const PLAIN =
  /^(\/|\\|L|V|B|K|P|W|I|N|O|U|G|E|C2|M|C|C1|J1|R|S|T|D|X|Q|Y1|Y2|Y4|Y7|Z|#|-|\*|!|@|0|12|)$/;
const NOT_POSSIBLE = /^(D|X|Q|Y1|Y2|Y4|Y7|Z|#|-|\*|!|@|0|12|)$/;

function runOf(days: [PlainDate, string[]][], codes: string): PlainDate[] {
  const run: PlainDate[] = [];
  for (const [date, all] of days) {
    const possible = all.filter((code) => !NOT_POSSIBLE.test(code));
    if (possible.some((code) => !codes.includes(code))) break;
    if (possible.length > 0) run.push(date);
  }
  return run.reverse();
}

/** Some have been away without leave of late, and some began in the middle of it, so that long runs and their edges come up. */
const awayOfLate: fc.Arbitrary<RandomPupil> = fc
  .tuple(
    pupil,
    fc.oneof(fc.constant(0), fc.integer({ min: 16, max: 60 })),
    fc.constantFrom('O', 'GNO', 'OOOOOOOOU', 'NNNNNNNNNI', 'ODOOOOX'),
    fc.option(fc.nat(), { freq: 1 }),
  )
  .map(([random, many, codes, began]) => {
    const key = ({ date, session }: { date: string; session: string }) => `${date} ${session}`;
    const last = schoolSessions(random.definition)
      .filter((session) => key(session) <= key(random.asOf))
      .slice(-many || Infinity);
    const replaced = new Set(last.map(key));
    const first = began === null ? undefined : last[began % (last.length || 1)];
    return {
      ...random,
      facts: first ? { ...random.facts, startDate: first.date, leavingDate: null } : random.facts,
      marks: [
        ...random.marks
          .filter((mark) => !replaced.has(key(mark)))
          .map((mark) =>
            PLAIN.test(mark.code.trim().toUpperCase()) ? mark : { ...mark, code: 'O' },
          ),
        ...last.map((session, i) => ({ ...session, code: codes[i % codes.length] ?? 'O' })),
      ],
    };
  });

describe('duties of random pupils', () => {
  it('agree with the rules told once more', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(awayOfLate, (random) => {
        fc.pre(random.asOf.date >= IN_FORCE);
        const { given, duties } = assessed(random);
        const of = (id: DutyId): Duty[] => duties.filter((duty) => duty.id === id);
        const hasLeft =
          random.facts.leavingDate !== null && random.facts.leavingDate < random.asOf.date;
        const counted = naiveStatistics(
          random.definition,
          random.marks,
          random.asOf,
          { ...random.facts, usedInNotice: [], reasonGiven: [], reasonNotAccepted: [] },
          RULES,
        );

        if (hasLeft) {
          expect(duties.filter(({ id }) => id !== 'establish-reason')).toEqual([]);
          return;
        }
        for (const [id, day] of [
          ['day-three-contact', 3],
          ['day-five-visit', 5],
        ] as const) {
          const [duty, ...more] = of(id);
          expect(more).toEqual([]);
          if (counted.welfareDays >= day) {
            expect(duty).toMatchObject({
              state: 'due',
              dueOn: counted.welfareDayDates[day - 1],
            });
            seen.add(id);
          } else expect(duty?.state ?? 'upcoming').toBe('upcoming');
        }

        const ofAge = random.facts.compulsorySchoolAge;
        const days = pupilDays(random);
        const unauthorised = runOf(days, 'GNOU');
        expect(unauthorised).toHaveLength(counted.unauthorisedRunDays);
        expect(of('attendance-return').map(({ key }) => key)).toEqual(
          ofAge && unauthorised.length >= 10 ? [`attendance-return:kai:${unauthorised[0]}`] : [],
        );
        const unseen = runOf(days, 'GNO');
        const reached = unseen.length >= 20 ? 20 : 10;
        expect(of('missing-education').map(({ dueOn, label }) => ({ dueOn, label }))).toEqual(
          ofAge && unseen.length >= 10
            ? [
                {
                  dueOn: unseen[reached - 1],
                  label: reached === 20 ? 'Speak to LA' : 'Missing education',
                },
              ]
            : [],
        );
        expect(of('sickness-return')).toHaveLength(ofAge && counted.illnessSessions >= 30 ? 1 : 0);
        const [penalty] = of('consider-penalty');
        expect(penalty !== undefined).toBe(ofAge && counted.penaltyCount >= 10);
        if (penalty) {
          const facts = explainDuty(given, penalty, true)?.facts ?? [];
          expect(facts.filter(({ code }) => code !== null)).toHaveLength(counted.penaltyCount);
        }
        for (const duty of [...of('attendance-return'), ...of('missing-education')]) {
          seen.add(duty.id);
          const facts = explainDuty(given, duty, true)?.facts ?? [];
          const run = duty.id === 'attendance-return' ? unauthorised : unseen;
          expect(facts[0]?.date).toBe(run[0]);
        }

        const missed = counted.possible - counted.attended;
        const isPersistent = counted.possible > 0 && 10 * missed >= counted.possible;
        const isSevere = counted.possible > 0 && 2 * missed >= counted.possible;
        const state = counted.possible < 60 ? 'upcoming' : 'due';
        expect(of('persistent-absence').map((duty) => duty.state)).toEqual(
          isPersistent ? [state] : [],
        );
        expect(of('severe-absence').map((duty) => duty.state)).toEqual(isSevere ? [state] : []);
        const isLetter =
          counted.possible >= 60 && 1000 * counted.attended <= 950 * counted.possible;
        expect(of('escalation-step').map(({ label }) => label.split(' ')[0])).toEqual(
          isLetter ? ['Letter'] : [],
        );
        const reason = of('establish-reason');
        expect(reason.map(({ dueOn }) => dueOn)).toEqual(
          counted.openN.length > 0 ? [counted.nDeadline] : [],
        );
        if (counted.nOverdue) expect(reason[0]?.label).toBe('N overdue');
      }),
      { numRuns: RUNS },
    );
    // The random pupils are not all ordinary ones; the few of the quick check may be.
    if (RUNS >= ALL_RUNS)
      expect(seen).toEqual(
        new Set(['day-three-contact', 'day-five-visit', 'attendance-return', 'missing-education']),
      );
  }, 120_000);
});
