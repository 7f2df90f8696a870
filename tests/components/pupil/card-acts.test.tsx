/** A card that acts: its duties recorded, its history put right, and ways to it from where names show. */
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { callingForms } from '@/entrypoints/panel/forms';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { RecordedView } from '@/lib/messages/views';
import { expectNoAxeFindings } from '../ui/axe';
import { cardSample, event } from '../ui/card-sample';
import { emulate } from '../ui/emulate';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample, type PanelSampleOptions } from '../ui/panel-sample';
import { EXPLANATION, KAI, registerView, SETTINGS } from '../ui/samples';

let panel: PanelSample | null = null;
afterEach(async () => {
  panel?.remove();
  panel = null;
  await emulate();
  await page.viewport(1280, 900);
});

const FORMS = callingForms({
  clock: () => '09:40',
  note: {
    seen: signal(null),
    watch: () => undefined,
    put: () => Promise.resolve({ put: false, why: 'no note' }),
    copy: () => Promise.resolve(true),
  },
});

const VISIT: RecordedView = {
  eventId: 'visit-1',
  pupilId: 'kai-morgan',
  name: 'Kai Morgan',
  form: '5B',
  about: { date: plainDateOf('2026-09-14'), session: 'AM' },
  payload: {
    kind: 'visit',
    form: 'home-visit',
    childSeen: true,
    seenBy: 'KM',
    where: 'at home',
    how: 'well',
    on: null,
    at: '10:20',
  },
  by: 'KM',
  contacts: [],
};

function openPanel(options: PanelSampleOptions = {}, card = cardSample()): PanelSample {
  panel = mountPanel({
    forms: FORMS,
    ...options,
    answers: {
      'pupil/card': () => card,
      'event/recorded': () => VISIT,
      'call/claim': () => ({ on: true }),
      ...options.answers,
    },
  });
  return panel;
}

const sheetIn = (root: ParentNode) => root.querySelector<HTMLElement>('dialog.card-sheet');
async function cardOf(root: ParentNode): Promise<HTMLElement> {
  await expect.poll(() => sheetIn(root)?.querySelector('.card-cols')).toBeTruthy();
  return find(root, 'dialog.card-sheet');
}
const stored = ({ asked }: PanelSample) =>
  asked.filter(({ name }) => name === 'event/record').map(({ request }) => request);

describe('a card that acts', () => {
  it('records the most pressing duty by R, and says so in the card', async () => {
    const call = { ...KAI, siblings: [] };
    const opened = openPanel({}, cardSample({ recording: { ...cardSample().recording, call } }));
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    await press('r');
    await expect.poll(() => sheet.querySelector('.dock .al-call')).not.toBeNull();
    expect(find(sheet, '.dock').textContent).toContain('Kai Morgan');
    await expectNoAxeFindings(sheet);
    await press('v');
    await press('{Enter}');
    await expect.poll(() => stored(opened)).toHaveLength(1);
    expect(stored(opened)[0]).toMatchObject({
      pupilId: 'kai-morgan',
      about: { date: '2026-09-15', session: 'AM' },
      payload: { kind: 'call', call: { outcome: 'voicemail' } },
    });
    await expect.poll(() => sheet.querySelector('.dock')).toBeNull();
    expect(find(sheet, '.toast').textContent).toContain('Recorded');
    expect(sheet.contains(focused())).toBe(true);
    await press('u');
    await expect.poll(() => stored(opened).at(-1)).toMatchObject({ payload: { kind: 'undo' } });
  });

  it('records a step that is due, by mouse, and gives the focus back on Escape', async () => {
    const opened = openPanel();
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    const record = find(sheet, '[data-record^="escalation-step"]');
    record.focus();
    record.click();
    await expect.poll(() => sheet.querySelector('.dock .al-call')).not.toBeNull();
    await press('{Escape}');
    await expect.poll(() => sheet.querySelector('.dock')).toBeNull();
    expect(sheetIn(opened.root)).not.toBeNull();
    expect(focused()).toBe(record);
    record.click();
    await userEvent.click(page.getByRole('radio', { name: 'Offered', exact: true }));
    await press('{Enter}');
    await expect
      .poll(() => stored(opened))
      .toMatchObject([{ payload: { kind: 'step', step: 'letter', supportOffered: true } }]);
  });

  it('asks first who is working', async () => {
    const opened = openPanel({ state: { settings: { ...SETTINGS, person: null } } });
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    await press('r');
    await expect.poll(() => sheet.textContent).toContain('First say who is working here.');
    expect(sheet.querySelector('.dock')).toBeNull();
  });
});

describe('the history of a card', () => {
  const history = [
    event({ eventId: 'visit-1', line: 'home visit, child seen' }),
    event({
      eventId: 'told-1',
      line: 'Told by phone',
      standing: 'corrected',
      changed: { eventId: 'fix-9', by: 'KM', at: '2026-09-15T09:00:00Z', line: 'Told by e-mail' },
    }),
    event({
      eventId: 'step-0',
      line: 'Letter',
      standing: 'undone',
      changed: { eventId: 'undo-9', by: 'KM', at: '2026-09-15T09:00:00Z', line: null },
    }),
  ];

  it('puts a visit right, its day too, in the form it was recorded in', async () => {
    const opened = openPanel({}, cardSample({ history }));
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    button(sheet, 'Correct: home visit, child seen').click();
    await expect.poll(() => sheet.querySelector('.dock .al-call')).not.toBeNull();
    await expectNoAxeFindings(sheet);
    const saw = page.getByRole('textbox', { name: /Who saw the child/ });
    await expect.element(saw).toHaveValue('KM');
    await userEvent.fill(saw, 'KM and RP');
    await userEvent.fill(page.getByLabelText('The day it is about'), '2026-09-11');
    await press('{Enter}');
    await expect
      .poll(() => stored(opened))
      .toEqual([
        {
          tenant: 'oakfield-demo',
          id: 'id-1',
          pupilId: 'kai-morgan',
          about: { date: '2026-09-15', session: 'AM' },
          payload: {
            kind: 'correction',
            of: 'visit-1',
            replacement: {
              payload: { ...VISIT.payload, seenBy: 'KM and RP' },
              about: { date: '2026-09-11', session: 'AM' },
            },
          },
        },
      ]);
    expect(find(sheet, '.toast').textContent).toContain('Corrected for Kai Morgan.');
  });

  it('takes a record back, a correction back, and an undo back', async () => {
    const opened = openPanel({}, cardSample({ history }));
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    button(sheet, 'Undo: home visit, child seen').click();
    await expect.poll(() => stored(opened).length).toBe(1);
    button(sheet, 'Undo correction: Told by e-mail').click();
    await expect.poll(() => stored(opened).length).toBe(2);
    button(sheet, 'Put back: Letter').click();
    await expect.poll(() => stored(opened).length).toBe(3);
    expect(stored(opened)).toMatchObject([
      { payload: { kind: 'undo', of: 'visit-1' } },
      { payload: { kind: 'undo', of: 'fix-9' } },
      { payload: { kind: 'undo', of: 'undo-9' } },
    ]);
    await expect
      .poll(() => find(sheet, '.toast').textContent)
      .toContain('Put back for Kai Morgan.');
  });

  it('says why a record is not to be opened, and leaves the card as it is', async () => {
    const refused = 'Which workers were told is not shown to this role.';
    const opened = openPanel(
      {
        answers: {
          'event/recorded': () => {
            throw Object.assign(new Error('no'), { sentence: refused });
          },
        },
      },
      cardSample({ history }),
    );
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    button(sheet, 'Correct: Told by e-mail').click();
    await expect.poll(() => sheet.textContent).toContain(refused);
    button(find(sheet, '.dock'), 'Close').click();
    await expect.poll(() => sheet.querySelector('.dock')).toBeNull();
  });

  it.each([
    ['beside the register', 372, {}],
    ['in the dark', 372, { dark: true }],
    ['at 200 % zoom', 186, {}],
  ] as const)('and its forms fit %s', async (_where, width, how) => {
    await page.viewport(width, 900);
    await emulate(how);
    const opened = openPanel({}, cardSample({ history }));
    find(opened.root, '[data-card]').click();
    const sheet = await cardOf(opened.root);
    await page.screenshot({
      path: `../../../test-results/calling/card-${width}-${'dark' in how}.png`,
    });
    button(sheet, 'Correct: home visit, child seen').click();
    await expect.poll(() => sheet.querySelector('.dock .al-call')).not.toBeNull();
    await page.screenshot({
      path: `../../../test-results/calling/card-fix-${width}-${'dark' in how}.png`,
    });
    const dock = find(sheet, '.dock');
    expect(dock.scrollWidth).toBeLessThanOrEqual(dock.clientWidth);
    await expectNoAxeFindings(sheet);
  });
});

describe('ways to a card', () => {
  it('lead from an explanation, by P or by mouse, and back to it', async () => {
    const pupil = { pupilId: 'kai-morgan', name: 'Kai Morgan' };
    const opened = openPanel({ answers: { 'duty/why': () => ({ ...EXPLANATION, pupil }) } });
    const { root } = opened;
    find(root, '[data-row="kai-morgan"]').focus();
    await press('y');
    await expect.poll(() => root.querySelector('.why [data-card]')).not.toBeNull();
    await expectNoAxeFindings(find(root, '.why'));
    await press('p');
    const sheet = await cardOf(root);
    expect(sheet.textContent).toContain('Kai Morgan');
    await press('{Escape}');
    await expect.poll(() => sheetIn(root)).toBeNull();
    expect(find(root, '.why').contains(focused())).toBe(true);
    await press('{Escape}');
    await expect.poll(() => root.querySelector('.why')).toBeNull();
    expect(sheetIn(root)).toBeNull();
  });

  it('lead from a brother or sister in the form of a call, whose answers stay', async () => {
    const siblings = [{ pupilId: 'tom-morgan', name: 'Tom Morgan', form: '2A' }];
    const opened = openPanel({ view: registerView({ queue: [{ ...KAI, siblings }] }) });
    const { root } = opened;
    find(root, '[data-row="kai-morgan"]').focus();
    await press('r');
    await expect.poll(() => root.querySelector('.dock .al-call')).not.toBeNull();
    await press('v');
    const line = find<HTMLTextAreaElement>(root, '.dock textarea');
    const before = line.value;
    expect(before).toMatch(/voicemail/i);
    const way = find(root, '.dock [data-card="tom-morgan"]');
    expect(way.getAttribute('aria-keyshortcuts')).toBeNull();
    way.focus();
    way.click();
    await cardOf(root);
    await press('{Escape}');
    await expect.poll(() => sheetIn(root)).toBeNull();
    expect(line.value).toBe(before);
    expect(line.isConnected).toBe(true);
    expect(focused()).toBe(way);
  });
});
