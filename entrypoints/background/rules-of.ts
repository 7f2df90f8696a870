import type { Rules } from '@/lib/rules/types';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { RulesNamed } from '@/lib/records/status';
import type { Desk } from './desk';

export interface RulesOfSchool extends RulesNamed {
  /** Null: no pack covers the date. */
  on(date: PlainDate): Rules | null;
}

export async function rulesOf(_desk: Desk, _tenant: string): Promise<RulesOfSchool> {
  return { version: null, examples: [], on: () => null };
}
