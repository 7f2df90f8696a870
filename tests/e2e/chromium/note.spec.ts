/**
 * Arbor's own note, in every make the stand-in knows. The line goes into the note of its own pupil,
 * the page's framework keeps it, and only the person's own Save sends it.
 */
import type { Locator } from '@playwright/test';
import { expect, test, type SharedOffice } from './one-office';
import { pairwise, type Row } from './pairwise';

const FACTORS = {
  noteField: ['input', 'textarea', 'controlled-input', 'controlled-textarea', 'editable'],
  noteNaming: ['label', 'aria-label', 'placeholder', 'text-beside', 'none'],
  noteOpens: ['with-mark', 'from-row'],
  slideoverTitle: ['name', 'name-and-form'],
  noteMaxLength: ['0', '500'],
} as const;

/** No words say that this field is the note; an attribute of one framework is no label. */
const isUnnamed = ({ noteField, noteNaming }: Row): boolean =>
  noteNaming === 'none' || (noteField === 'editable' && noteNaming === 'placeholder');

const rowOf = ({ page }: SharedOffice, name: string): Locator => page.getByRole('row', { name });

async function openNote(office: SharedOffice, name: string, how = 'from-row'): Promise<Locator> {
  const button = how === 'with-mark' ? 'Absent' : /^(?:Add|Edit) note$/;
  await rowOf(office, name).getByRole('button', { name: button }).click();
  const slideover = office.page.locator('.slideover');
  await expect(slideover).toBeVisible();
  return slideover;
}

/** Folded where it would cover the page; one press brings it. */
async function unfold({ page, panel }: SharedOffice): Promise<void> {
  const calls = panel.getByRole('tab', { name: /Calls/ });
  const shown = page.locator('alongside-panel').locator('iframe:visible, button:visible');
  await expect(shown).toHaveCount(1);
  if (await shown.and(page.getByRole('button')).isVisible()) await shown.click();
  await expect(calls).toBeVisible();
}

/** A call in a few keys, its line built and not yet recorded. */
async function buildLine(office: SharedOffice): Promise<string> {
  const { page, panel } = office;
  await unfold(office);
  await panel.getByRole('listitem').filter({ hasText: 'Kai Morgan' }).first().click();
  for (const key of ['r', 's', '1', 'n']) await page.keyboard.press(key);
  const line = panel.getByRole('textbox', { name: /line/i });
  await expect(line).toHaveValue(/^TC to mum/);
  return line.inputValue();
}

const noteIn = (slideover: Locator): Locator =>
  slideover.locator('input[name=note], textarea[name=note], [contenteditable]');

const textOf = (note: Locator): Promise<string> =>
  note.evaluate((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? field.value
      : (field.textContent ?? ''),
  );

const posts = ({ arbor }: SharedOffice): string[] =>
  arbor
    .recorded()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => body);

async function undo({ panel }: SharedOffice): Promise<void> {
  await panel.getByRole('button', { name: /^Undo/ }).click();
  await expect(panel.getByRole('button', { name: /^Undo/ })).toBeHidden();
}

for (const row of pairwise(FACTORS)) {
  test(`the note as ${Object.values(row).join(', ')}`, async ({ office }) => {
    const { arbor, panel } = office;
    await office.openWith({ ...row, picker: 'buttons' });
    const slideover = await openNote(office, 'Morgan, Kai', row.noteOpens);
    arbor.forget();
    const line = await buildLine(office);
    if (isUnnamed(row)) {
      await expect(panel.getByText('No note field was found')).toBeVisible();
      await expect(panel.getByRole('button', { name: 'Put in Arbor’s note' })).toHaveCount(0);
      return;
    }
    await panel.getByRole('button', { name: 'Put in Arbor’s note' }).click();
    await expect(panel.getByRole('status').getByText('save it there')).toBeVisible();
    expect(await textOf(noteIn(slideover))).toBe(line);
    expect(arbor.recorded()).toEqual([]);

    await slideover.getByRole('button', { name: 'Save' }).click();
    await expect(slideover).toBeHidden();
    const [saved = '', ...more] = posts(office);
    expect(more).toEqual([]);
    expect(JSON.parse(saved)).toMatchObject({
      fields: { marks: { value: [{ note: line }] } },
    });
    await clearNote(office);
    await unfold(office);
    await undo(office);
  });
}

/** As it was, for the next test: the host's own last save again, with an empty note. */
async function clearNote({ page, arbor }: SharedOffice): Promise<void> {
  const last = arbor.recorded().findLast(({ method }) => method === 'POST');
  if (!last) throw new Error('the host saved nothing');
  const body = last.body.replace(/"note":"[^"]*"/, '"note":""');
  expect(body).not.toBe(last.body);
  const status = await page.evaluate(
    async (sent) => (await fetch(sent.path, { method: 'POST', body: sent.body })).status,
    { path: last.path, body },
  );
  expect(status).toBe(200);
}

test('a note with words in it asks before it adds', async ({ office }) => {
  const { panel } = office;
  await office.openWith({ noteField: 'controlled-textarea' });
  const slideover = await openNote(office, 'Morgan, Kai');
  await noteIn(slideover).fill('Reception rang');
  const line = await buildLine(office);
  await panel.getByRole('button', { name: 'Put in Arbor’s note' }).click();
  await expect(panel.getByRole('alert')).toContainText('Arbor’s note already says: Reception rang');
  expect(await textOf(noteIn(slideover))).toBe('Reception rang');
  await panel.getByRole('button', { name: 'Add the line to it' }).click();
  await expect(panel.getByRole('status').getByText('save it there')).toBeVisible();
  expect(await textOf(noteIn(slideover))).toBe(`Reception rang\n${line}`);
  await undo(office);
});

test('a note too short for the line takes none of it', async ({ office }) => {
  const { panel } = office;
  await office.openWith({ noteMaxLength: 20 });
  const slideover = await openNote(office, 'Morgan, Kai');
  await buildLine(office);
  await panel.getByRole('button', { name: 'Put in Arbor’s note' }).click();
  await expect(panel.getByRole('alert')).toContainText('takes 20: shorten it. Nothing was written');
  expect(await textOf(noteIn(slideover))).toBe('');
});

for (const { whose, switches, why } of [
  { whose: 'Nowak, Nathan', switches: {}, why: 'The open note belongs to another pupil.' },
  {
    whose: 'Morgan, Kai',
    switches: { slideoverTitle: 'nothing' },
    why: 'The open note does not say whose it is.',
  },
]) {
  test(`refused: ${why}`, async ({ office }) => {
    const { panel, arbor } = office;
    await office.openWith(switches);
    const slideover = await openNote(office, whose);
    arbor.forget();
    await buildLine(office);
    await expect(panel.getByText(why)).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Put in Arbor’s note' })).toHaveCount(0);
    expect(await textOf(noteIn(slideover))).toBe('');
    expect(arbor.recorded()).toEqual([]);
  });
}
