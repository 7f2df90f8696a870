import type { PlainDate } from '@/lib/attendance/plain-date';
import type { RuleKey } from './types';

/** No pack has a value for this key on this date. Refused, never defaulted. */
export class RuleNotCovered extends Error {
  override readonly name = 'RuleNotCovered';

  constructor(
    readonly key: RuleKey,
    readonly on: PlainDate,
  ) {
    super(`No rule "${key}" is recorded for ${on}.`);
  }
}
