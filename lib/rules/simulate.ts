/**
 * What a changed rule would do before it is saved: which pupils it would move, at each moment asked.
 * Pure and generic: `assess` says under some rules how every pupil stands at a moment (a status, a
 * band, the next step, …) and knows where the marks are.
 */
import { mondayOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { Rules } from './types';

export interface Simulation<Moment> {
  before: Rules;
  after: Rules;
  /** How each pupil stands, by pupil id. A pupil left out is not on roll, or cannot be told. */
  assess: (rules: Rules, moment: Moment) => ReadonlyMap<string, string>;
  /** Oldest first, today last. */
  moments: readonly Moment[];
}

export interface Move {
  pupilId: string;
  /** Null: not assessed under those rules. */
  from: string | null;
  to: string | null;
}

export interface MomentMoves<Moment> {
  moment: Moment;
  /** By pupil id. */
  moved: Move[];
  /** Pupils under each label, in the order of the labels. */
  counts: { label: string; before: number; after: number }[];
}

export interface SimulationResult<Moment> {
  moments: MomentMoves<Moment>[];
  /** Pupils moved at any of the moments, by id, each with the moments at which they were. */
  pupils: { pupilId: string; at: Moment[] }[];
}

export function simulate<Moment>({
  before,
  after,
  assess,
  moments,
}: Simulation<Moment>): SimulationResult<Moment> {
  const at = new Map<string, Moment[]>();
  const results = moments.map((moment): MomentMoves<Moment> => {
    const was = assess(before, moment);
    const is = assess(after, moment);
    const moved = movesOf(was, is);
    for (const { pupilId } of moved) at.set(pupilId, [...(at.get(pupilId) ?? []), moment]);
    return { moment, moved, counts: countsOf(was, is) };
  });
  const pupils = [...at]
    .map(([pupilId, movedAt]) => ({ pupilId, at: movedAt }))
    .sort((a, b) => (a.pupilId < b.pupilId ? -1 : 1));
  return { moments: results, pupils };
}

function movesOf(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): Move[] {
  const moves: Move[] = [];
  for (const pupilId of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const from = was.get(pupilId) ?? null;
    const to = is.get(pupilId) ?? null;
    if (from !== to) moves.push({ pupilId, from, to });
  }
  return moves;
}

function countsOf(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>) {
  const tally = (labels: ReadonlyMap<string, string>) => {
    const counts = new Map<string, number>();
    for (const label of labels.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  };
  const before = tally(was);
  const after = tally(is);
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((label) => ({
    label,
    before: before.get(label) ?? 0,
    after: after.get(label) ?? 0,
  }));
}

/** A run of terms as the school's calendar has them; half terms are terms of their own. */
export interface TermDates {
  from: PlainDate;
  to: PlainDate;
}

/**
 * The days on which to look: the last school day of each school week of the last half term, and
 * `today`. The last half term is the one that ended most recently before the one of today.
 */
export function momentsOfLastHalfTerm(
  terms: readonly TermDates[],
  schoolDays: readonly PlainDate[],
  today: PlainDate,
): PlainDate[] {
  const ended = terms.filter(({ to }) => to < today).sort((a, b) => (a.to < b.to ? -1 : 1));
  const last = ended.at(-1);
  if (!last) return [today];
  const lastOfWeek = new Map<PlainDate, PlainDate>();
  for (const day of schoolDays)
    if (day >= last.from && day <= last.to) lastOfWeek.set(mondayOf(day), day);
  return [...lastOfWeek.values(), today];
}
