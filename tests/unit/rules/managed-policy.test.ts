import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '@/lib/casework/events';
import { FEATURES, parseManagedPolicy } from '@/lib/rules/managed-policy';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { policyPack } from './packs';

const parse = (input: unknown) => parseManagedPolicy(input, TRUST_STANDARD);

describe('a managed policy', () => {
  it.each([[{}], [undefined], [null]])(
    '%j is not set yet, which is not the same as all off',
    (input) => {
      expect(parse(input)).toEqual({ kind: 'not-set' });
    },
  );

  it('sets role, names of schools, features and rules', () => {
    const pack = policyPack({ dayThree: [{ value: 2 }] });
    const parsed = parse({
      role: 'office',
      tenantNames: { oakfield: 'Oakfield Primary' },
      featuresOff: ['demonstration'],
      rulesPack: JSON.stringify(pack),
    });
    expect(parsed).toMatchObject({
      kind: 'set',
      policy: {
        role: 'office',
        tenantNames: { oakfield: 'Oakfield Primary' },
        featuresOff: ['demonstration'],
        rulesPack: { id: pack.id },
        comparisons: [{ key: 'dayThree', verdict: 'stricter' }],
      },
    });
  });

  it.each([
    ['an unknown setting', { colour: 'red' }, /^colour: this field is not known/],
    ['a role that does not exist', { role: 'teacher' }, /^role: expected one of "office"/],
    [
      'a whole address for a tenant',
      { tenantNames: { 'oakfield.uk.arbor.sc': 'Oakfield' } },
      /^tenantNames/,
    ],
    [
      'a rules pack that is no JSON',
      { rulesPack: '{' },
      /^rulesPack: expected a rules pack as JSON text, found "\{"/,
    ],
    [
      'a school’s pack in the place of the policy’s',
      {
        rulesPack: JSON.stringify({
          ...policyPack({}),
          origin: 'school',
          school: { tenant: 'a', name: 'A' },
        }),
      },
      /^rulesPack\.origin: expected "policy", found "school"/,
    ],
    [
      'rules weaker than the Standard without a reason',
      { rulesPack: JSON.stringify(policyPack({ dayThree: [{ value: 4 }] })) },
      /^In the rules pack, values\.dayThree\[0\]\.reason: this is weaker than/,
    ],
  ])('is refused as a whole for %s', (_, input, message) => {
    const parsed = parse(input);
    expect(parsed.kind).toBe('refused');
    expect(parsed.kind === 'refused' && parsed.problems[0]?.message).toMatch(message);
  });
});

describe('public/managed-policy.json', () => {
  const schema: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../public/managed-policy.json'), 'utf8'),
  );

  it('is a schema Chromium loads: an object, closed by nothing, each property of one type', () => {
    expect(schema).toMatchObject({ type: 'object' });
    expect(schema).not.toHaveProperty('additionalProperties');
    expect(schema).not.toHaveProperty('required');
    expect(schema).toHaveProperty('properties');
    const properties = Object.values(Object(Reflect.get(Object(schema), 'properties')));
    expect(properties.length).toBeGreaterThan(0);
    for (const property of properties)
      expect(property).toHaveProperty('type', expect.stringMatching(/^(string|object|array)$/));
  });

  it('offers exactly the settings, roles and features that are read', () => {
    expect(schema).toMatchObject({
      properties: {
        rulesPack: { type: 'string' },
        tenantNames: { type: 'object' },
        role: { enum: [...ROLES] },
        featuresOff: { items: { enum: [...FEATURES] } },
      },
    });
  });
});
