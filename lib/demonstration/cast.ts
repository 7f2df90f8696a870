/**
 * The pupils of form 5B on the demonstrated morning: one of each thing that staff must see at once.
 * Offsets count school days back from the demonstrated day, so the scene holds on any date.
 */
import type { NamedPupil } from './names';

/** A code, or `/` for present; one for the day, or one for each session. */
export type DayMark = string | { AM: string; PM: string };

export interface CastMember extends NamedPupil {
  form: string;
  today: DayMark;
  minutesLate?: number;
  /** School days before the demonstrated day. */
  before?: Readonly<Record<number, DayMark>>;
  /** Absent on the same weekday of every earlier week, e.g. `B` at a provision. */
  everyWeek?: string;
  /** Share of this year's sessions to be missed, in tenths of a per cent, spread over the year. */
  missedTenths?: number;
  /** Code of the spread absences. */
  missedCode?: string;
  role:
    | 'open-case'
    | 'third-day'
    | 'late'
    | 'letter-due'
    | 'reason-given'
    | 'off-site'
    | 'sibling'
    | 'persistent'
    | 'same-name';
  familyKey?: string;
}

export const SCENE_FORM = '5B';

export const CAST: readonly CastMember[] = [
  { forename: 'Ava', surname: 'Adams', form: '5B', role: 'same-name', today: '/' },
  {
    forename: 'Ava',
    surname: 'Adams',
    form: '5B',
    role: 'same-name',
    today: '/',
    before: { 3: 'I' },
  },
  {
    forename: 'Oluwatobi',
    preferredForename: 'Tobi',
    surname: 'Bello',
    form: '5B',
    role: 'persistent',
    today: '/',
    before: { 3: 'I' },
    missedTenths: 118,
    missedCode: 'I',
  },
  {
    forename: 'Kai',
    surname: 'Morgan',
    form: '5B',
    role: 'open-case',
    today: 'N',
    before: { 2: 'N' },
  },
  {
    forename: 'Linh',
    surname: 'Nguyễn',
    form: '5B',
    role: 'third-day',
    today: 'I',
    before: { 1: 'I', 2: 'I' },
  },
  {
    forename: 'Erin',
    surname: 'O’Neill',
    form: '5B',
    role: 'late',
    today: { AM: 'L', PM: '/' },
    minutesLate: 12,
  },
  {
    forename: 'Dev',
    surname: 'Patel',
    form: '5B',
    role: 'letter-due',
    today: '/',
    before: { 4: { AM: 'L', PM: '/' }, 2: { AM: 'O', PM: '/' } },
    missedTenths: 62,
    missedCode: 'O',
  },
  {
    forename: 'Zoë',
    surname: 'Reid',
    form: '5B',
    role: 'reason-given',
    today: { AM: 'M', PM: '/' },
  },
  {
    forename: 'Sam',
    surname: 'van der Berg',
    form: '5B',
    role: 'off-site',
    today: 'B',
    everyWeek: 'B',
  },
  {
    forename: 'Ellis',
    surname: 'Wright',
    form: '5B',
    role: 'sibling',
    today: 'N',
    familyKey: 'F-wright',
  },
  {
    forename: 'Isla',
    surname: 'Wright',
    form: '2A',
    role: 'sibling',
    today: 'N',
    familyKey: 'F-wright',
  },
];
