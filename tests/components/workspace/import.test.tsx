import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FileInHand } from '@/components/settings/import-file';
import { tableInMarkup } from '@/components/settings/import/pasted-table';
import { parsers, parsersOn } from '@/entrypoints/workspace/parsers';
import type { Pupil } from '@/lib/attendance/pupil';
import { expectNoAxeFindings } from '../ui/axe';
import { button, find, focused } from '../ui/keyboard';
import {
  mountWorkspace,
  PREVIEW,
  type WorkspaceSample,
  type WorkspaceSampleOptions,
} from '../ui/workspace-sample';

let work: WorkspaceSample;
afterEach(() => work.remove());

const words = () => work.root.textContent ?? '';
const asked = (name: string) => work.asked.filter((one) => one.name === name);
const PUPILS: Pupil[] = ['Ava Adams', 'Kai Morgan'].map((name, at) => ({
  tenant: 'oakfield-demo',
  id: String(101 + at),
  arborStudentId: String(101 + at),
  upn: null,
  forename: name.split(' ')[0] ?? '',
  surname: name.split(' ')[1] ?? '',
  preferredForename: null,
  form: '5B',
  yearGroup: null,
  dateOfBirth: null,
  startDate: null,
  leavingDate: null,
}));

async function open(options: Partial<WorkspaceSampleOptions> = {}): Promise<void> {
  work = mountWorkspace({
    page: 'import',
    tenant: 'oakfield-demo',
    parsers,
    ...options,
    answers: { 'school/pupils': () => PUPILS, ...options.answers },
  });
  await expect.poll(words).toContain('drop one here');
}

const BY_DATE = `<table><tr><th>Date</th><th>Mark</th></tr>
<tr><td>21 Sep 2026 AM</td><td><span class="mis-icon mis-icon-tick"></span></td></tr>
<tr><td>21 Sep 2026 PM</td><td><i title="Illness (not medical or dental appointment)"></i></td></tr></table>`;

const TRACKER =
  'Name,Letter,Pupil voice\nKai Morgan,"12/9 letter sent, no reply",JB\nAva Adams,,25/09/2026';

describe('a table copied from a page', () => {
  it('is read by its words, tooltips and pictures', async () => {
    await open();
    expect(tableInMarkup(BY_DATE)).toBe(
      'Date\tMark\n21 Sep 2026 AM\tPresent\n21 Sep 2026 PM\tIllness (not medical or dental appointment)',
    );
    expect(tableInMarkup('<p>no table</p>')).toBeNull();
  });

  it('keeps each cell in its column where another reaches over rows and columns', () => {
    const table = `<table><tr><th rowspan="2">Student</th><th colspan="2">21 Sep 2026</th></tr>
<tr><th>AM</th><th>PM</th></tr><tr><td>Adams, Ava</td><td>/</td><td>N</td></tr></table>`;
    expect(tableInMarkup(table)).toBe('Student\t21 Sep 2026\t\n\tAM\tPM\nAdams, Ava\t/\tN');
  });

  it('of one pupil asks whose it is, and takes nothing before', async () => {
    await open();
    const clipboard = new DataTransfer();
    clipboard.setData('text/html', BY_DATE);
    find(work.root, 'textarea').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
    await expect.poll(() => button(work.root, 'Read it').disabled).toBe(false);
    button(work.root, 'Read it').click();
    await expect.poll(words).toContain('Whose marks are these?');
    expect(asked('import/preview')).toEqual([]);
    await expectNoAxeFindings(work.root);
    await userEvent.selectOptions(find<HTMLSelectElement>(work.root, '.note select'), '102');
    await expect.poll(() => asked('import/preview').length).toBe(1);
    expect(asked('import/preview')[0]?.request).toMatchObject({
      kind: 'marks',
      marks: { pupils: ['102'], codes: ['', '/', 'I'] },
    });
  });
});

describe('a tracker', () => {
  it('is told by its captions; what cannot be read is listed; the import can be undone', async () => {
    await open({
      answers: {
        'import/preview': () => ({ ...PREVIEW, events: { added: 2, same: 0 } }),
        'import/commit': () => ({ ...PREVIEW, events: { added: 2, same: 0 }, at: 1_790_000_000 }),
        'import/undo': () => ({ marks: 0, pupils: 0, events: 2, kept: [] }),
      },
    });
    await userEvent.upload(
      find(work.root, 'input[type=file]'),
      new File([TRACKER], 'tracker 2026-27.csv'),
    );
    await expect.poll(words).toContain('New records');
    expect(words()).toContain('2 columns are steps of the ladder');
    const notes = find(work.root, '[aria-labelledby=al-unread]');
    expect([...notes.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '2',
      'Pupil voice',
      'JB',
      'no date in it',
    ]);
    await expectNoAxeFindings(work.root);
    button(work.root, 'Import').click();
    await expect.poll(words).toContain('Brought in');
    expect(asked('import/commit')[0]?.request).toMatchObject({
      kind: 'tracker',
      events: [{ pupilId: '102', date: '2026-09-12' }, { pupilId: '101' }],
      unread: [{ text: 'JB' }],
    });
    button(work.root, 'Undo this import').click();
    await expect.poll(words).toContain('Undone: 2 records stand as before.');
    expect(asked('import/undo')[0]?.request).toEqual({
      tenant: 'oakfield-demo',
      at: 1_790_000_000,
    });
  });
});

describe('a list of some pupils', () => {
  it('says what leaving out means, once a person ticks that it is complete', async () => {
    const zoe = { kind: 'social-worker', count: 1, pupils: ['Zoë O’Neill'] } as const;
    await open({
      answers: {
        'import/preview': () => ({ ...PREVIEW, missing: [{ ...zoe, pupils: [...zoe.pupils] }] }),
        'import/commit': () => ({ ...PREVIEW, at: 1_790_000_000 }),
      },
    });
    await userEvent.upload(
      find(work.root, 'input[type=file]'),
      new File(['Name,Form,Social worker\nAva Adams,5B,R. Hale\n'], 'Social workers.csv'),
    );
    await expect.poll(words).toContain('Not named, and then recorded as having none: Zoë O’Neill');
    expect(asked('import/preview')[0]?.request).not.toHaveProperty('complete');
    await expectNoAxeFindings(work.root);
    const tick = find<HTMLInputElement>(work.root, 'fieldset.choice input[type=checkbox]');
    expect(tick.checked).toBe(false);
    tick.focus();
    await userEvent.keyboard(' ');
    await expect
      .poll(() => asked('import/preview').at(-1)?.request)
      .toMatchObject({ complete: ['social-worker'] });
    await expect.poll(() => button(work.root, 'Import').disabled).toBe(false);
    button(work.root, 'Import').click();
    await expect
      .poll(() => asked('import/commit')[0]?.request)
      .toMatchObject({ kind: 'details', complete: ['social-worker'] });
  });
});

describe('a file let fall on the page', () => {
  const drop = (data: DataTransfer) => {
    const target = find(work.root, '.drop');
    const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true });
    const fall = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    // Not taken over, the browser leaves the page and opens the file.
    expect([target.dispatchEvent(over), target.dispatchEvent(fall)]).toEqual([false, false]);
  };

  it('is read as one that was chosen', async () => {
    await open();
    const data = new DataTransfer();
    data.items.add(new File([TRACKER], 'tracker 2026-27.csv', { type: 'text/csv' }));
    drop(data);
    await expect.poll(words).toContain('tracker 2026-27.csv: 2 rows');
    expect(words()).toContain('2 columns are steps of the ladder');
  });

  it('may be a piece of a page instead: its table is read', async () => {
    await open();
    const data = new DataTransfer();
    data.setData('text/html', BY_DATE);
    data.setData('text/plain', 'Date Mark 21 Sep 2026 AM');
    drop(data);
    await expect.poll(words).toContain('Whose marks are these?');
  });
});

describe('days without their year', () => {
  it('are asked about once, and read in the year a person says', async () => {
    await open();
    await userEvent.upload(
      find(work.root, 'input[type=file]'),
      new File(['Name,Form,7 Sep AM,7 Sep PM\nAva Adams,5B,/,N\n'], 'marks.csv'),
    );
    await expect.poll(words).toContain('Of which school year are the days above the columns?');
    expect(asked('import/preview')).toEqual([]);
    await expectNoAxeFindings(work.root);
    const [, before] = work.root.querySelectorAll<HTMLInputElement>('input[name=school-year]');
    const said = before?.parentElement?.textContent ?? '';
    expect(said).toMatch(/^\d{4}\/\d{2}$/);
    before?.click();
    await expect.poll(() => asked('import/preview').length).toBe(1);
    const day = `${said.slice(0, 4)}-09-07`;
    expect(asked('import/preview')[0]?.request).toMatchObject({
      marks: { sessions: [{ date: day }, { date: day }] },
    });
  });
});

describe('a long file', () => {
  it('says how far it is and can be cancelled', async () => {
    let stopped = 0;
    const never: FileInHand = {
      open: (_blob, _name, onProgress) => {
        onProgress(0.4, 152_000);
        return new Promise(() => undefined);
      },
      read: () => new Promise(() => undefined),
      stop: () => void (stopped += 1),
    };
    await open({ parsers: parsersOn(() => never) });
    await userEvent.upload(find(work.root, 'input[type=file]'), new File(['x'], 'marks.csv'));
    await expect.poll(words).toContain('152,000 rows');
    await expectNoAxeFindings(work.root);
    button(work.root, 'Cancel').focus();
    button(work.root, 'Cancel').click();
    await expect.poll(words).toContain('drop one here');
    expect(stopped).toBe(1);
    expect(asked('import/commit')).toEqual([]);
    expect(focused()?.tagName).not.toBe('BODY');
  });
});

describe('earlier imports', () => {
  it('are listed with the notes nobody could read, and undone from there', async () => {
    let undone = false;
    await open({
      answers: {
        'import/list': () => [
          {
            at: 1_790_000_000,
            kind: 'tracker',
            file: 'tracker.xlsx',
            pupils: 0,
            marks: 0,
            events: 12,
            unread: [
              {
                row: 4,
                column: 'Letter',
                pupilId: '102',
                pupil: 'Kai Morgan',
                text: 'JB',
                why: 'no date in it',
              },
            ],
            undoneAt: undone ? 1_790_000_060 : null,
            canUndo: !undone,
          },
        ],
        'import/undo': () => {
          undone = true;
          return { marks: 0, pupils: 0, events: 12, kept: [] };
        },
      },
    });
    await expect.poll(words).toContain('Earlier imports');
    expect(words()).toContain('Kai Morgan, Letter: JB (no date in it)');
    await expectNoAxeFindings(work.root);
    find(work.root, '[aria-label="Undo the import of tracker.xlsx"]').click();
    await expect.poll(words).toContain('Undone: 12 records stand as before.');
  });
});
