/**
 * One value of a school's own pack set or confirmed on screen. The pack that results is only written
 * down here: `acceptPack` reads it like any other that somebody brings.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { RULES_PACK_SCHEMA, type RulesPack } from './schema';
import type { RuleKey } from './types';

export interface Amendment {
  key: RuleKey;
  value: unknown;
  /** The first day on which it holds. */
  from: PlainDate;
  /** Where the school has written it down: `Attendance policy 2026, page 4`. */
  paragraph: string;
  person: string | null;
  /** Needed where the value is weaker than the Standard. */
  reason: string | null;
  /** The day on which the person says so. */
  on: PlainDate;
}

/**
 * The value before ends on the day this one begins; one that begins later stays, so past and future
 * days keep what they had.
 */
export function amendPack(
  before: RulesPack | null,
  school: { tenant: string; name: string },
  amendment: Amendment,
): unknown {
  const { key, value, from, paragraph, person, reason, on } = amendment;
  const others: readonly { from: PlainDate; until: PlainDate | null }[] = before?.values[key] ?? [];
  const earlier = others
    .filter((other) => other.from < from)
    .map((other) =>
      other.until === null || other.until > from ? { ...other, until: from } : other,
    );
  const later = others.filter((other) => other.from > from);
  const amended = {
    from,
    until: later.map((other) => other.from).sort()[0] ?? null,
    value,
    source: { kind: 'school', paragraph, href: null, checkedOn: on },
    setBy: 'school',
    person,
    reason,
  };
  return {
    schema: RULES_PACK_SCHEMA,
    id: before?.id ?? `${school.tenant}-rules`,
    version: versionAfter(before?.version ?? '', on),
    origin: 'school',
    school: before?.school ?? school,
    ...(before?.calendar !== undefined && { calendar: before.calendar }),
    values: { ...before?.values, [key]: [...earlier, amended, ...later] },
  };
}

/** `2026-11-25`, then `2026-11-25.2` for the second change of a day. */
function versionAfter(version: string, on: PlainDate): string {
  if (!version.startsWith(on)) return on;
  const times = Number(/\.(\d+)$/.exec(version)?.[1] ?? 1);
  return `${on}.${times + 1}`;
}
