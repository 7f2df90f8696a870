/**
 * What the school's IT may set by managed policy (`public/managed-policy.json` is the schema the
 * browser reads). Chromium delivers values only where they fit that schema, and on the first run
 * after a forced installation delivers nothing yet: an empty policy means "not set yet", never "all
 * off". Watch `storage.onChanged` and parse again.
 */
import { z } from '@/lib/schema';
import { roleSchema } from '@/lib/casework/events';
import { acceptPack, type RuleComparison } from './compare';
import { problem, problemsOf, type Problem } from './problems';
import type { RulesPack } from './schema';

export const FEATURES = [
  'chips',
  'panel',
  'fill-note',
  'copy-comment',
  'import',
  'export',
  'recognise-by-pointing',
  'demonstration',
] as const;
export type Feature = (typeof FEATURES)[number];

/** The school's part of the host name: `oakfield` of `oakfield.uk.arbor.sc`. */
const tenant = z
  .string()
  .check(z.regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'the school’s part of Arbor’s host name'));

const policySchema = z.strictObject({
  rulesPack: z.optional(z.string()),
  tenantNames: z.optional(z.record(tenant, z.string().check(z.minLength(1, 'the school’s name')))),
  role: z.optional(roleSchema),
  featuresOff: z.optional(z.array(z.enum(FEATURES))),
});

export interface ManagedPolicy {
  rulesPack: RulesPack | null;
  comparisons: RuleComparison[];
  /** School names by tenant. */
  tenantNames: Readonly<Record<string, string>>;
  /** Role of everyone who uses this browser profile; null: each person chooses. */
  role: z.infer<typeof roleSchema> | null;
  featuresOff: readonly Feature[];
}

export type ParsedPolicy =
  | { kind: 'not-set' }
  | { kind: 'set'; policy: ManagedPolicy }
  /** Nothing of it is used: half a policy could switch off what the other half relies on. */
  | { kind: 'refused'; problems: Problem[] };

export function parseManagedPolicy(input: unknown, trust: RulesPack): ParsedPolicy {
  if (isEmpty(input)) return { kind: 'not-set' };
  const parsed = policySchema.safeParse(input);
  if (!parsed.success) return { kind: 'refused', problems: problemsOf(parsed.error, input) };
  const { rulesPack, tenantNames = {}, role = null, featuresOff = [] } = parsed.data;

  const policy: ManagedPolicy = {
    rulesPack: null,
    comparisons: [],
    tenantNames,
    role,
    featuresOff,
  };
  if (rulesPack === undefined) return { kind: 'set', policy };

  const read = readJson(rulesPack);
  if (!read.ok) return { kind: 'refused', problems: [read.problem] };
  const accepted = acceptPack(read.value, trust);
  if (!accepted.ok)
    return {
      kind: 'refused',
      problems: accepted.problems.map((inner) => ({
        ...inner,
        path: `rulesPack: ${inner.path}`,
        message: `In the rules pack, ${inner.message}`,
      })),
    };
  if (accepted.pack.origin !== 'policy')
    return {
      kind: 'refused',
      problems: [problem(['rulesPack', 'origin'], '"policy"', accepted.pack.origin)],
    };
  return {
    kind: 'set',
    policy: { ...policy, rulesPack: accepted.pack, comparisons: accepted.comparisons },
  };
}

function isEmpty(input: unknown): boolean {
  if (input === undefined || input === null) return true;
  return typeof input === 'object' && Object.keys(input).length === 0;
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false, problem: problem(['rulesPack'], 'a rules pack as JSON text', text) };
  }
}
