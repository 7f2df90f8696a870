import { canonical } from '@/lib/casework/canonical';
import { STRICTER, type Direction } from './strictness';
import type { ContactClockStep, LadderRule, RuleKey, RuleValues } from './types';

export type Verdict = 'stricter' | 'weaker' | 'same' | 'not-comparable';

/** One respect in which two values differ, with both in words. */
export interface Point {
  what: string;
  own: string;
  standard: string;
  verdict: Verdict;
  /** An example is never shown as if it were the Standard. */
  against: 'standard' | 'example';
}

type Against = Point['against'];

/** Every respect in which `own` differs from the trust's value, weaker first; empty when it does not. */
export function pointsOf<K extends RuleKey>(
  key: K,
  own: RuleValues[K],
  standard: RuleValues[K],
  against: Against,
): Point[] {
  if (canonical(own) === canonical(standard)) return [];
  const points = differences(key, STRICTER[key], own, standard, against);
  return points.sort((a, b) => Number(b.verdict === 'weaker') - Number(a.verdict === 'weaker'));
}

function differences(
  key: RuleKey,
  direction: Direction,
  own: unknown,
  standard: unknown,
  against: Against,
): Point[] {
  if (direction === 'ladder' && isLadder(own) && isLadder(standard))
    return ladderPoints(own, standard, against);
  if (direction === 'contact-clock' && isClock(own) && isClock(standard))
    return clockPoints(own, standard, against);
  return [
    {
      what: key,
      own: words(own),
      standard: words(standard),
      verdict: verdict(direction, own, standard),
      against,
    },
  ];
}

function verdict(direction: Direction, own: unknown, standard: unknown): Verdict {
  if (direction === 'fixed') return 'weaker';
  if (direction === 'false') return own === false ? 'stricter' : 'weaker';
  if (typeof own === 'number' && typeof standard === 'number') {
    if (direction === 'lower') return own < standard ? 'stricter' : 'weaker';
    if (direction === 'higher') return own > standard ? 'stricter' : 'weaker';
  }
  if (direction === 'earlier' && typeof own === 'string' && typeof standard === 'string')
    return own < standard ? 'stricter' : 'weaker';
  if (Array.isArray(own) && Array.isArray(standard)) {
    if (direction === 'more') return lists(own, standard);
    if (direction === 'fewer') return lists(standard, own);
  }
  return 'not-comparable';
}

/** Leaving anything out is weaker, whatever is added elsewhere; another order is the same. */
function lists(own: readonly unknown[], standard: readonly unknown[]): Verdict {
  if (standard.some((item) => !own.includes(item))) return 'weaker';
  return own.length > standard.length ? 'stricter' : 'same';
}

function clockPoints(
  own: readonly ContactClockStep[],
  standard: readonly ContactClockStep[],
  against: Against,
): Point[] {
  const points: Point[] = [];
  for (const step of standard) {
    const mine = own.find(({ id }) => id === step.id);
    if (!mine) {
      points.push({
        what: step.label,
        own: 'left out',
        standard: minutes(step),
        verdict: 'weaker',
        against,
      });
    } else if (mine.afterMinutes !== step.afterMinutes) {
      const sooner = mine.afterMinutes < step.afterMinutes;
      points.push({
        what: step.label,
        own: minutes(mine),
        standard: minutes(step),
        verdict: sooner ? 'stricter' : 'weaker',
        against,
      });
    }
  }
  for (const step of own)
    if (!standard.some(({ id }) => id === step.id))
      points.push({
        what: step.label,
        own: minutes(step),
        standard: 'none',
        verdict: 'stricter',
        against,
      });
  return points;
}

function minutes({ afterMinutes }: ContactClockStep): string {
  return `${afterMinutes} minutes after the register closes`;
}

/** Steps, owners and support first are Standard 6; thresholds, waiting times and conditions are not. */
function ladderPoints(
  own: readonly LadderRule[],
  standard: readonly LadderRule[],
  against: Against,
): Point[] {
  const points: Point[] = [];
  for (const rule of standard) {
    const mine = own.find(({ step }) => step === rule.step);
    if (!mine)
      points.push({
        what: rule.label,
        own: 'left out',
        standard: 'a step of the ladder',
        verdict: 'weaker',
        against: 'standard',
      });
    else points.push(...stepPoints(mine, rule, against));
  }
  const shared = standard.filter(({ step }) => own.some((mine) => mine.step === step));
  const ownOrder = own.filter(({ step }) => shared.some((rule) => rule.step === step));
  if (shared.some(({ step }, place) => ownOrder[place]?.step !== step))
    points.push({
      what: 'Order of the steps',
      own: ownOrder.map(({ step }) => step).join(', '),
      standard: shared.map(({ step }) => step).join(', '),
      verdict: 'not-comparable',
      against: 'standard',
    });
  return points;
}

function stepPoints(own: LadderRule, standard: LadderRule, against: Against): Point[] {
  const points: Point[] = [];
  const say = (
    what: string,
    a: number | boolean | string | null,
    b: number | boolean | string | null,
    isStricter: boolean | null,
    of: Against,
  ) => {
    if (a === b) return;
    const verdict = isStricter === null ? 'not-comparable' : isStricter ? 'stricter' : 'weaker';
    points.push({
      what: `${standard.label}, ${what}`,
      own: words(a),
      standard: words(b),
      verdict,
      against: of,
    });
  };
  say('owner', own.owner, standard.owner, null, 'standard');
  say(
    'support first',
    own.needsSupportFirst,
    standard.needsSupportFirst,
    own.needsSupportFirst,
    'standard',
  );
  // Without a threshold of its own the step follows the one before at any attendance.
  const reach = ({ attendanceAtOrBelowTenths }: LadderRule) =>
    attendanceAtOrBelowTenths ?? Infinity;
  say(
    'attendance at or below, tenths of a per cent',
    own.attendanceAtOrBelowTenths,
    standard.attendanceAtOrBelowTenths,
    reach(own) > reach(standard),
    against,
  );
  say(
    'waiting time in school days',
    own.waitSchoolDays,
    standard.waitSchoolDays,
    own.waitSchoolDays < standard.waitSchoolDays,
    against,
  );
  const holding = ({ heldByImprovementTenths }: LadderRule) => heldByImprovementTenths ?? Infinity;
  say(
    'held back by an improvement of, tenths of a per cent',
    own.heldByImprovementTenths,
    standard.heldByImprovementTenths,
    holding(own) > holding(standard),
    against,
  );
  say(
    'review after school days',
    own.reviewAfterSchoolDays,
    standard.reviewAfterSchoolDays,
    own.reviewAfterSchoolDays < standard.reviewAfterSchoolDays,
    against,
  );
  return points;
}

function words(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? 'none' : value.join(', ');
  return 'another value';
}

function isLadder(value: unknown): value is LadderRule[] {
  return (
    Array.isArray(value) && value.every((item: unknown) => hasField(item, 'needsSupportFirst'))
  );
}

function isClock(value: unknown): value is ContactClockStep[] {
  return Array.isArray(value) && value.every((item: unknown) => hasField(item, 'afterMinutes'));
}

function hasField(value: unknown, field: string): boolean {
  return typeof value === 'object' && value !== null && field in value;
}
