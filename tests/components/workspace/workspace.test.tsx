import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PAGES } from '@/components/settings/Workspace';
import { parsers } from '@/entrypoints/workspace/parsers';
import { plainDateOf } from '@/lib/attendance/plain-date';
import {
  requests,
  type ImportPreview,
  type Replies,
  type RulesPreview,
} from '@/lib/messages/protocol';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, focused, press } from '../ui/keyboard';
import { duty, registerView, SCHOOL, SETTINGS } from '../ui/samples';
import {
  mountWorkspace,
  PREVIEW,
  RULES,
  type WorkspaceSample,
  type WorkspaceSampleOptions,
} from '../ui/workspace-sample';

let work: WorkspaceSample;
async function mount(options: Partial<WorkspaceSampleOptions> = {}): Promise<void> {
  work = mountWorkspace({ parsers, ...options });
  await expect.poll(() => work.root.querySelector('main h1')).not.toBeNull();
}
afterEach(async () => {
  work.remove();
  await emulate();
});

const [FOURTH, ELEVENTH, TODAY] = ['2026-09-04', '2026-09-11', '2026-09-15'].map(plainDateOf);

const TRIAL: RulesPreview = {
  problems: [],
  version: '2026-11',
  comparisons: [
    {
      key: 'dayFive',
      verdict: 'weaker',
      against: 'standard',
      from: '2026-09-01',
      until: null,
      points: [{ what: 'dayFive', own: '6', standard: '5', verdict: 'weaker' }],
      reason: 'Agreed for the pilot',
      source: 'Standard 5',
    },
    {
      key: 'commentLimit',
      verdict: 'same',
      against: 'example',
      from: '2026-09-01',
      until: null,
      points: [],
      reason: null,
      source: 'left open',
    },
  ],
  moments: [FOURTH, ELEVENTH, TODAY].flatMap((date) => date ?? []),
};

function movesOn(request: unknown): Replies['rules/simulate'] {
  const { date } = requests['rules/simulate'].parse({ tenant: 'a', pack: {}, ...Object(request) });
  const kai = { pupilId: 'kai', name: 'Kai Morgan', form: '5B', lost: ['Day 5 visit'], gained: [] };
  const ava = {
    pupilId: 'ava',
    name: 'Ava Adams',
    form: '5B',
    gained: ['Day 3 contact'],
    lost: [],
  };
  return { date, pupils: 420, moved: date === FOURTH ? [ava] : [kai] };
}

const words = () => work.root.textContent ?? '';
const asked = (name: string) => work.asked.filter((each) => each.name === name);

const PUPILS = `Student ID,Student,Reg Form,Social Worker
101,"Adams, Ava",5B,
102,"O'Neill, Erin",5B,yes
103,"<b>Quinn</b>, Max",5B,`;

async function paste(table: string): Promise<void> {
  await userEvent.fill(find(work.root, 'textarea'), table);
  button(work.root, 'Read it').click();
}

describe('the workspace', () => {
  it.each(PAGES)('axe finds nothing on %s', async (page) => {
    await mount({ page, tenant: 'oakfield-demo' });
    await expect.poll(words).not.toContain('Looking…');
    await expectNoAxeFindings(work.root);
  });

  it('axe finds nothing in the dark', async () => {
    await emulate({ dark: true });
    await mount({ page: 'rules' });
    await expect.poll(words).toContain('time for reaching somebody');
    await expectNoAxeFindings(work.root);
  });

  it('tells a person with nothing imported what to do, school first', async () => {
    await mount({ schools: [] });
    expect(words()).toContain('It knows no pupils yet.');
    await userEvent.fill(find(work.root, 'input'), 'not an address!');
    button(work.root, 'Bring in the pupil list').click();
    await expect.poll(words).toContain('An address such as oakfield.uk.arbor.sc');
    await userEvent.fill(find(work.root, 'input'), 'https://Oakfield.uk.arbor.education/?/x');
    button(work.root, 'Bring in the pupil list').click();
    await expect.poll(words).toContain('Into oakfield.');
  });

  it('shows how far each school’s data goes and which rules are examples', async () => {
    await mount();
    expect(words()).toContain('159,600');
    expect(words()).toContain('Mon 14 Sep');
    expect(words()).toContain('2 rules are examples');
    expect(words()).toContain(
      'Steps of support and their review dates, time for reaching somebody',
    );
  });

  it('explains, records and undoes across the whole school', async () => {
    await mount({ page: 'tracker', tenant: 'oakfield-demo' });
    await expect.poll(() => work.root.querySelector('[data-row]')).not.toBeNull();
    find(work.root, '[data-row="tobi-bello"]').focus();
    await press('s');
    await expect.poll(() => work.root.querySelector('.dock')).not.toBeNull();
    button(work.root, 'Save step').click();
    await expect.poll(() => asked('event/record').length).toBe(1);
    await expect.poll(() => work.root.querySelector('.toast')).not.toBeNull();
    await expect.poll(() => document.activeElement?.getAttribute('data-row')).toBe('tobi-bello');
    await press('u');
    await expect.poll(() => asked('event/record').length).toBe(2);
    expect(asked('event/record')[1]?.request).toMatchObject({ payload: { kind: 'undo' } });
  });

  it.each(['follow-ups', 'tracker'] as const)(
    'shows the weekly tracker first on %s and records it for its own week',
    async (page) => {
      const tracker = duty({
        id: 'weekly-tracker',
        name: 'The school',
        key: 'weekly-tracker:oakfield-demo:2026-09-07',
        pupilId: '',
        form: null,
        label: 'Weekly tracker',
      });
      const view = registerView();
      const { session, queue, followUps, tracker: items, comment, ringAgainMinutes } = view;
      await mount({
        page,
        tenant: 'oakfield-demo',
        answers: {
          'school/board': () => ({
            on: '2026-09-15 AM',
            session,
            queue,
            followUps,
            tracker: items,
            comment,
            ringAgainMinutes,
            ofSchool: [tracker],
          }),
        },
      });
      await expect.poll(() => work.root.querySelector('[data-row]')).not.toBeNull();
      const first = find(work.root, '[data-row]');
      expect(first.dataset.row).toBe(tracker.key);
      first.focus();
      await expect
        .poll(() => work.root.querySelector('[aria-current="true"]')?.textContent)
        .toContain('The school');
      await press('r');
      await expect.poll(() => work.root.querySelector('.dock')).not.toBeNull();
      await expectNoAxeFindings(work.root);
      button(work.root, 'Save settle').click();
      await expect.poll(() => asked('event/record').length).toBe(1);
      expect(asked('event/record')[0]?.request).toMatchObject({
        pupilId: null,
        about: { date: '2026-09-07', session: null },
      });
    },
  );

  it('goes on to the next pupil as soon as a call is stored', async () => {
    await mount({ page: 'calls', tenant: 'oakfield-demo' });
    await expect.poll(() => work.root.querySelector('[data-row="kai-morgan"]')).not.toBeNull();
    find(work.root, '[data-row="kai-morgan"]').focus();
    await press('r');
    await expect.poll(() => work.root.querySelector('.dock form')).not.toBeNull();
    find<HTMLFormElement>(work.root, '.dock form').requestSubmit();
    await expect.poll(() => focused()?.getAttribute('data-row')).toBe('ellis-wright');
    expect(asked('event/record')).toHaveLength(1);
  });

  it('says on the board that nothing can be recorded before a register was read', async () => {
    await mount({
      page: 'calls',
      tenant: 'oakfield',
      answers: { 'school/board': () => ({ on: null, queue: [], followUps: [], tracker: [] }) },
    });
    await expect.poll(words).toContain('No register read yet.');
    expect(words()).toContain('Open a register in Arbor');
  });
});

describe('import', () => {
  it('shows what each column was taken for, then what would change, then brings it in', async () => {
    await mount({ page: 'import', tenant: 'oakfield-demo' });
    await paste(PUPILS);
    await expect.poll(words).toContain('What would change');
    const fields = [...work.root.querySelectorAll<HTMLSelectElement>('tbody select')].map(
      ({ value }) => value,
    );
    expect(fields).toEqual(['arborStudentId', 'name', 'form', 'socialWorker']);
    expect(asked('import/commit')).toEqual([]);
    expect(words()).toContain('418');
    await expectNoAxeFindings(work.root);

    button(work.root, 'Import').click();
    await expect.poll(words).toContain('Brought in');
    expect(asked('import/commit')[0]?.request).toMatchObject({
      tenant: 'oakfield-demo',
      kind: 'pupils',
      pupils: [{ surname: 'Adams' }, { surname: "O'Neill" }, { surname: '<b>Quinn</b>' }],
    });
    expect(asked('mapping/set')).toHaveLength(1);
    expect(work.root.querySelector('td b, th b')).toBeNull();
  });

  it('names bad cells by row and column, and brings in the rest only when told to', async () => {
    await mount({ page: 'import', tenant: 'oakfield-demo' });
    await paste('Student ID,Student,Reg Form\n101,"Adams, Ava",5B\n102,,5B');
    await expect.poll(words).toContain('1 cell could not be read');
    const cells = [...work.root.querySelectorAll('[aria-labelledby=al-problems] td')].map(
      (cell) => cell.textContent,
    );
    expect(cells).toEqual(['3', 'Student', 'a name', 'nothing']);
    await expect.poll(words).toContain('What would change');
    expect(button(work.root, 'Import').disabled).toBe(true);
    find<HTMLInputElement>(work.root, '[aria-labelledby=al-would] [type=checkbox]').click();
    await expect.poll(() => button(work.root, 'Import').disabled).toBe(false);
  });

  it('asks which way round dates are instead of guessing', async () => {
    await mount({ page: 'import', tenant: 'oakfield-demo' });
    await paste('Student ID,Student,Date of Birth\n101,"Adams, Ava",03/04/2016');
    await expect.poll(words).toContain('Which way round are the dates?');
    expect(asked('import/preview')).toEqual([]);
    expect(button(work.root, 'Import').disabled).toBe(true);
    find<HTMLInputElement>(work.root, '[name=order]').click();
    await expect.poll(() => asked('import/preview').length).toBe(1);
    expect(asked('import/preview')[0]?.request).toMatchObject({
      pupils: [{ dateOfBirth: '2016-04-03' }],
    });
  });

  it('remembers the columns of a school', async () => {
    await mount({
      page: 'import',
      tenant: 'oakfield-demo',
      answers: {
        'mapping/get': () => ({
          mapping: { Number: 'arborStudentId', Who: 'name', Group: 'form' },
        }),
      },
    });
    await paste('Number,Who,Group\n101,"Adams, Ava",5B');
    await expect.poll(words).toContain('The columns are taken as they were last time.');
    expect(find<HTMLSelectElement>(work.root, 'tbody select').value).toBe('arborStudentId');
  });

  it('says what is wrong with a file that is none, and that nothing was changed', async () => {
    await mount({ page: 'import', tenant: 'oakfield-demo' });
    const workbook = new File([new Uint8Array([0x50, 0x4b, 3, 4, 0])], 'pupils.xlsx');
    await userEvent.upload(find(work.root, 'input[type=file]'), workbook);
    await expect.poll(() => work.root.querySelector('[role=alert]')).not.toBeNull();
    expect(find(work.root, '[role=alert]').textContent).toContain('cut off');
    expect(find(work.root, '[role=alert]').textContent).toContain('Nothing was changed.');
  });

  it('shows marks that a file would change, one by one', async () => {
    const preview: ImportPreview = {
      ...PREVIEW,
      pupils: { added: 0, changed: 0, same: 0, changes: [], changeCount: 0 },
      marks: {
        added: 0,
        changed: [{ pupil: 'Ava Adams', date: '2026-09-14', session: 'AM', from: 'N', to: 'I' }],
        changedCount: 1,
        same: 0,
      },
    };
    await mount({
      page: 'import',
      tenant: 'oakfield-demo',
      answers: {
        'import/preview': () => preview,
        'school/pupils': () => [
          {
            tenant: 'oakfield-demo',
            id: '101',
            arborStudentId: '101',
            upn: null,
            forename: 'Ava',
            surname: 'Adams',
            preferredForename: null,
            form: '5B',
            yearGroup: null,
            dateOfBirth: null,
            startDate: null,
            leavingDate: null,
          },
        ],
      },
    });
    await paste('Student ID,Date,Session,Mark\n101,14/09/2026,AM,I');
    await expect.poll(words).toContain('Ava Adams');
    const cells = [...work.root.querySelectorAll('[aria-labelledby=al-would] td')].map(
      (cell) => cell.textContent,
    );
    expect(cells).toEqual(['Ava Adams', '2026-09-14 AM', 'N', 'I']);
  });
});

describe('rules', () => {
  it('label what the Standard leaves open and say where each value is from', async () => {
    await mount({ page: 'rules' });
    await expect.poll(words).toContain('time for reaching somebody');
    const rows = [...work.root.querySelectorAll('.rules tbody tr')].map((row) => row.textContent);
    expect(rows[1]).toContain('Example, not confirmed by the school');
    expect(rows[0]).not.toContain('Example');
    button(work.root, 'Download this table').click();
    expect(work.downloads[0]?.text).toContain(
      '"dayThree","school day 3 of an absence","Standard 5","trust","","2026-09-01"',
    );
  });

  it('refuse a bad pack with its problems by path and keep the rules before', async () => {
    await mount({ page: 'rules' });
    await expect.poll(() => work.root.querySelector('[type=file]')).not.toBeNull();
    const field = find(work.root, '[type=file]');
    await userEvent.upload(field, new File(['{ not json'], 'pack.json'));
    await expect.poll(words).toContain('No JSON');
    expect(asked('rules/set')).toEqual([]);
    await userEvent.upload(field, new File(['{"values":{}}'], 'pack.json'));
    await expect.poll(words).toContain('values.dayThree: a whole number of school days');
    expect(words()).toContain('The rules before stay in force.');
    expect(asked('rules/set')).toEqual([]);
  });

  it('name what is wrong with the policy set for this browser', async () => {
    await mount({
      page: 'rules',
      answers: {
        'rules/get': () => ({
          ...RULES,
          policyProblems: [{ path: 'rulesPack: calendar', why: 'two terms overlap' }],
        }),
      },
    });
    await expect.poll(words).toContain('rulesPack: calendar: two terms overlap');
    await expectNoAxeFindings(work.root);
  });

  async function choose(reception = false): Promise<void> {
    await mount({
      page: 'rules',
      settings: { ...SETTINGS, reception },
      answers: { 'rules/preview': () => TRIAL, 'rules/simulate': movesOn },
    });
    await expect.poll(() => work.root.querySelector('[type=file]')).not.toBeNull();
    const pack = new File(['{"version":"2026-11"}'], 'pack.json');
    await userEvent.upload(find(work.root, '[type=file]'), pack);
    await expect.poll(words).toContain('moved at least once');
  }

  it('show what a pack changes and whom it moves before it is used', async () => {
    await choose();
    expect(document.activeElement?.textContent).toBe('Version 2026-11, before it is used');
    expect(words()).toContain('Weaker6 instead of 5');
    expect(words()).toContain('Reason: Agreed for the pilot');
    expect(words()).toContain('Example confirmed');
    expect(words()).toContain('Tue 15 Sep, the newest day known: 1 pupil of 420 would move');
    expect(words()).toContain('the ends of its 2 weeks: 2 pupils moved at least once');
    const rows = [...work.root.querySelectorAll('[aria-label="Pupils moved"] tbody tr')];
    expect(rows.map((row) => row.textContent)).toEqual([
      'Ava Adams 5BFri 4 SepDay 3 contact',
      'Kai Morgan 5BTue 15 SepDay 5 visit',
      'Fri 11 SepDay 5 visit',
    ]);
    await expectNoAxeFindings(work.root);
    expect(asked('rules/set')).toEqual([]);
    button(work.root, 'Use these rules').click();
    await expect.poll(words).toContain('The new rules hold from now on.');
    expect(asked('rules/set')[0]?.request).toMatchObject({ pack: { version: '2026-11' } });
  });

  it('are confirmed or changed on screen, and tried before they are used', async () => {
    await mount({
      page: 'rules',
      answers: {
        'rules/amend': (request) => ({ pack: { amended: request } }),
        'rules/preview': () => TRIAL,
        'rules/simulate': movesOn,
      },
    });
    await expect.poll(words).toContain('time for reaching somebody');
    button(work.root, 'Confirm or change time for reaching somebody').click();
    await expect.poll(() => document.activeElement?.textContent).toBe('Time for reaching somebody');
    await expectNoAxeFindings(work.root);
    await userEvent.fill(find(work.root, '[aria-label="after minutes, row 2"]'), '20');
    button(work.root, 'See what it does').click();
    await expect.poll(words).toContain('Say where the school has decided it');
    expect(asked('rules/amend')).toEqual([]);
    await userEvent.fill(find(work.root, '[placeholder^="Attendance policy"]'), 'Policy, page 4');
    button(work.root, 'See what it does').click();
    await expect.poll(words).toContain('before it is used');
    expect(asked('rules/amend')[0]?.request).toMatchObject({
      key: 'contactClock',
      from: '2026-09-15',
      paragraph: 'Policy, page 4',
      reason: null,
      value: [{ afterMinutes: 0 }, { id: 'contact-1', afterMinutes: 20, role: 'attendance' }],
    });
    expect(asked('rules/set')).toEqual([]);
    button(work.root, 'Use these rules').click();
    await expect.poll(words).toContain('The new rules hold from now on.');
  });

  it('let a school word its comments, in fields that say what they change', async () => {
    const wording = {
      words: 'short',
      signs: 'typographic',
      paddedTime: true,
      reasonWords: { illness: 'poorly', 'medical-appointment': 'appointment' },
    };
    const [dayThree] = RULES.values;
    if (!dayThree) throw new Error('the sample has no rule');
    await mount({
      page: 'rules',
      answers: {
        'rules/get': () => ({
          ...RULES,
          values: [{ ...dayThree, key: 'commentFormat', lines: ['short words'], raw: wording }],
        }),
        'rules/amend': (request) => ({ pack: { amended: request } }),
        'rules/preview': () => TRIAL,
        'rules/simulate': movesOn,
      },
    });
    await expect.poll(words).toContain('wording of a comment');
    button(work.root, 'Change wording of a comment').click();
    await expect.poll(() => work.root.querySelector('.rule-editor')).not.toBeNull();
    await expectNoAxeFindings(work.root);
    const field = (name: string) => find(work.root, `.rule-editor [aria-label="${name}"]`);
    await userEvent.selectOptions(field('how a call is named'), 'in full: Phone call, Home visit');
    await userEvent.selectOptions(field('arrows and dashes'), 'N->I, poorly - cough');
    await userEvent.click(field('times with a nought in front: 09:16'));
    await userEvent.fill(field('illness'), 'unwell');
    await userEvent.fill(find(work.root, '[placeholder^="Attendance policy"]'), 'Policy, page 4');
    button(work.root, 'See what it does').click();
    await expect.poll(words).toContain('before it is used');
    expect(asked('rules/amend')[0]?.request).toMatchObject({
      key: 'commentFormat',
      value: {
        words: 'full',
        signs: 'plain',
        paddedTime: false,
        reasonWords: { illness: 'unwell', 'medical-appointment': 'appointment' },
      },
    });
  });

  it('keep the form and say what is wrong with a value', async () => {
    await mount({ page: 'rules', answers: { 'rules/amend': () => ({ pack: {} }) } });
    await expect.poll(words).toContain('day-3 contact');
    button(work.root, 'Change day-3 contact').click();
    const field = () => find<HTMLInputElement>(work.root, '.rule-editor [type=number]');
    await expect.poll(() => work.root.querySelector('.rule-editor')).not.toBeNull();
    await userEvent.fill(field(), '0');
    await userEvent.fill(find(work.root, '[placeholder^="Attendance policy"]'), 'Policy, page 4');
    button(work.root, 'See what it does').click();
    await expect.poll(words).toContain('a whole number of school days is expected');
    expect(field().value).toBe('0');
    expect(asked('rules/set')).toEqual([]);
  });

  it('keep the present ones when told to', async () => {
    await choose();
    button(work.root, 'Keep the present ones').click();
    await expect.poll(words).not.toContain('before it is used');
    expect(asked('rules/set')).toEqual([]);
  });

  it('show initials alone at reception', async () => {
    await choose(true);
    expect(words()).not.toContain('Kai Morgan');
    expect(words()).toContain('K.M.');
  });

  it('say how far they are when it takes over a second, and leave when told to', async () => {
    let answer: (moves: Replies['rules/simulate']) => void = () => undefined;
    const held = new Promise<Replies['rules/simulate']>((resolve) => (answer = resolve));
    await mount({
      page: 'rules',
      answers: { 'rules/preview': () => TRIAL },
      late: { 'rules/simulate': held },
    });
    await expect.poll(() => work.root.querySelector('[type=file]')).not.toBeNull();
    await userEvent.upload(find(work.root, '[type=file]'), new File(['{}'], 'pack.json'));
    await expect.poll(words, { timeout: 4000 }).toContain('0 of 3 days looked at.');
    await expectNoAxeFindings(work.root);
    button(work.root, 'Keep the present ones').click();
    answer(movesOn({ date: '2026-09-15' }));
    await expect.poll(words).not.toContain('days looked at');
    expect(asked('rules/simulate')).toHaveLength(1);
  });
});

describe('privacy', () => {
  it('erases a school only after its name was typed', async () => {
    await mount({ page: 'privacy', tenant: SCHOOL.tenant });
    const erase = button(work.root, 'Erase this school');
    expect(erase.disabled).toBe(true);
    await userEvent.fill(find(work.root, 'form input'), 'oakfield');
    expect(erase.disabled).toBe(true);
    await userEvent.fill(find(work.root, 'form input'), 'oakfield-demo');
    await expect.poll(() => erase.disabled).toBe(false);
    erase.click();
    await expect.poll(words).toContain('Erased: oakfield-demo.');
    expect(asked('school/erase')).toEqual([
      { name: 'school/erase', request: { tenant: 'oakfield-demo' } },
    ]);
  });

  it('says that Arbor neither made nor endorsed it', async () => {
    await mount({ page: 'privacy' });
    expect(words()).toContain('not made, checked or endorsed by Arbor');
  });
});

describe('the focus of an import', () => {
  it('goes to the heading of the next step, not back to the top of the page', async () => {
    await mount({ page: 'import', tenant: 'oakfield-demo' });
    await userEvent.fill(find(work.root, 'textarea'), 'Name,Form\n"Adams, Ava",5B');
    button(work.root, 'Read it').focus();
    await press('{Enter}');
    await expect.poll(() => focused()?.textContent).toContain('Pasted table: 1');
    button(work.root, 'Another file').focus();
    await press('{Enter}');
    await expect.poll(() => focused()?.textContent).toBe('Import');
  });
});

describe('settings', () => {
  it('switch letter keys off and change who is working', async () => {
    await mount({ page: 'settings', settings: SETTINGS });
    find<HTMLInputElement>(work.root, 'section [type=checkbox]').click();
    await expect.poll(() => asked('settings/set').at(-1)?.request).toEqual({ shortcutsOff: true });
    await userEvent.selectOptions(find<HTMLSelectElement>(work.root, '[name=role]'), 'dsl');
    button(work.root, 'Save').focus();
    await press('{Enter}');
    await expect
      .poll(() => asked('settings/set').at(-1)?.request)
      .toEqual({ person: { initials: 'JB', role: 'dsl' } });
    await expect.poll(words).toContain('Saved: JB, Safeguarding lead.');
    expect(focused()).toBe(button(work.root, 'Save'));
  });
});
