import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Problem } from './problems';

interface HalfOpen {
  from: PlainDate;
  until: PlainDate | null;
}

/**
 * Dated values of one key must follow each other without gap or overlap, in order, each at least a
 * day long. The trust's last one is open, so that no future date is without a rule; a school's or a
 * policy's may end, and the layer below holds again from then.
 */
export function coverageProblems(
  key: string,
  intervals: readonly HalfOpen[],
  { openEnd }: { openEnd: boolean },
): Problem[] {
  const problems: Problem[] = [];
  const say = (i: number, field: string, expected: string, found: string) => {
    const path = `values.${key}[${i}].${field}`;
    problems.push({
      path,
      expected,
      found,
      message: `${path}: expected ${expected}, found ${found}.`,
    });
  };

  if (intervals.length === 0) {
    const path = `values.${key}`;
    problems.push({
      path,
      expected: 'at least one dated value',
      found: 'an empty list',
      message: `${path}: expected at least one dated value, found an empty list.`,
    });
  }
  for (const [i, { from, until }] of intervals.entries()) {
    if (until !== null && until <= from) say(i, 'until', `a day after ${from}`, until);
    const next = intervals[i + 1];
    if (next === undefined) {
      if (openEnd && until !== null) say(i, 'until', 'null (the last value stays open)', until);
    } else if (until === null) {
      say(i, 'until', `${next.from}, where the next value begins`, 'null (open end)');
    } else if (until !== next.from) {
      const kind = until < next.from ? 'a gap' : 'an overlap';
      say(i + 1, 'from', `${until}, where the value before ends`, `${next.from} (${kind})`);
    }
  }
  return problems;
}
