/** What recognised each page, copied as a report without a word of a page; and what was taught. */
import { afterEach, describe, expect, it } from 'vitest';
import { parsers } from '@/entrypoints/workspace/parsers';
import { seenSchema } from '@/lib/messages/seen';
import { button } from '../ui/keyboard';
import { SCHOOL } from '../ui/samples';
import { mountWorkspace, SEEN, type WorkspaceSample } from '../ui/workspace-sample';

let work: WorkspaceSample;
afterEach(() => work.remove());

async function mount(answers = {}): Promise<void> {
  work = mountWorkspace({ parsers, page: 'diagnostics', answers });
  await expect.poll(() => work.root.querySelector('#seen')).not.toBeNull();
}
const text = () => work.root.querySelector('main')?.textContent ?? '';

describe('diagnostics', () => {
  it('says what was recognised by what, how sure, and what failed', async () => {
    await mount();
    expect(text()).toContain('93 %');
    expect(text()).toContain('agrees: table with heads');
    expect(text()).toContain('28 read, 1 blank, 1 not sure');
    expect(text()).toContain('Not recognised: two columns could hold the mark');
    expect(text()).toContain('some marks are drawn on another line than their names');
  });

  it('copies a report of signs and counts', async () => {
    await mount();
    button(work.root, 'Copy as a report').click();
    await expect.poll(() => work.copied.length).toBe(1);
    const [report = ''] = work.copied;
    expect(report).toContain('rows 30: 28 read, 1 blank, 1 unknown; date yes, session yes');
    expect(report).toContain('Not recognised: two columns could hold the mark');
    // The name that the school gave to a page may be anybody's: it is not in the report.
    expect(report).not.toContain('Our roll call');
  });

  it('exports, removes and takes in what was taught', async () => {
    await mount();
    button(work.root, 'Export “Our roll call”').click();
    expect(work.downloads[0]?.name).toBe('layout-2026-09-10.json');
    button(work.root, 'Remove “Our roll call”').click();
    await expect.poll(text).toContain('“Our roll call” is removed');
    expect(work.asked).toContainEqual({
      name: 'layout/remove',
      request: { tenant: SCHOOL.tenant, name: 'Our roll call' },
    });
  });

  it('says what to do while nothing was read', async () => {
    await mount({ 'health/list': () => ({ seen: [] }), 'layout/list': () => ({ layouts: [] }) });
    expect(text()).toContain('Open a register in Arbor');
    expect(text()).toContain('Show it where to look');
  });
});

describe('what is kept for the diagnostics', () => {
  it.each([
    ['a pupil’s name among the signs', { signs: ['Adams, Ava'] }],
    ['a note among the doubts', { doubts: ['Mrs O’Neill rang at 9:15'] }],
    ['a sentence instead of a code', { code: 'No reason: see (Ava)' }],
  ])('refuses %s', (_, change) => {
    const [first] = SEEN;
    expect(seenSchema.safeParse(first).success).toBe(true);
    expect(seenSchema.safeParse({ ...first, ...change }).success).toBe(false);
  });
});
