/**
 * The door against registers nobody drew for it: put together at random, each with what a person
 * would read from it. What may never happen is a wrong mark or a wrong day; what may happen, rarely,
 * is that a page is not recognised, or that a mark is said to be unknown.
 */
import { expect, it } from 'vitest';
import { readPage } from '@/lib/arbor/page';
import { nameKey } from '@/lib/arbor/names';
import type { MarkReading } from '@/lib/arbor/reading';
import { inventPage } from './pages/invented';
import { NOW, REGISTER_URL, show } from './frame';

const PAGES = 120;
/** Of the pages, and of the rows of those recognised. */
const LEAST_RECOGNISED = 0.97;
const LEAST_ROWS = 0.93;

/** The pupil list knows a name in either order. */
const eitherOrder = (name: string) => nameKey(name).split(' ').sort().join(' ');
const oneSign = (code: string) => code.replace('\\', '/');

function said(mark: MarkReading): string | null {
  if (mark.status === 'unknown') return 'unknown';
  return mark.status === 'blank' ? null : oneSign(mark.code);
}

it('reads no mark wrong on any of them, and recognises nearly all', () => {
  const wrong: string[] = [];
  const missed: string[] = [];
  let rows = 0;
  let found = 0;
  for (let seed = 1; seed <= PAGES; seed += 1) {
    const page = inventPage(seed);
    const document = show(page.html);
    const read = readPage(document, new URL(REGISTER_URL), NOW);
    document.defaultView?.frameElement?.remove();
    const story = `page ${seed} (${page.story})`;
    if (read.kind !== 'register') {
      missed.push(`${story}: ${read.kind}`);
      continue;
    }
    const { reading } = read;
    if (reading.date !== page.date) wrong.push(`${story}: ${reading.date}`);
    const session = reading.session ?? ((reading.startsAt ?? '') < '12:00' ? 'AM' : 'PM');
    if (session !== page.session) wrong.push(`${story}: ${session}`);
    const marks = new Map(
      reading.rows.map(({ shownName, mark }) => [eitherOrder(shownName), said(mark)]),
    );
    for (const { name, mark } of page.rows) {
      rows += 1;
      const shown = marks.get(eitherOrder(name));
      if (shown === undefined || shown === 'unknown') continue;
      found += 1;
      if (shown !== mark) wrong.push(`${story}: ${name} is ${mark}, read ${shown}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(1 - missed.length / PAGES, missed.join('\n')).toBeGreaterThanOrEqual(LEAST_RECOGNISED);
  expect(found / rows).toBeGreaterThanOrEqual(LEAST_ROWS);
});
