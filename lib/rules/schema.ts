/**
 * A rules pack: dated values with their sources, as the trust ships them, a school writes them or a
 * managed policy sets them. One schema, versioned; `parseRulesPack` is the border.
 */
import { z } from '@/lib/schema';
import { plainDateSchema } from '@/lib/attendance/plain-date-schema';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { coverageProblems } from './coverage';
import { problem, problemsOf, type Problem } from './problems';
import type { CheckedSource, RuleKey, RuleValues, SetBy } from './types';
import { isRuleKey, RULE_VALUE_SCHEMAS } from './values';

export const RULES_PACK_SCHEMA = 1;

export interface DatedValue<T> {
  /** Holds from this day … */
  from: PlainDate;
  /** … until the day before this one; null: open end. */
  until: PlainDate | null;
  value: T;
  source: CheckedSource;
  setBy: SetBy;
  /** Initials or office of who set it; null where nobody is named. */
  person: string | null;
  /** Why it differs; required of a school that is weaker than the Standard. */
  reason: string | null;
}

export type PackValues = { [K in RuleKey]?: DatedValue<RuleValues[K]>[] };

export interface RulesPack {
  schema: typeof RULES_PACK_SCHEMA;
  id: string;
  version: string;
  origin: 'trust' | 'school' | 'policy';
  school?: { tenant: string; name: string } | undefined;
  /** `lib/attendance/calendar` owns the shape of a calendar and parses it. */
  calendar?: unknown;
  values: PackValues;
}

const words = z.string().check(z.minLength(1, 'some text'));

const sourceSchema = z.strictObject({
  kind: z.enum(['standard', 'regulation', 'guidance', 'framework', 'school', 'policy', 'example']),
  paragraph: words,
  href: z.nullable(
    z.string().check(z.regex(/^https:\/\/\S+$/, 'an address that starts with https://')),
  ),
  checkedOn: z.nullable(plainDateSchema),
});

const datedSchema = z.strictObject({
  from: plainDateSchema,
  until: z.nullable(plainDateSchema),
  value: z.unknown(),
  source: sourceSchema,
  setBy: z.enum(['law', 'trust', 'school', 'policy']),
  person: z.nullable(words),
  reason: z.nullable(words),
});

const envelopeSchema = z.strictObject({
  schema: z.literal(RULES_PACK_SCHEMA),
  id: words,
  version: words,
  origin: z.enum(['trust', 'school', 'policy']),
  school: z.optional(z.strictObject({ tenant: words, name: words })),
  calendar: z.optional(z.unknown()),
  values: z.record(z.string(), z.array(datedSchema)),
});

export type ParsedPack = { ok: true; pack: RulesPack } | { ok: false; problems: Problem[] };

/**
 * Reads a pack from data somebody wrote. Every problem is found in one go, so that a file is mended
 * once; nothing is repaired, dropped or defaulted.
 */
export function parseRulesPack(input: unknown): ParsedPack {
  const newer = newerSchema(input);
  if (newer) return { ok: false, problems: [newer] };

  const envelope = envelopeSchema.safeParse(input);
  if (!envelope.success) return { ok: false, problems: problemsOf(envelope.error, input) };

  const { values: written, ...head } = envelope.data;
  const problems: Problem[] = [];
  if (head.origin === 'school' && head.school === undefined)
    problems.push(problem(['school'], 'the school this pack is for (tenant and name)', undefined));

  const values: PackValues = {};
  for (const [key, dated] of Object.entries(written)) {
    if (isRuleKey(key)) problems.push(...readKey(key, dated, head.origin, values));
    else
      problems.push({
        path: `values.${key}`,
        expected: 'a rule key',
        found: key,
        message: `values.${key}: this rule is not known. Check its spelling, or remove it.`,
      });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack: { ...head, values } };
}

function readKey<K extends RuleKey>(
  key: K,
  written: readonly z.infer<typeof datedSchema>[],
  origin: RulesPack['origin'],
  into: PackValues,
): Problem[] {
  const schema = RULE_VALUE_SCHEMAS[key];
  const problems: Problem[] = [];
  const read: DatedValue<RuleValues[K]>[] = [];
  for (const [i, dated] of written.entries()) {
    const path = ['values', key, i, 'value'];
    const parsed = schema.safeParse(dated.value);
    if (parsed.success) read.push({ ...dated, value: parsed.data });
    else
      for (const issue of problemsOf(parsed.error, dated.value))
        problems.push(beneath(path, issue));
  }
  problems.push(...written.flatMap((dated, i) => claimProblems(key, i, dated, origin)));
  problems.push(...coverageProblems(key, written, { openEnd: origin === 'trust' }));
  Object.assign(into, { [key]: read });
  return problems;
}

const MAY_SET: Record<RulesPack['origin'], readonly SetBy[]> = {
  trust: ['law', 'trust'],
  school: ['school'],
  policy: ['policy'],
};

/** Only the trust's own pack speaks for the Standard; a school's value is never shown as if it were it. */
function claimProblems(
  key: RuleKey,
  place: number,
  { setBy, source }: z.infer<typeof datedSchema>,
  origin: RulesPack['origin'],
): Problem[] {
  const problems: Problem[] = [];
  const path = ['values', key, place];
  if (!MAY_SET[origin].includes(setBy))
    problems.push(problem([...path, 'setBy'], MAY_SET[origin].join(' or '), setBy));
  if (origin !== 'trust' && source.kind === 'standard')
    problems.push(
      problem(
        [...path, 'source', 'kind'],
        `a source of the ${origin}’s own: only the trust’s pack cites the Standard`,
        source.kind,
      ),
    );
  return problems;
}

function beneath(path: readonly PropertyKey[], inner: Problem): Problem {
  const outer = problem(path, inner.expected, undefined);
  const place =
    inner.path === '' || inner.path.startsWith('[')
      ? outer.path + inner.path
      : `${outer.path}.${inner.path}`;
  const known = inner.message.slice(inner.path === '' ? 'The whole'.length : inner.path.length);
  return { ...inner, path: place, message: place + known };
}

function newerSchema(input: unknown): Problem | null {
  if (typeof input !== 'object' || input === null || !('schema' in input)) return null;
  const { schema } = input;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema <= RULES_PACK_SCHEMA)
    return null;
  return {
    path: 'schema',
    expected: String(RULES_PACK_SCHEMA),
    found: String(schema),
    message: `This rules pack was written for a newer Alongside (rules format ${schema}; this one reads format ${RULES_PACK_SCHEMA}). Update Alongside, then load the pack again.`,
  };
}
