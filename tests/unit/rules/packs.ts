import { plainDateOf } from '@/lib/attendance/plain-date';
import type { PlainDate } from '@/lib/attendance/plain-date';

interface Written {
  value: unknown;
  from?: string;
  until?: string | null;
  reason?: string | null;
}

export const date = (text: string): PlainDate => plainDateOf(text);

/** A pack as a school would write it, as plain data. */
export function schoolPack(values: Record<string, Written[]>) {
  return pack('school', values, { school: { tenant: 'oakfield', name: 'Oakfield Primary' } });
}

export function policyPack(values: Record<string, Written[]>) {
  return pack('policy', values, {});
}

function pack<Head extends object>(
  origin: 'school' | 'policy',
  values: Record<string, Written[]>,
  head: Head,
) {
  return {
    schema: 1 as number,
    id: `${origin}-oakfield`,
    version: '1',
    origin,
    ...head,
    values: Object.fromEntries(
      Object.entries(values).map(([key, dated]) => [
        key,
        dated.map(({ value, from = '2026-09-01', until = null, reason = null }) => ({
          from,
          until,
          value,
          source: {
            kind: origin,
            paragraph: 'Attendance policy 2026',
            href: null,
            checkedOn: null,
          },
          setBy: origin,
          person: 'KM',
          reason,
        })),
      ]),
    ),
  };
}
