// Export, backup, data health and what is held, as a person meets them.
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parsers } from '@/entrypoints/workspace/parsers';
import type { Role } from '@/lib/casework/events';
import { Refused } from '@/lib/messages/failures';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, focused } from '../ui/keyboard';
import { HEALTH, RESTORE, RETENTION } from '../ui/data-samples';
import { SCHOOL, SETTINGS } from '../ui/samples';
import {
  mountWorkspace,
  type WorkspaceSample,
  type WorkspaceSampleOptions,
} from '../ui/workspace-sample';

let work: WorkspaceSample;
async function mount(options: Partial<WorkspaceSampleOptions>): Promise<void> {
  work = mountWorkspace({ parsers, tenant: SCHOOL.tenant, ...options });
  await expect.poll(() => work.root.querySelector('main h1')).not.toBeNull();
}
afterEach(async () => {
  work.remove();
  await emulate();
});

const words = () => work.root.textContent ?? '';
const worked = (name: string) => work.worked.filter((each) => each.name === name);
const as = (role: Role) => ({
  ...SETTINGS,
  person: { initials: 'JB', role },
});
const never = () => new Promise<never>(() => undefined);

async function choose(name = 'oakfield.zip'): Promise<void> {
  await userEvent.upload(find(work.root, '[type=file]'), new File(['PK'], name));
}

describe('export', () => {
  it('leaves confidential columns out until they are asked for', async () => {
    await mount({ page: 'export', settings: as('dsl') });
    button(work.root, 'Pupils as CSV').click();
    await expect.poll(words).toContain('Saved oakfield-demo-pupils-2026-11-25.csv: 420 rows.');
    await userEvent.click(find(work.root, '[type=checkbox]'));
    button(work.root, 'Records as Excel').click();
    await expect.poll(() => work.saved.length).toBe(2);
    expect(worked('export').map(({ asked }) => asked)).toMatchObject([
      { kind: 'pupils', format: 'csv', role: 'dsl', confidential: false },
      { kind: 'events', format: 'xlsx', role: 'dsl', confidential: true },
    ]);
    await expectNoAxeFindings(work.root);
  });

  it.each([
    ['office', null],
    ['champion', null],
    ['head', null],
    ['attendance', 'Adds social and youth-offending workers, and contact notes'],
    ['dsl', 'plans, and duties in full words'],
  ] as const)('%s may add: %s', async (role, adds) => {
    await mount({ page: 'export', settings: as(role) });
    if (adds === null) {
      expect(work.root.querySelector('main [type=checkbox]')).toBeNull();
      expect(words()).toContain('Workers, plans and contact notes are left out for the role');
    } else {
      expect(words()).toContain(adds);
    }
  });

  it('says how far it is, and stops when told to', async () => {
    await mount({ page: 'export', work: { export: never } });
    button(work.root, 'Attendance as Excel').click();
    await expect.poll(words).toContain('Making the file: 500 of 1,100 rows');
    expect(button(work.root, 'Pupils as CSV').disabled).toBe(true);
    await expectNoAxeFindings(work.root);
    button(work.root, 'Cancel').click();
    await expect.poll(() => worked('cancelled').length).toBe(1);
    expect(words()).not.toContain('Making the file');
    expect(work.saved).toEqual([]);
  });

  it('says why there is no file', async () => {
    const refuse = () =>
      Promise.reject(new Refused('nothing-yet', 'No marks are known of this school yet.'));
    await mount({ page: 'export', work: { export: refuse } });
    button(work.root, 'Calendar as ICS').click();
    await expect
      .poll(() => find(work.root, 'main [role=alert]').textContent)
      .toContain('No marks are known');
    expect(work.saved).toEqual([]);
  });

  it('is gone where the policy switched it off', async () => {
    await mount({ page: 'export', settings: { ...SETTINGS, featuresOff: ['export'] } });
    expect(words()).toContain('switched off by the policy');
    expect(work.root.querySelector('.exports')).toBeNull();
  });
});

describe('backup', () => {
  it('is locked only with a passphrase that is long enough and typed twice', async () => {
    await mount({ page: 'backup' });
    await userEvent.click(find(work.root, '[type=checkbox]'));
    const [first, second] = work.root.querySelectorAll<HTMLInputElement>('[type=password]');
    if (!first || !second) throw new Error('no passphrase fields');
    await userEvent.fill(first, 'short');
    await userEvent.fill(second, 'short');
    button(work.root, 'Save a backup').click();
    await expect.poll(words).toContain('At least 12 characters');
    await userEvent.fill(first, 'seven purple otters');
    button(work.root, 'Save a backup').click();
    await expect.poll(words).toContain('The two are not the same.');
    expect(worked('backup')).toEqual([]);
    await expectNoAxeFindings(work.root);
    await userEvent.fill(second, 'seven purple otters');
    button(work.root, 'Save a backup').click();
    await expect.poll(words).toContain('Saved oakfield-demo-backup-2026-11-25.zip: 3,210 rows');
    expect(worked('backup')[0]?.asked).toEqual({
      tenant: SCHOOL.tenant,
      passphrase: 'seven purple otters',
    });
    expect([first.value, second.value]).toEqual(['', '']);
  });

  it('shows what would change before anything is written', async () => {
    await mount({ page: 'backup' });
    await choose();
    await expect.poll(words).toContain('Oakfield Primary, saved 20 Nov 2026');
    expect(focused()?.textContent).toContain('Oakfield Primary, saved');
    expect(words()).toContain('12 new marks, 3 marks replaced by later ones');
    const rows = [...work.root.querySelectorAll('.grid tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Pupils', '420', '2', '0', '415', '3'],
      ['Records of what was done', '812', '40', '0', '772', '0'],
    ]);
    expect(worked('restore')).toEqual([]);
    await expectNoAxeFindings(work.root);
    button(work.root, 'Restore').click();
    await expect.poll(() => focused()?.textContent).toBe('Restored');
    expect(worked('restore')).toHaveLength(1);
    await expectNoAxeFindings(work.root);
  });

  it('asks for the passphrase of a locked file, again when it is another', async () => {
    const inspect = (asked: unknown) => {
      const given: unknown = Reflect.get(Object(asked), 'passphrase');
      if (given === 'otters') return Promise.resolve({ ...RESTORE, joins: false });
      return Promise.reject(
        given === null
          ? new Refused('needs-passphrase', 'This backup is locked.')
          : new Refused('wrong-passphrase', 'This backup does not open with that passphrase.'),
      );
    };
    await mount({ page: 'backup', schools: [], tenant: null, work: { inspect } });
    await choose();
    await expect.poll(() => focused()?.textContent).toBe('oakfield.zip is locked');
    await userEvent.fill(find(work.root, '[type=password]'), 'otter');
    button(work.root, 'Open it').click();
    await expect.poll(words).toContain('does not open with that passphrase');
    await expectNoAxeFindings(work.root);
    await userEvent.fill(find(work.root, '[type=password]'), 'otters');
    button(work.root, 'Open it').click();
    await expect.poll(words).toContain('it becomes exactly what was saved');
  });

  it('names a file that is none, and takes the next', async () => {
    let turn = 0;
    const inspect = () => {
      turn += 1;
      return turn === 1
        ? Promise.reject(new Refused('not-a-backup', 'This is no backup of Alongside.'))
        : Promise.resolve(RESTORE);
    };
    await mount({ page: 'backup', work: { inspect } });
    await choose('holiday.zip');
    await expect.poll(words).toContain('holiday.zip: This is no backup of Alongside.');
    await choose();
    await expect.poll(words).toContain('Oakfield Primary, saved');
  });

  it('stopped on the way says that nothing was changed', async () => {
    await mount({ page: 'backup', work: { restore: never } });
    await choose();
    await expect.poll(words).toContain('Oakfield Primary, saved');
    button(work.root, 'Restore').click();
    await expect.poll(words).toContain('Restoring');
    button(work.root, 'Cancel').click();
    await expect.poll(words).toContain('Cancelled. Nothing was changed.');
  });
});

describe('data health', () => {
  it('gives each finding its lines, its reason and a way to mend it', async () => {
    await mount({ page: 'health' });
    await expect
      .poll(() => work.root.querySelectorAll('main .card').length)
      .toBe(HEALTH.findings.length);
    for (const card of work.root.querySelectorAll('main .card')) {
      expect(card.querySelector('.bullets li')).not.toBeNull();
      expect(card.querySelector('.acts button')).not.toBeNull();
    }
    expect(words()).toContain('7 pupils without a mark this year');
    expect(words()).not.toContain('Sam Adams');
    button(work.root, 'Show 7').click();
    await expect.poll(words).toContain('Sam Adams');
    await expectNoAxeFindings(work.root);
    button(work.root, 'Import marks').click();
    await expect.poll(() => find(work.root, 'main h1').textContent).toBe('Import');
  });

  it('says so when nothing needs mending, and when nothing is known', async () => {
    const whole = () => Promise.resolve({ ...HEALTH, findings: [] });
    await mount({ page: 'health', work: { health: whole } });
    await expect.poll(words).toContain('Nothing needs mending.');
    work.remove();
    const nothing = () => Promise.resolve({ through: null, pupils: 0, findings: [] });
    await mount({ page: 'health', work: { health: nothing } });
    await expect.poll(words).toContain('No marks are known yet.');
    expect(words()).not.toContain('Nothing needs mending.');
    expect(button(work.root, 'Import the pupil list')).toBeTruthy();
  });

  it('names nobody in reception mode', async () => {
    await mount({ page: 'health', settings: { ...SETTINGS, reception: true } });
    await expect.poll(words).toContain('7 pupils without a mark');
    expect(words()).not.toMatch(/Adams|Morgan/);
  });
});

describe('what is held', () => {
  it('shows rows, size, since and from where, and every import', async () => {
    await mount({ page: 'privacy' });
    await expect.poll(words).toContain('recorded by JB, KM');
    const [, events, all] = [...work.root.querySelectorAll('.grid tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(events).toEqual([
      'Records of what was done',
      '812',
      '406 KB',
      '7 Sep 2026 to 24 Nov 2026',
      'recorded by JB, KM',
    ]);
    expect(all?.slice(0, 3)).toEqual(['In all', '1,232', '510 KB']);
    expect(words()).toContain('14 Sep 2026: marks.csv, 0 pupils, 159,600 marks');
    await expectNoAxeFindings(work.root);
  });

  it('lets go only after the list was looked at', async () => {
    let left = RETENTION;
    const answers = {
      'retention/preview': () => Promise.resolve(left),
      'retention/apply': () => {
        const gone = left;
        left = { ...RETENTION, goes: [], leavers: [] };
        return Promise.resolve(gone);
      },
    };
    await mount({ page: 'privacy', work: answers });
    await expect.poll(words).toContain('What would go today');
    expect(words()).toContain('Max Quinn, left 19 Jul 2019: all there is');
    expect(words()).toContain('Example, not confirmed by the school');
    const go = button(work.root, 'Let these go');
    expect(go.disabled).toBe(true);
    await userEvent.click(find(work.root, '.card [type=checkbox]'));
    await expect.poll(() => go.disabled).toBe(false);
    go.click();
    await expect
      .poll(words)
      .toContain('Taken out: marks 1,240, contacts, workers and plans of leavers 1.');
    await expect.poll(words).toContain('Nothing has to go today.');
    expect(worked('retention/apply')).toHaveLength(1);
  });
});
