import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Ribbon } from '@/components/pupil/Ribbon';
import { PANEL_STYLE } from '@/components/register/panel-css';
import { parsers } from '@/entrypoints/workspace/parsers';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { PupilCard } from '@/lib/messages/card-view';
import { requests } from '@/lib/messages/protocol';
import { expectNoAxeFindings } from '../ui/axe';
import { cardSample, emptyCard, event, longCard, NAMES } from '../ui/card-sample';
import { emulate } from '../ui/emulate';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample } from '../ui/panel-sample';
import { EXPLANATION, SETTINGS } from '../ui/samples';
import {
  mountWorkspace,
  type WorkspaceSample,
  type WorkspaceSampleOptions,
} from '../ui/workspace-sample';

let panel: PanelSample | null = null;
let work: WorkspaceSample | null = null;
afterEach(async () => {
  panel?.remove();
  work?.remove();
  panel = work = null;
  await emulate();
  await page.viewport(1280, 900);
});

const askedFor = (request: unknown) => requests['pupil/card'].parse(request);

function openPanel(card: PupilCard | ((confidential: boolean) => PupilCard) = cardSample()) {
  panel = mountPanel({
    answers: {
      'pupil/card': (request) =>
        typeof card === 'function' ? card(askedFor(request).confidential) : card,
      'workspace/open': () => ({ opened: true }),
    },
  });
  return panel;
}

async function openWork(options: Partial<WorkspaceSampleOptions> = {}, card = cardSample()) {
  const opened = mountWorkspace({
    parsers,
    page: 'calls',
    tenant: 'oakfield-demo',
    ...options,
    answers: { 'pupil/card': () => card, ...options.answers },
  });
  work = opened;
  await expect.poll(() => opened.root.querySelector('main h1')).not.toBeNull();
  return opened;
}

const sheetIn = (root: ParentNode) => root.querySelector<HTMLElement>('dialog.card-sheet');
async function shown(root: ParentNode): Promise<HTMLElement> {
  await expect.poll(() => sheetIn(root)?.querySelector('.card-cols')).toBeTruthy();
  const sheet = sheetIn(root);
  if (!sheet) throw new Error('no card');
  return sheet;
}

describe('a pupil’s card beside the register', () => {
  it.each([
    ['calls', 'c', '[data-row="kai-morgan"]'],
    ['follow-ups', 'f', '[data-row^="day-three"]'],
    ['tracker', 't', '[data-row="tobi-bello"]'],
  ])('opens from %s by its key and gives the focus back', async (_part, tab, row) => {
    const { root, asked } = openPanel();
    find(root, '.tabs button').focus();
    await press(tab);
    find(root, row).focus();
    await press('p');
    const sheet = await shown(root);
    await expect.poll(() => sheet.contains(focused())).toBe(true);
    const requests = asked.filter(({ name }) => name === 'pupil/card');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.request).toMatchObject({
      tenant: 'oakfield-demo',
      at: { date: '2026-09-15', session: 'AM' },
      confidential: false,
    });
    await press('{Escape}');
    await expect.poll(() => sheetIn(root)).toBeNull();
    expect(focused()?.closest('li')?.querySelector(row)).not.toBeNull();
  });

  it('opens by mouse from the row, and is what axe wants in light, dark and forced colours', async () => {
    const { root } = openPanel();
    find(root, '[data-card="kai-morgan"]').click();
    const sheet = await shown(root);
    await expectNoAxeFindings(sheet);
    await emulate({ dark: true });
    await expectNoAxeFindings(sheet);
    await emulate({ forcedColours: true });
    await expectNoAxeFindings(sheet);
  });

  it('says what is missing where nothing is known', async () => {
    const { root } = openPanel(emptyCard());
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    for (const words of [
      'No marks yet.',
      'Nothing is due.',
      'No step taken yet.',
      'No contacts were imported',
      'Nothing recorded yet.',
      'Nothing to print yet',
    ]) {
      expect(sheet.textContent).toContain(words);
    }
    await expectNoAxeFindings(sheet);
  });

  it('fits the panel, also at 200 % zoom', async () => {
    // Half as many CSS pixels are what zoom leaves of a window.
    for (const width of [372, 186]) {
      await page.viewport(width, 900);
      const { root, remove } = openPanel();
      find(root, '[data-card]').click();
      const body = find(await shown(root), '.card-body');
      expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
      remove();
    }
  });

  it('is gone with the names in reception mode, and no way to it is left', async () => {
    const { root } = openPanel();
    find(root, '[data-card]').click();
    await shown(root);
    await press('.');
    await expect.poll(() => sheetIn(root)).toBeNull();
    expect(root.querySelector('[data-card]')).toBeNull();
    find(root, '[data-row]').focus();
    await press('p');
    expect(sheetIn(root)).toBeNull();
  });

  it('explains a duty over the card and comes back to it', async () => {
    panel = mountPanel({
      answers: { 'pupil/card': () => cardSample(), 'duty/why': () => EXPLANATION },
    });
    const { root, asked } = panel;
    find(root, '[data-card]').click();
    const chip = find(await shown(root), '.due .chip');
    chip.click();
    await expect.poll(() => root.querySelector('dialog .why .lead')).not.toBeNull();
    expect(asked.at(-1)).toMatchObject({
      name: 'duty/why',
      request: { date: '2026-09-15', session: 'AM' },
    });
    await expectNoAxeFindings(find(root, 'dialog .why'));
    button(find(root, 'dialog .why'), 'Close').click();
    await expect.poll(() => root.querySelector('dialog .why')).toBeNull();
    expect(focused()).toBe(chip);
  });

  it('copies the chronology, and is printed in the workspace', async () => {
    const { root, called, asked } = openPanel();
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    button(sheet, 'Copy as text').click();
    await expect.poll(() => sheet.textContent).toContain('The chronology is copied as text.');
    expect(called.at(-1)).toContain('Made by JB on Wed 25 Nov 2026 at 09:40');
    button(sheet, 'Print in the workspace').click();
    expect(asked.at(-1)).toEqual({
      name: 'workspace/open',
      request: { tenant: 'oakfield-demo', page: 'calls', pupilId: 'kai-morgan' },
    });
  });
});

describe('the ribbon', () => {
  it('is one stop for Tab, moves by day and week, and speaks each day', async () => {
    const { root } = openPanel();
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    expect(sheet.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
    find(sheet, '[data-day][tabindex="0"]').focus();
    expect(focused()?.getAttribute('aria-label')).toBe(
      'Tuesday 15 September AM: N, no reason yet; seen on the page 09:14. PM: still to come.',
    );
    await press('{ArrowLeft}');
    expect(focused()?.getAttribute('data-day')).toBe('2026-09-14');
    expect(find(sheet, '.ribbon-says').textContent).toBe(
      'Monday 14 September AM: O, absent in other or unknown circumstances; seen on the page 15 Sep 11:02; before that N, imported 15:40 from marks.csv, until 15 Sep 11:02. PM: \\, present; imported 15:40 from marks.csv.',
    );
    await press('{ArrowUp}');
    expect(focused()?.getAttribute('data-day')).toBe('2026-09-07');
    await press('{End}');
    expect(focused()?.getAttribute('data-day')).toBe('2027-07-21');
    expect(sheetIn(root)).not.toBeNull();
  });

  it('tells kinds of marks apart by shape and letter alone', async () => {
    const { root } = openPanel();
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    const looks = ['present', 'late', 'elsewhere', 'authorised', 'unauthorised', 'no-reason'].map(
      (kind) => {
        const cell = find(sheet, `.leaf .s.${kind}`);
        const { borderRadius, borderLeftWidth, borderStyle, clipPath, borderTopColor } =
          getComputedStyle(cell);
        return [borderRadius, borderLeftWidth, borderStyle, clipPath, borderTopColor].join();
      },
    );
    // Unauthorised absence is the filled square, so its border may look like that of a presence.
    const filled = (kind: string) =>
      getComputedStyle(find(sheet, `.leaf .s.${kind}`)).backgroundColor !== 'rgba(0, 0, 0, 0)';
    expect(filled('unauthorised')).toBe(true);
    expect(filled('authorised')).toBe(false);
    expect(new Set(looks.map((look, at) => `${look} ${at === 4}`)).size).toBe(6);
    const legend = [...sheet.querySelectorAll('.ribbon-legend li')].map((li) =>
      li.textContent.trim(),
    );
    expect(legend).toContain('Absent, no reason yet');
    expect(legend).not.toContain('Not on roll');
  });

  it('has the same as a table, with every day that tells something', async () => {
    const { root } = openPanel();
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    expect(sheet.querySelector('.as-table table')).toBeNull();
    find(sheet, '.as-table summary').click();
    await expect.poll(() => sheet.querySelector('.as-table table')).not.toBeNull();
    const rows = [...sheet.querySelectorAll('.as-table tbody tr')].map((row) => row.textContent);
    // 1 to 15 September 2026 has eleven weekdays.
    expect(rows).toHaveLength(11);
    expect(rows[0]).toBe('Tue 1 Sep 2026INSETINSET');
    await expectNoAxeFindings(sheet);
  });

  it('shows another year, or all of them', async () => {
    const { root } = openPanel(longCard());
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    const years = find<HTMLSelectElement>(sheet, '.years');
    await userEvent.selectOptions(years, '2025/26');
    await expect.poll(() => sheet.querySelector('[data-day="2025-09-01"]')).not.toBeNull();
    expect(sheet.querySelector('[data-day="2026-09-01"]')).toBeNull();
    await userEvent.selectOptions(years, 'All years');
    await expect.poll(() => sheet.querySelector('[data-day="2026-09-01"]')).not.toBeNull();
    expect(sheet.querySelector('[data-day="2025-09-01"]')).not.toBeNull();
  });

  it('draws 760 sessions in under 50 ms', () => {
    const style = document.createElement('style');
    style.textContent = PANEL_STYLE;
    document.head.append(style);
    const days = longCard()
      .years.flatMap((year) => year.days)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .slice(0, 380);
    const took = [1, 2, 3, 4, 5].map(() => {
      const host = document.createElement('div');
      host.className = 'al';
      document.body.append(host);
      const before = performance.now();
      render(<Ribbon days={days} names={NAMES} today={plainDateOf('2026-09-15')} />, host);
      host.getBoundingClientRect();
      const after = performance.now();
      expect(host.querySelectorAll('[data-day]').length).toBe(380);
      render(null, host);
      host.remove();
      return after - before;
    });
    style.remove();
    // The best of five: what else runs on this computer is not the ribbon's doing.
    expect(Math.min(...took)).toBeLessThan(50);
  });
});

const WORKERS = {
  workers: [
    {
      kind: 'social-worker',
      name: 'Helen Croft',
      authority: null,
      reach: 'phone 01632 960001',
      until: null,
    },
  ],
  plans: [{ kind: 'CP', from: plainDateOf('2026-06-01'), until: null }],
} satisfies PupilCard['confidential'];

const told = (confidential: boolean): PupilCard =>
  confidential
    ? cardSample({
        confidential: WORKERS,
        history: [event({ eventId: 'told-1', line: 'Social worker (Helen Croft) told by phone' })],
      })
    : cardSample({ confidential: 'ask' });

describe('workers and plans', () => {
  it('are not shown to a role that may not see them, for any pupil alike', async () => {
    const { root } = openPanel(cardSample({ confidential: 'not-for-role' }));
    find(root, '[data-card]').click();
    const sheet = await shown(root);
    expect(sheet.textContent).toContain('Not shown to this role, for any pupil.');
    expect(() => button(sheet, 'Show workers')).toThrow();
  });

  it('are asked for by a press, and go on paper by one more', async () => {
    const opened = await openWork({
      answers: { 'pupil/card': (request) => told(askedFor(request).confidential) },
    });
    await expect.poll(() => opened.root.querySelector('[data-card]')).not.toBeNull();
    find(opened.root, '[data-card]').click();
    const sheet = await shown(opened.root);
    expect(sheet.textContent).not.toContain('Croft');
    expect(sheet.querySelector('input[type=checkbox]')).toBeNull();

    button(sheet, 'Show workers and plans').click();
    await expect.poll(() => sheet.textContent).toContain('Helen Croft');
    expect(sheet.textContent).toContain('Child protection plan since Mon 1 Jun 2026');
    await expectNoAxeFindings(sheet);
    button(sheet, 'Print').click();
    await expect.poll(() => opened.printed.length).toBe(1);
    expect(opened.printed[0]).not.toContain('Croft');
    expect(opened.printed[0]).toContain('Told by phone');

    find(sheet, 'input[type=checkbox]').click();
    await expect
      .poll(() => opened.root.querySelector('.print-sheet')?.textContent)
      .toContain('Confidential');
    button(sheet, 'Print').click();
    await expect.poll(() => opened.printed.length).toBe(2);
    expect(opened.printed[1]).toContain('Social worker (Helen Croft) told by phone');
    button(sheet, 'Copy as text').click();
    await expect.poll(() => opened.copied.length).toBe(1);
    expect(opened.copied[0]).toContain('Helen Croft');
  });
});

describe('a card in the workspace', () => {
  it('prints the range that was chosen, with who made it', async () => {
    const opened = await openWork({}, longCard());
    await expect.poll(() => opened.root.querySelector('[data-card]')).not.toBeNull();
    find(opened.root, '[data-card]').click();
    const sheet = await shown(opened.root);
    await userEvent.click(find(sheet, 'input[type=radio]'));
    button(sheet, 'Print').click();
    await expect.poll(() => opened.printed.length).toBe(1);
    expect(opened.printed[0]).toContain('This term (Autumn 2): Mon 2 Nov 2026 to Wed 21 Jul 2027');
    expect(opened.printed[0]).toContain('Made by JB on Wed 25 Nov 2026 at 09:40');
    expect(opened.printed[0]).toContain('counter(pages)');
  });

  it('is alone on paper, in black on white, in the dark too', async () => {
    await emulate({ media: 'print', dark: true });
    const opened = await openWork();
    await expect.poll(() => opened.root.querySelector('[data-card]')).toBeTruthy();
    find(opened.root, '[data-card]').click();
    const sheet = await shown(opened.root);
    const paper = find(opened.root, '.print-sheet');
    expect(getComputedStyle(sheet).display).toBe('none');
    expect(getComputedStyle(find(opened.root, 'main')).display).toBe('none');
    expect(getComputedStyle(paper).display).toBe('block');
    expect(getComputedStyle(paper).color).toBe('rgb(0, 0, 0)');
    expect(getComputedStyle(find(paper, 'h1')).color).toBe('rgb(0, 0, 0)');
  });

  it('holds a name that is markup or style as a name', async () => {
    const name = '</style><img src=x onerror=alert(1)>"} body{display:none}';
    const card = cardSample();
    const opened = await openWork({}, { ...card, pupil: { ...card.pupil, name } });
    await expect.poll(() => opened.root.querySelector('[data-card]')).toBeTruthy();
    find(opened.root, '[data-card]').click();
    const sheet = await shown(opened.root);
    expect(find(sheet, 'h2').textContent).toBe(name);
    expect(opened.root.querySelector('img')).toBeNull();
    expect(getComputedStyle(document.body).display).not.toBe('none');
  });

  it('offers no paper and no copy where policy switched exports off', async () => {
    const settings = { ...SETTINGS, featuresOff: ['export'] as const };
    const opened = await openWork({ settings });
    await expect.poll(() => opened.root.querySelector('[data-card]')).toBeTruthy();
    find(opened.root, '[data-card]').click();
    const sheet = await shown(opened.root);
    expect(sheet.textContent).not.toContain('For a meeting');
    expect(opened.root.querySelector('.print-sheet')).toBeNull();
  });

  it('opens for the pupil that another page handed over', async () => {
    const opened = await openWork({
      ticket: 'ticket-1',
      answers: {
        'workspace/arrived': () => ({ tenant: 'oakfield-demo', pupilId: 'kai-morgan' }),
      },
    });
    const sheet = await shown(opened.root);
    expect(find(sheet, 'h2').textContent).toBe('Kai Morgan');
    expect(opened.asked).toContainEqual({
      name: 'workspace/arrived',
      request: { ticket: 'ticket-1' },
    });
  });

  it('says what went wrong and tries again', async () => {
    const refused = Promise.reject<PupilCard>(
      Object.assign(new Error('refused'), { sentence: 'The store is busy.' }),
    );
    refused.catch(() => undefined);
    const late: NonNullable<WorkspaceSampleOptions['late']> = { 'pupil/card': refused };
    const opened = await openWork({ late });
    await expect.poll(() => opened.root.querySelector('[data-card]')).toBeTruthy();
    find(opened.root, '[data-card]').click();
    await expect.poll(() => sheetIn(opened.root)?.textContent).toContain('The store is busy.');
    delete late['pupil/card'];
    button(find(opened.root, 'dialog'), 'Try again').click();
    await expect.poll(() => sheetIn(opened.root)?.querySelector('.leaf')).toBeTruthy();
    expect(sheetIn(opened.root)?.textContent).not.toContain('The store is busy.');
  });
});

describe('finding a pupil', () => {
  const KAI = {
    pupilId: 'kai-morgan',
    name: 'Kai Morgan',
    legalName: 'Malachi Morgan',
    form: '5B',
    leftOn: null,
  };
  const KAY = { ...KAI, pupilId: 'kay', name: 'Kay Ito', legalName: null, form: '10C' };
  const found = { found: [KAI, KAY], more: 3 };

  it('goes from the key to the card without the mouse', async () => {
    const opened = await openWork({ page: 'privacy', answers: { 'pupil/find': () => found } });
    const { root } = opened;
    find(root, 'main').focus();
    await press('/');
    expect(focused()?.getAttribute('role')).toBe('combobox');
    await userEvent.keyboard('ka');
    await expect.poll(() => root.querySelectorAll('[role=option]').length).toBe(2);
    expect(find(root, '.find [role=status]').textContent).toBe(
      '2 pupils found, 3 more: go on typing.',
    );
    await expectNoAxeFindings(root);
    await press('{ArrowDown}');
    const active = focused()?.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('Kay Ito');
    await press('{Enter}');
    await shown(root);
    expect(opened.asked.findLast(({ name }) => name === 'pupil/card')?.request).toMatchObject({
      pupilId: 'kay',
      at: null,
    });
    await press('{Escape}');
    await expect.poll(() => sheetIn(root)).toBeNull();
    expect(focused()?.getAttribute('role')).toBe('combobox');
    expect(find<HTMLInputElement>(root, '.find input').value).toBe('');
  });

  it('says that nobody was found, and closes with Escape', async () => {
    const { root } = await openWork({
      answers: { 'pupil/find': () => ({ found: [], more: 0 }) },
    });
    find(root, '.find input').focus();
    await userEvent.keyboard('xy');
    await expect.poll(() => root.querySelector('.hint')?.textContent).toContain('begins so');
    await press('{Escape}');
    await expect.poll(() => root.querySelector('.hint')).toBeNull();
  });

  it('is not offered in reception mode', async () => {
    const { root } = await openWork({ settings: { ...SETTINGS, reception: true } });
    expect(root.querySelector('.find')).toBeNull();
    expect(root.querySelector('[data-card]')).toBeNull();
  });
});
