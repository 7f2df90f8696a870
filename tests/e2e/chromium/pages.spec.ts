/**
 * The production extension on every make of register that the stand-in can draw: each pair of
 * switches meets on some page. Whatever the markup, a mark is read as it is or not at all, and a
 * chip stands beside its own pupil or nowhere.
 */
import type { Page } from '@playwright/test';
import { Desk } from '../../arbor/server/desk';
import { shownName } from '../../arbor/server/pages';
import { defaultSwitches, withSwitches } from '../../arbor/switches';
import { chipsOf } from './morning';
import { expect, test, type RowRead, type SharedOffice } from './one-office';
import { pairwise, type Row } from './pairwise';

const FACTORS = {
  nameOrder: ['surname-first', 'forename-first'],
  studentLink: ['overview-id', 'student-id', 'none'],
  view: ['list', 'profile'],
  layout: ['table', 'div-grid', 'cards'],
  picker: ['boundlist', 'select', 'buttons'],
  markDrawing: ['icon', 'svg', 'text', 'colour-only'],
  markWords: ['tooltip', 'title', 'aria-label', 'none'],
  classNames: ['arbor', 'hashed'],
  ids: ['counter', 'none'],
  heading: ['full', 'short', 'date-elsewhere', 'lesson-time', 'slashes'],
  width: ['column', 'full'],
  badges: ['on', 'off'],
  pastWeek: ['on', 'off'],
  rerender: ['never', 'replace', 'inner-html', 'move', 'text-only'],
  virtualised: ['off', 'on'],
  hostileCss: ['off', 'on'],
  rootFontSize: ['normal', '62.5%'],
  csp: ['none', 'strict', 'trusted-types'],
  navigation: ['push-state', 'replace-state', 'reload'],
} as const;

interface Known {
  id: string;
  name: string;
  code: string | null;
}

/** The register as the stand-in's own desk has it, not as any page shows it. */
function knownRegister({ arbor }: SharedOffice, row: Row): Known[] {
  const desk = new Desk('oakfield-demo', arbor.now);
  const register = desk.formRegister('5B');
  const switches = withSwitches(defaultSwitches(), row);
  return register.pupils.map((pupil) => ({
    id: pupil.id,
    name: shownName(pupil, switches),
    code: desk.entry(register, pupil.id).code,
  }));
}

const isShared = (known: readonly Known[], { name }: Known): boolean =>
  known.filter((each) => each.name === name).length > 1;

/**
 * Each chip on the page with the name before it, or a complaint when the chip stands outside that
 * pupil's row as drawn. A row is the largest element that holds no other pupil's name.
 */
async function chipsBesideNames(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const wanted = new Set(all);
    const isName = (element: Element): boolean =>
      element.childElementCount === 0 && wanted.has(element.textContent ?? '');
    const found: string[] = [];
    let name = '';
    let row: Element | null = null;
    for (const element of document.querySelectorAll('#app *')) {
      if (isName(element)) {
        name = element.textContent ?? '';
        row = element;
        for (let up = element.parentElement; up && up.id !== 'app'; up = up.parentElement) {
          if ([...up.querySelectorAll('*')].filter(isName).length > 1) break;
          row = up;
        }
      }
      if (!element.matches('span[data-alongside]')) continue;
      const words = element.shadowRoot?.querySelector('button')?.textContent ?? '';
      const chip = element.getBoundingClientRect();
      const box = row?.getBoundingClientRect();
      const x = chip.left + chip.width / 2;
      const y = chip.top + chip.height / 2;
      const inside =
        box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && chip.width > 0;
      found.push(inside ? `${name}: ${words}` : `${words} stands outside the row of ${name}`);
    }
    return found.sort();
  }, names);
}

/** Resolves in the frame after the host has drawn its rows once more. */
async function hostDrawsAgain(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const ours = (node: Node): boolean =>
          node instanceof Element && node.matches('[data-alongside]');
        const observer = new MutationObserver((records) => {
          const isHosts = records.some(({ type, addedNodes, removedNodes }) =>
            type === 'characterData'
              ? true
              : [...addedNodes, ...removedNodes].some((node) => !ours(node)),
          );
          if (!isHosts) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve());
        });
        const app = document.querySelector('#app');
        if (app) observer.observe(app, { childList: true, characterData: true, subtree: true });
      }),
  );
}

/** What a mark says, in the words of the stand-in's desk. */
const said = ({ mark }: RowRead): string =>
  mark.status === 'read' ? (mark.code ?? '') : mark.status;

/** A tick or clock that is a bare picture, without words: a line with a colour, which is no code. */
function isBarePicture(row: Row, { code }: Known, view: string): boolean {
  if (code !== '/' && code !== 'L') return false;
  if (row.markWords !== 'none' || (row.picker === 'select' && view === 'list')) return false;
  return row.markDrawing === 'svg' || (row.markDrawing === 'icon' && row.classNames !== 'arbor');
}

/** No reading, early or late, said of anyone what the desk does not know of them. */
async function expectNothingWrong(office: SharedOffice, known: readonly Known[]): Promise<void> {
  for (const { rows, date } of await office.readings()) {
    expect(date).toBe(office.arbor.now.date);
    for (const read of rows) {
      const its = known.filter(
        ({ id, name }) => name === read.shownName && (read.arborStudentId ?? id) === id,
      );
      expect(its.length, `${read.shownName} ${read.arborStudentId ?? ''}`).toBeGreaterThan(0);
      if (read.mark.status === 'unknown') continue;
      expect(
        its.map(({ code }) => code ?? 'blank'),
        read.shownName,
      ).toContain(said(read));
    }
  }
}

/** Chips of the page that shows most, by pupil: the measure for all other pages. */
async function chipsById(office: SharedOffice): Promise<Map<string, string[]>> {
  await office.openWith({ studentLink: 'overview-id' });
  await expect(chipsOf(office.page).first()).toBeVisible();
  const rows = await office.page.locator('tr.mis-register-row').evaluateAll((all) =>
    all.map((row) => ({
      id: /id\/(\d+)/.exec(row.querySelector('a')?.getAttribute('href') ?? '')?.[1] ?? '',
      chips: [...row.querySelectorAll('span[data-alongside]')].map(
        (chip) => chip.shadowRoot?.querySelector('button')?.textContent ?? '',
      ),
    })),
  );
  return new Map(rows.map(({ id, chips }) => [id, chips]));
}

function expectedChips(
  row: Row,
  known: readonly Known[],
  chips: ReadonlyMap<string, string[]>,
): string[] {
  return known
    .filter((pupil) => row.studentLink !== 'none' || !isShared(known, pupil))
    .flatMap(({ id, name }) => (chips.get(id) ?? []).map((words) => `${name}: ${words}`))
    .sort();
}

test('the register of 5B as everything is shown: the right words beside the right pupils', async ({
  office,
}) => {
  const known = knownRegister(office, {});
  const chips = await chipsById(office);
  const of = (name: string): string[] =>
    known.filter((pupil) => pupil.name === name).map(({ id }) => chips.get(id)?.join(', ') ?? '');
  expect(of('Morgan, Kai')).toEqual(['Call first, PA 82.4%']);
  // Two pupils of one name: only one of them has missed that much.
  expect(of('Adams, Ava').sort()).toEqual(['', 'PA 88.2%']);
  expect(known.map(({ code }) => code)).toEqual(expect.arrayContaining(['/', 'L', 'N', 'I']));
});

test.describe('every pair of switches', () => {
  let chips = new Map<string, string[]>();
  test.beforeAll(async ({ office }) => {
    chips = await chipsById(office);
  });

  for (const [at, row] of pairwise(FACTORS).entries()) {
    test(`page ${at + 1}: ${Object.values(row).join(', ')}`, async ({ office }) => {
      const { page } = office;
      const known = knownRegister(office, row);
      const [first] = known;
      if (!first) throw new Error('5B is empty');
      await office.forgetReadings();
      await office.openWith({ ...row, rerenderEveryMs: 150 });

      if (row.view === 'profile') {
        if (isBarePicture(row, first, 'profile')) {
          await expect(page.locator('alongside-panel')).toContainText('not recognised');
          expect(await office.readings()).toEqual([]);
          await expect(chipsOf(page)).toHaveCount(0);
          return;
        }
        await expect
          .poll(async () => (await office.readings()).at(-1)?.rows.map(said))
          .toEqual(['/']);
        const kai = known.find(({ name }) => name.includes('Kai')) ?? first;
        while (!(await page.getByText(kai.name, { exact: true }).isVisible())) {
          await page.getByRole('button', { name: 'Skip' }).click();
        }
        await expect
          .poll(async () => (await office.readings()).at(-1)?.rows.map(said))
          .toEqual([kai.code]);
        await expect
          .poll(() => chipsBesideNames(page, [kai.name]))
          .toEqual(expectedChips(row, [kai], chips));
        await expectNothingWrong(office, known);
        return;
      }

      await expect
        .poll(async () => (await office.readings()).at(-1)?.rows.map(({ shownName }) => shownName))
        .toEqual(known.slice(0, row.virtualised === 'on' ? 22 : 30).map(({ name }) => name));
      const inView = known.slice(0, row.virtualised === 'on' ? 22 : 30);
      const readable = inView.filter((pupil) => !isBarePicture(row, pupil, 'list'));
      const last = (await office.readings()).at(-1);
      expect(
        last?.rows.filter((_, index) => readable.includes(inView[index] ?? first)).map(said),
      ).toEqual(readable.map(({ code }) => code ?? 'blank'));
      await expectNothingWrong(office, known);
      if (readable.length < inView.length) {
        const beside = async (): Promise<string> =>
          (
            await chipsBesideNames(
              page,
              known.map(({ name }) => name),
            )
          ).join();
        await expect.poll(beside).toContain('Call first');
        expect(await beside()).not.toContain('outside');
        return;
      }
      const names = known.map(({ name }) => name);
      // Across the host's own drawing: what was put back stands where it stood.
      for (let redrawn = 0; redrawn < (row.rerender === 'never' ? 1 : 3); redrawn += 1) {
        await expect
          .poll(() => chipsBesideNames(page, names))
          .toEqual(expectedChips(row, inView, chips));
        if (row.rerender !== 'never') await hostDrawsAgain(page);
      }
    });
  }
});
