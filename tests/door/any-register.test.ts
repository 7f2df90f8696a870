import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '@/lib/arbor/names';
import { readPage } from '@/lib/arbor/page';
import { NOW, REGISTER_URL, show } from './frame';
import { anyRegister } from './pages/any-register';

describe('a register put together at random', () => {
  it('is recognised, has every pupil once, and has no wrong mark', () => {
    const page = show('');
    fc.assert(
      fc.property(anyRegister, ({ html, made, marks }) => {
        page.body.innerHTML = html;
        const read = readPage(page, new URL(REGISTER_URL), NOW);
        expect(read.kind, made).toBe('register');
        if (read.kind !== 'register') return;
        const found = read.reading.rows.map(
          ({ shownName, mark }) => [nameKey(shownName), mark] as const,
        );
        expect(found.map(([name]) => name).sort(), made).toEqual(
          marks.map(({ name }) => nameKey(name)).sort(),
        );
        const byName = new Map(found);
        for (const { name, mark, known } of marks) {
          const said = byName.get(nameKey(name));
          if (said?.status === 'unknown' && !known) continue;
          expect(said?.status === 'read' ? said.code : said?.status, made).toBe(mark || 'blank');
        }
      }),
      { numRuns: 150 },
    );
  });
});
