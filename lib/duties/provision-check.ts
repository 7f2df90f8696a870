/**
 * Standard 7: "Attendance of pupils at AP/Dual placements and with reduced timetables is monitored
 * weekly."
 *
 * 1. An alternative, dual or part-time provision is open on the day.
 * 2. It is checked every school week (the school's rule): with whom, what was found.
 * 3. Due by the last school day of the week; settled by the check recorded in it.
 */
import type { PupilContext } from '@/lib/casework/context';
import { shortDate } from '@/lib/attendance/plain-date';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  count,
  decidedOtherwise,
  due,
  explanation,
  fact,
  forename,
  isOpen,
  sessionWords,
  settled,
} from './duty';
import type { DutyFacts } from './facts';
import { byteAt, firstOfSchoolWeeks, lastSchoolDayOfWeek } from './school-days';
import { codeAtIndex } from '@/lib/attendance/code-index';
import type { Duty } from './types';

type Provision = PupilContext['provisions'][number];

const KIND_WORDS: Record<Provision['kind'], string> = {
  alternative: 'alternative provision',
  dual: 'the other school',
  'part-time': 'part-time timetable',
};

/** Marks that speak of a provision, so that one must be on record. */
const KIND_BY_CODE: Readonly<Record<string, Provision['kind']>> = {
  C2: 'part-time',
  D: 'dual',
  K: 'alternative',
};

/** Latest records shown in an explanation. */
const SHOWN = 3;

export const provisionCheck: DutyDefinition = {
  id: 'provision-check',
  title: 'Provision check',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7',
    href: null,
    says: 'The attendance of pupils in alternative provision, at another school or on a reduced timetable is looked at every week.',
  },

  assess(facts) {
    const { context, moment } = facts;
    const marked = kindMarked(facts);
    if (context.provisions.length === 0 && marked === null) return NONE;
    const open = context.provisions.filter((provision) => isOpen(provision, moment.date));
    const duties: Duty[] = open.map((provision) => checking(facts, provision));
    if (marked !== null && !open.some(({ kind }) => kind === marked))
      duties.push(
        cannotTell(
          provisionCheck,
          facts,
          { about: marked, label: 'Provision not known' },
          `the ${KIND_WORDS[marked].replace(/^the /, '')}, from when and where (${sessionWords(moment)} is marked ${facts.history.codeAt(moment) ?? ''})`,
        ),
      );
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const every = facts.rules.get('provisionCheckEverySchoolWeeks');
    const open = facts.context.provisions.filter((p) => isOpen(p, facts.moment.date));
    return explanation(
      provisionCheck,
      facts,
      duty,
      {
        sentence: `${forename(facts)}’s attendance elsewhere or on a reduced timetable is checked every ${every === 1 ? 'week' : `${every} weeks`}.`,
        facts: [
          ...open.map(({ kind, name, from }) =>
            fact(`${KIND_WORDS[kind]}: ${name ?? 'not named'}`, from ? { date: from } : null),
          ),
          ...facts.casework.provisionChecks.slice(-SHOWN).map(({ about, payload }) =>
            fact(`${shortDate(about.date)}: checked with ${payload.checkedWith}`, {
              date: about.date,
            }),
          ),
        ],
        threshold: { key: 'provisionCheckEverySchoolWeeks', value: count(every, 'school week') },
        clears: 'Record with whom it was checked and what was found.',
      },
      mayReadConfidential,
    );
  },
};

function kindMarked({ history, moment }: DutyFacts): Provision['kind'] | null {
  const code = codeAtIndex(byteAt(history, moment));
  return code ? (KIND_BY_CODE[code.code] ?? null) : null;
}

function checking(facts: DutyFacts, provision: Provision): Duty {
  const { calendar, casework, moment, rules } = facts;
  const every = rules.get('provisionCheckEverySchoolWeeks');
  const since = firstOfSchoolWeeks(calendar, moment.date, every) ?? moment.date;
  const about = `${provision.kind} ${provision.name ?? ''} ${since}`.replace('  ', ' ');
  const label = 'Check provision';
  const check = casework.provisionChecks.findLast(
    (event) =>
      event.about.date >= since &&
      (event.payload.provider === null || event.payload.provider === provision.name),
  );
  if (check)
    return settled(
      provisionCheck,
      facts,
      { about, label },
      { eventId: check.id, how: `checked on ${shortDate(check.about.date)}` },
    );
  const otherwise = decidedOtherwise(facts, 'provision-check', since);
  if (otherwise) return settled(provisionCheck, facts, { about, label }, byDeviation(otherwise));
  const dueOn = lastSchoolDayOfWeek(calendar, moment.date);
  const isLastDay = dueOn !== null && dueOn <= moment.date;
  return due(provisionCheck, facts, { about, label, dueOn, weight: isLastDay ? 'today' : 'soon' });
}

/*
 * Not formalised: whether the provision is suitable, and whether a reduced timetable is still agreed
 * and about to end; that belongs to its review.
 */
