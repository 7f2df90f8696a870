import { describe, expect, it } from 'vitest';
import { KNOWN_LAYOUTS } from '@/lib/arbor/known-layouts';
import { exportLayout, importLayout } from '@/lib/arbor/layout-schema';
import { askFreshWorkers, newProfile, reading, row, unknown } from './school';

const tenant = 'oakfield';
const [first, second] = KNOWN_LAYOUTS;

describe('what a school taught about its pages', () => {
  it('is kept for that school, the newest first, and read back from its own export', async () => {
    const ask = askFreshWorkers(newProfile());
    await ask('layout/save', { tenant, layout: first });
    await ask('layout/save', { tenant, layout: second });
    await ask('layout/save', { tenant: 'elsewhere', layout: first });
    const { layouts } = await ask('layout/list', { tenant });
    expect(layouts.map(({ name }) => name)).toEqual([second?.name, first?.name]);
    expect(layouts.map(({ file }) => exportLayout(importLayout(file)))).toEqual(
      layouts.map(({ file }) => file),
    );
    await ask('layout/remove', { tenant, name: first?.name ?? '' });
    expect((await ask('layout/list', { tenant })).layouts).toHaveLength(1);
  });

  it('is refused with a sentence where it is no layout, and nothing is lost', async () => {
    const ask = askFreshWorkers(newProfile());
    await ask('layout/save', { tenant, layout: first });
    const broken = { ...first, mark: { at: [-1] } };
    await expect(ask('layout/save', { tenant, layout: broken })).rejects.toThrow();
    expect((await ask('layout/list', { tenant })).layouts).toHaveLength(1);
  });
});

describe('what was seen of pages', () => {
  it('is kept once for a page that stays as it was, by code and never by words', async () => {
    const ask = askFreshWorkers(newProfile());
    await ask('health/say', { tenant, code: 'two-columns' });
    await ask('health/say', { tenant, code: 'two-columns' });
    await ask('health/say', { tenant, code: 'no-rows' });
    const { seen } = await ask('health/list', { tenant });
    expect(seen.map(({ code }) => code)).toEqual(['no-rows', 'two-columns']);
    await expect(ask('health/say', { tenant, code: 'Ava Adams is missing' })).rejects.toThrow();
  });

  it('keeps that two ways of reading a page disagreed', async () => {
    const ask = askFreshWorkers(newProfile());
    const how = { by: 'structure', checkedBy: ['property rows'], sure: 0.8, doubts: ['layouts'] };
    await ask('register/view', { reading: reading([row('Kai Morgan', unknown)], { tenant, how }) });
    const { seen } = await ask('health/list', { tenant });
    expect(seen).toMatchObject([
      { what: 'register', checkedBy: ['property rows'], doubts: ['layouts'], rows: 1, unknown: 1 },
    ]);
  });
});
