/** The invented pupils of one school: who they are, their families, and what the school knows. */
import { addDays, fromDayNumber, dayNumber, plainDateOf } from '@/lib/attendance/plain-date';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import { CAST, type CastMember } from './cast';
import {
  AWKWARD_NAMES,
  FORENAMES,
  SHORT_NAMES,
  STAFF_SURNAMES,
  SURNAMES,
  type NamedPupil,
} from './names';
import { chanceOf, type Chance } from './random';
import type { SchoolPlan } from './schools';

export type Habit = 'steady' | 'wobbly' | 'persistent' | 'severe' | 'cast';

export interface Person {
  pupil: Pupil;
  context: PupilContext;
  /** Whole years above Reception: Year 5 is 5. */
  year: number;
  habit: Habit;
  cast: CastMember | null;
}

interface Family {
  key: string;
  surname: string;
  years: number[];
}

// Ofcom keeps these numbers for drama: nobody answers them.
const mobile = (chance: Chance): string =>
  `07700 900${String(chance.whole(0, 999)).padStart(3, '0')}`;
const landline = (chance: Chance): string =>
  `01632 960${String(chance.whole(0, 999)).padStart(3, '0')}`;

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Right check letter, local authority 000: no pupil can have it. */
function inventedUpn(year: number, serial: number): string {
  const school = `900${Math.floor(serial / 1000)}`;
  const digits = `000${school}${String(year % 100).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += Number(digits[at]) * (at + 2);
  return `${UPN_LETTERS[sum % 23] ?? 'A'}${digits}`;
}

function birthday(chance: Chance, autumn: number, year: number): PlainDate {
  const eldest = dayNumber(plainDateOf(`${autumn - 5 - year}-09-01`));
  return fromDayNumber(eldest + chance.whole(0, 364));
}

/** Shares of a school, so that a small school is as believable as a large one. */
const HABITS: readonly { habit: Habit; share: number }[] = [
  { habit: 'severe', share: 0.02 },
  { habit: 'persistent', share: 0.135 },
  { habit: 'wobbly', share: 0.17 },
];

function shuffled(count: number, chance: Chance): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = chance.whole(0, at);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

function habitsOf(plan: SchoolPlan): Habit[] {
  const habits = Array.from({ length: plan.pupils }, (): Habit => 'steady');
  const order = shuffled(plan.pupils, chanceOf(`${plan.tenant}/habits`));
  let from = 0;
  for (const { habit, share } of HABITS) {
    const to = from + Math.round(plan.pupils * share);
    for (const at of order.slice(from, to)) habits[at] = habit;
    from = to;
  }
  return habits;
}

const RELATIONS = [
  ['mum', 'dad', 'nan'],
  ['mum', 'nan'],
  ['mum', 'dad', 'aunt', 'neighbour'],
  ['dad', 'mum', 'grandad'],
  ['mum', 'mum’s partner', 'nan'],
  ['foster carer', 'social worker’s office'],
] as const;

/** A parent is named by title and initial, so that no first name contradicts the relationship. */
const TITLES: Readonly<Record<string, string>> = { mum: 'Mrs', dad: 'Mr' };

function nameOf(relationship: string, forename: string, surname: string): string {
  const title = TITLES[relationship];
  return title === undefined
    ? `${forename} ${surname}`
    : `${title} ${forename.slice(0, 1)} ${surname}`;
}

function contactsOf(chance: Chance, inCare: boolean, surname: string): PupilContext['contacts'] {
  const relations = inCare ? RELATIONS[5] : RELATIONS[chance.whole(0, 4)];
  return (relations ?? RELATIONS[0]).map((relationship, at) => ({
    priority: at + 1,
    name: at === 0 ? nameOf(relationship, chance.pick(FORENAMES), surname) : null,
    relationship,
    phone:
      relationship === 'nan' || relationship.includes('office') ? landline(chance) : mobile(chance),
    note: at === 0 && chance.happens(0.06) ? 'works nights, ring after 10:00' : null,
  }));
}

function worker(
  chance: Chance,
  kind: 'social-worker' | 'youth-offending',
  from: PlainDate,
): PupilContext['workers'][number] {
  const surname = chance.pick(STAFF_SURNAMES);
  return {
    kind,
    name: `${chance.pick(FORENAMES)} ${surname}`,
    authority: 'Wharfedale Council (invented)',
    channel: chance.pick(['phone', 'email', 'portal']),
    phone: landline(chance),
    email: `${surname.toLowerCase()}@wharfedale.example`,
    from,
    to: null,
  };
}

function describe(
  context: PupilContext,
  chance: Chance,
  plan: SchoolPlan,
  year: number,
  since: PlainDate,
): void {
  context.pupilPremium = chance.happens(0.26);
  context.sen = chance.happens(0.045) ? 'EHC plan' : chance.happens(0.13) ? 'SEN support' : null;
  context.youngCarer = chance.happens(0.015);
  context.walksAlone = plan.phase === 'primary' && year >= 5 ? chance.happens(0.3) : null;
  const open = { from: since, to: null };
  const draw = chance.next();
  if (draw < 0.009) context.plans.push({ kind: 'CP', ...open });
  else if (draw < 0.022) context.plans.push({ kind: 'CIN', ...open });
  else if (draw < 0.029) context.plans.push({ kind: 'LAC', ...open });
  if (context.plans.length > 0) context.workers.push(worker(chance, 'social-worker', since));
  if (plan.phase === 'secondary' && year >= 8 && chance.happens(0.008)) {
    context.workers.push(worker(chance, 'youth-offending', since));
  }
  const provision = chance.next();
  if (provision < 0.004) {
    context.provisions.push({ kind: 'part-time', name: null, contact: null, ...open });
  } else if (provision < 0.008) {
    context.provisions.push({
      kind: 'dual',
      name: 'Beckside Short Stay School',
      contact: landline(chance),
      ...open,
    });
  } else if (provision < 0.014) {
    context.provisions.push({
      kind: 'alternative',
      name: 'Millrace Farm',
      contact: landline(chance),
      ...open,
    });
  }
}

function describeCast(context: PupilContext, member: CastMember, since: PlainDate): void {
  const chance = chanceOf(`cast/${member.forename}/${member.surname}`);
  if (member.role === 'open-case') {
    context.workers = [
      {
        kind: 'social-worker',
        name: 'Helen Croft',
        authority: 'Wharfedale Council (invented)',
        channel: 'phone',
        phone: '01632 960142',
        email: 'croft@wharfedale.example',
        from: since,
        to: null,
      },
    ];
    context.plans = [{ kind: 'CIN', from: since, to: null }];
    context.contacts = [
      {
        priority: 1,
        name: 'Stacey Morgan',
        relationship: 'mum',
        phone: '07700 900411',
        note: null,
      },
      { priority: 2, name: null, relationship: 'nan', phone: '01632 960318', note: null },
    ];
  }
  if (member.role === 'off-site') {
    context.provisions = [
      {
        kind: 'alternative',
        name: 'Forest provision',
        contact: '01632 960207',
        from: since,
        to: null,
      },
    ];
  }
  if (member.role === 'third-day') {
    context.contacts = [
      { priority: 1, name: 'Mai Nguyễn', relationship: 'mum', phone: mobile(chance), note: null },
      { priority: 2, name: null, relationship: 'dad', phone: mobile(chance), note: null },
    ];
  }
  if (member.role === 'persistent') context.pupilPremium = true;
}

/** The named pupil of a place in a form, if one is meant to sit there. */
function namedFor(
  plan: SchoolPlan,
  form: string,
  place: number,
  formIndex: number,
): NamedPupil | null {
  if (plan.phase === 'primary') {
    const cast = CAST.filter((member) => member.form === form);
    const member = cast[place];
    if (member) return member;
  }
  // One awkward name a form, first come first served, at a place that is not the first.
  return place === 11 ? (AWKWARD_NAMES[formIndex % AWKWARD_NAMES.length] ?? null) : null;
}

const isCast = (named: NamedPupil | null): named is CastMember => named !== null && 'role' in named;

export function peopleOf(plan: SchoolPlan, autumn: number, yearStarts: PlainDate): Person[] {
  const chance = chanceOf(`${plan.tenant}/people`);
  const families: Family[] = [];
  const people: Person[] = [];
  const taken = new Set<string>();
  const reserved = new Set(
    [...CAST, ...AWKWARD_NAMES].map(({ forename, surname }) => `${forename} ${surname}`),
  );
  const serials = shuffled(plan.pupils, chance);
  const habits = habitsOf(plan);
  let index = 0;
  plan.forms.forEach(({ form, year, yearGroup, size }, formIndex) => {
    for (let place = 0; place < size; place += 1, index += 1) {
      const serial = serials[index] ?? index;
      const named = namedFor(plan, form, place, formIndex);
      const member = isCast(named) ? named : null;
      let family: Family | undefined;
      if (!named && chance.happens(0.33)) {
        const open = families.filter(
          (known) => known.years.length < 3 && !known.years.includes(year),
        );
        family = open[chance.whole(0, Math.max(0, open.length - 1))];
      }
      const surname = named?.surname ?? family?.surname ?? chance.pick(SURNAMES);
      const unusedForename = (): string => {
        let drawn = chance.pick(FORENAMES);
        let full = `${drawn} ${surname}`;
        while (taken.has(full) || reserved.has(full)) {
          drawn = chance.pick(FORENAMES);
          full = `${drawn} ${surname}`;
        }
        return drawn;
      };
      const forename = named?.forename ?? unusedForename();
      taken.add(`${forename} ${surname}`);
      if (family) family.years.push(year);
      else if (!named) {
        family = { key: `F${String(index).padStart(4, '0')}`, surname, years: [year] };
        families.push(family);
      }
      const id = String(1000 + serial * 3);
      const joinedLate = !named && year > 0 && chance.happens(0.012);
      const dateOfBirth = birthday(chance, autumn, year);
      const startDate = joinedLate
        ? addDays(yearStarts, -chance.whole(60, 300))
        : plan.phase === 'primary'
          ? plainDateOf(`${autumn - year}-09-01`)
          : plainDateOf(`${autumn - (year - 7)}-09-01`);
      const since = addDays(yearStarts, -chance.whole(40, 300));
      const context = emptyContext(plan.tenant, id);
      describe(context, chance, plan, year, since);
      if (member || named) {
        context.plans = [];
        context.workers = [];
        context.provisions = [];
      }
      context.familyKey = member ? (member.familyKey ?? null) : (family?.key ?? null);
      context.contacts = contactsOf(
        context.familyKey ? chanceOf(`${plan.tenant}/family/${context.familyKey}`) : chance,
        context.plans.some(({ kind }) => kind === 'LAC'),
        surname,
      );
      if (member) describeCast(context, member, since);
      const habit: Habit = member ? 'cast' : (habits[index] ?? 'steady');
      people.push({
        pupil: {
          tenant: plan.tenant,
          id,
          arborStudentId: id,
          upn: inventedUpn(autumn - year, serial),
          forename,
          surname,
          preferredForename:
            named?.preferredForename ??
            (chance.happens(0.5) ? (SHORT_NAMES[forename] ?? null) : null),
          form,
          yearGroup,
          dateOfBirth,
          startDate,
          leavingDate: null,
        },
        context,
        year,
        habit,
        cast: member,
      });
    }
  });
  // A family of one is nobody's sibling.
  const members = new Map<string, number>();
  for (const { context } of people) {
    if (context.familyKey)
      members.set(context.familyKey, (members.get(context.familyKey) ?? 0) + 1);
  }
  for (const { context } of people) {
    if (context.familyKey && members.get(context.familyKey) === 1) context.familyKey = null;
  }
  return people;
}
