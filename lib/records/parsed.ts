import type { z } from '@/lib/schema';

/** What a table held, parsed. `unreadable` rows are left where they are and reported, never guessed. */
export interface Parsed<T> {
  rows: T[];
  unreadable: number;
}

export function parseRows<T>(
  schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> },
  rows: readonly unknown[],
): Parsed<T> {
  const parsed: Parsed<T> = { rows: [], unreadable: 0 };
  for (const row of rows) {
    if (row === undefined) continue;
    const result = schema.safeParse(row);
    if (result.success) parsed.rows.push(result.data);
    else parsed.unreadable += 1;
  }
  return parsed;
}
