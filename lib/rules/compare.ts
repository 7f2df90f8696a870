/**
 * A school's (or policy's) pack beside the trust's Standard: stricter is free, weaker needs a
 * recorded reason, and every weaker place is shown to people. A value compared with an example is
 * never called weaker than the Standard: the Standard has left it open.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { pointsOf, type Point, type Verdict } from './compare-values';
import type { Problem } from './problems';
import { parseRulesPack, type DatedValue, type RulesPack } from './schema';
import type { CheckedSource, RuleKey, RuleValues } from './types';
import { RULE_KEYS } from './values';

export type { Point, Verdict } from './compare-values';

export interface RuleComparison {
  key: RuleKey;
  verdict: Verdict;
  /** `example`: the trust's value is itself an example. */
  against: 'standard' | 'example';
  /** The days on which these two values stand beside each other. */
  from: PlainDate;
  until: PlainDate | null;
  /** In the order of weight: what is weaker first. */
  points: Point[];
  reason: string | null;
  standardSource: CheckedSource;
  path: string;
}

/** One entry per key and stretch of days; keys the pack does not set are left out. */
export function comparePack(pack: RulesPack, trust: RulesPack): RuleComparison[] {
  return RULE_KEYS.flatMap((key) => compareKey(key, pack, trust));
}

/** The places to show to people: weaker than what the Standard, the law or guidance says. */
export function weakerThanStandard(comparisons: readonly RuleComparison[]): RuleComparison[] {
  return comparisons.filter(({ points }) => points.some(isWeakerThanStandard));
}

export type AcceptedPack =
  | { ok: true; pack: RulesPack; comparisons: RuleComparison[]; weaker: RuleComparison[] }
  | { ok: false; problems: Problem[] };

/** Reads a pack that is to lie over the trust's. Refused where it is weaker without a reason. */
export function acceptPack(input: unknown, trust: RulesPack): AcceptedPack {
  const parsed = parseRulesPack(input);
  if (!parsed.ok) return parsed;
  const comparisons = comparePack(parsed.pack, trust);
  const weaker = weakerThanStandard(comparisons);
  const problems = weaker.filter(({ reason }) => reason === null).map(reasonMissing);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, pack: parsed.pack, comparisons, weaker };
}

function compareKey<K extends RuleKey>(
  key: K,
  pack: RulesPack,
  trust: RulesPack,
): RuleComparison[] {
  const own: DatedValue<RuleValues[K]>[] = pack.values[key] ?? [];
  const standard: DatedValue<RuleValues[K]>[] = trust.values[key] ?? [];
  return own.flatMap((value, place) =>
    standard.flatMap((beside) => {
      const shared = overlap(value, beside);
      if (!shared) return [];
      const against = beside.source.kind === 'example' ? 'example' : 'standard';
      const points = pointsOf(key, value.value, beside.value, against);
      return [
        {
          key,
          verdict: verdictOf(points),
          against,
          ...shared,
          points,
          reason: value.reason,
          standardSource: beside.source,
          path: `values.${key}[${place}].reason`,
        } satisfies RuleComparison,
      ];
    }),
  );
}

function isWeakerThanStandard({ verdict, against }: Point): boolean {
  return verdict === 'weaker' && against === 'standard';
}

const WEIGHT: readonly Verdict[] = ['weaker', 'not-comparable', 'stricter', 'same'];

function verdictOf(points: readonly Point[]): Verdict {
  return WEIGHT.find((verdict) => points.some((point) => point.verdict === verdict)) ?? 'same';
}

function reasonMissing({ path, points, standardSource }: RuleComparison): Problem {
  const places = points
    .filter(isWeakerThanStandard)
    .map(({ what, own, standard }) => `${what}: ${own} instead of ${standard}`);
  return {
    path,
    expected: 'a reason, because the value is weaker than the Standard',
    found: 'null',
    message: `${path}: this is weaker than the trust’s rule (${standardSource.paragraph}): ${places.join('; ')}. Write down the reason, or keep to the rule.`,
  };
}

function overlap(
  a: { from: PlainDate; until: PlainDate | null },
  b: { from: PlainDate; until: PlainDate | null },
): { from: PlainDate; until: PlainDate | null } | null {
  const from = a.from > b.from ? a.from : b.from;
  const until =
    a.until === null || b.until === null
      ? (a.until ?? b.until)
      : a.until < b.until
        ? a.until
        : b.until;
  return until !== null && until <= from ? null : { from, until };
}
