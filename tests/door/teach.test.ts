/**
 * Teaching: a person points at a name and a mark, and every row is understood; what was learned is
 * kept, tried on each later visit, and says when it no longer fits.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyOfPage } from '@/entrypoints/arbor.content/teach-door';
import { censor } from '@/lib/arbor/censor';
import { isLayout } from '@/lib/arbor/layout';
import { exportLayout, importLayout, type Layout } from '@/lib/arbor/layout-schema';
import { KNOWN_LAYOUTS } from '@/lib/arbor/known-layouts';
import { learn, namesOn, pageOf, placesInRow } from '@/lib/arbor/learn';
import { readPage } from '@/lib/arbor/page';
import { positions } from '@/lib/arbor/rows';
import { marksOf, NOW, REGISTER_URL, show } from './frame';
import { anyRegister } from './pages/any-register';

const URL_HERE = new URL(REGISTER_URL);
const ABOUT = { name: 'Our register', since: '2026-11-25', route: 'placeholder-ui/view/id/7' };
const PEOPLE = ['Ava Adams', 'Leo Brown', 'Mei Chen', 'Rosa Diaz'];
/** Two columns that could be the mark, and no session that tells which. */
const TWO_COLUMNS = (cell = 'td') =>
  `<h1>5B Register</h1><p>15 September 2026</p><table><tbody><tr><td>Name</td><td>AM</td><td>PM</td></tr>${PEOPLE.map(
    (name, at) =>
      `<tr><td>${name}</td><${cell}>${['/', 'N', 'L', ''][at]}</${cell}><td>${['\\', '\\', 'N', 'I'][at]}</td></tr>`,
  ).join('')}</tbody></table>`;

function taught(page: Document, nameAt: Element | null, markAt: Element | null): Layout {
  const copy = pageOf(copyOfPage(page));
  const learned = learn(
    copy,
    {
      name: nameAt ? positions(page.body, nameAt) : [],
      mark: markAt ? positions(page.body, markAt) : null,
      heading: null,
    },
    ABOUT,
  );
  if (!('layout' in learned)) throw new Error(learned.why);
  return learned.layout;
}

describe('teaching a page by pointing', () => {
  it('asks where two columns could be the mark, and reads the one that was pointed at', () => {
    const page = show(TWO_COLUMNS());
    expect(readPage(page, URL_HERE, NOW)).toMatchObject({
      kind: 'unrecognised',
      code: 'two-columns',
    });
    const cells = page.querySelectorAll('tr:nth-child(3) td');
    const layout = taught(page, cells[0] ?? null, cells[2] ?? null);
    const read = readPage(page, URL_HERE, NOW, [layout]);
    if (read.kind !== 'register') throw new Error(JSON.stringify(read));
    expect(marksOf(read.reading)).toEqual({
      'Ava Adams': '\\',
      'Leo Brown': '\\',
      'Mei Chen': 'N',
      'Rosa Diaz': 'I',
    });
    expect(read.reading.how).toMatchObject({ by: 'Our register', doubts: [] });
  });

  it('takes names and places from a list, for those who use no pointer', () => {
    const page = show(TWO_COLUMNS());
    const copy = pageOf(copyOfPage(page));
    const [first] = namesOn(copy);
    expect(namesOn(copy).map(({ words }) => words)).toEqual(PEOPLE);
    const [am, pm] = first ? placesInRow(copy, first.path) : [];
    expect([am?.words, pm?.words]).toEqual(['/', '\\']);
    const learned = learn(
      copy,
      { name: first?.path ?? [], mark: am?.path ?? null, heading: null },
      ABOUT,
    );
    if (!('layout' in learned)) throw new Error(learned.why);
    const read = readPage(page, URL_HERE, NOW, [learned.layout]);
    expect(read.kind === 'register' && marksOf(read.reading)['Mei Chen']).toBe('L');
  });

  it('says when it no longer fits the page, and guesses nothing instead', () => {
    const page = show(TWO_COLUMNS());
    const cells = page.querySelectorAll('tr:nth-child(3) td');
    const layout = taught(page, cells[0] ?? null, cells[2] ?? null);
    page.body.innerHTML = `<h1>5B Register</h1>${PEOPLE.map((name) => `<p><b>${name}</b></p>`).join('')}`;
    expect(readPage(page, URL_HERE, NOW, [layout])).toMatchObject({
      kind: 'unrecognised',
      code: 'layout-stale',
    });
    page.body.innerHTML = `<h1>5B AM Register, 15 September 2026</h1><ul>${PEOPLE.map((name) => `<li><b>${name}</b><i title="Present">/</i></li>`).join('')}</ul>`;
    expect(readPage(page, URL_HERE, NOW, [layout])).toMatchObject({
      kind: 'register',
      reading: { how: { by: 'structure', doubts: ['stale'] } },
    });
  });

  it('is tried on pages of its own kind alone', () => {
    const page = show(TWO_COLUMNS());
    const cells = page.querySelectorAll('tr:nth-child(3) td');
    const layout = taught(page, cells[0] ?? null, cells[2] ?? null);
    const elsewhere = new URL('https://oakfield.uk.arbor.sc/?/another-ui/list/id/7');
    expect(readPage(page, elsewhere, NOW, [layout]).kind).toBe('unrecognised');
  });

  it.each([
    ['a word that is no name', (page: Document) => [page.querySelector('h1'), null]],
    [
      'a place around name and mark',
      (page: Document) => [
        page.querySelector('tr:nth-child(2) td'),
        page.querySelector('tr:nth-child(2)'),
      ],
    ],
  ] as const)('says what is wrong with %s', (_, point) => {
    const page = show(TWO_COLUMNS());
    const [name, mark] = point(page);
    expect(() => taught(page, name ?? null, mark ?? null)).toThrow(
      /^(?:That does not read|That holds the name)/,
    );
  });

  it('teaches any register so that it is read as without', () => {
    const page = show('');
    fc.assert(
      fc.property(anyRegister, ({ html, made }) => {
        page.body.innerHTML = html;
        const before = readPage(page, URL_HERE, NOW);
        if (before.kind !== 'register') return;
        const copy = pageOf(copyOfPage(page));
        const [name] = namesOn(copy);
        if (!name) return;
        for (const { path } of placesInRow(copy, name.path)) {
          const learned = learn(copy, { name: name.path, mark: path, heading: null }, ABOUT);
          if (!('layout' in learned)) continue;
          const read = readPage(page, URL_HERE, NOW, [learned.layout]);
          // Whatever was pointed at: the same pupils, and no mark that the page does not show there.
          if (read.kind !== 'register' || read.reading.how?.by !== 'Our register') continue;
          expect(
            read.reading.rows.map(({ shownName }) => shownName),
            made,
          ).toEqual(before.reading.rows.map(({ shownName }) => shownName));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a layout', () => {
  it.each(KNOWN_LAYOUTS.map((layout) => [layout.name, layout] as const))(
    '“%s” is exported and read back the same',
    (_, layout) => {
      expect(importLayout(exportLayout(layout))).toEqual(layout);
      expect(isLayout(JSON.parse(exportLayout(layout)))).toBe(true);
    },
  );

  it.each([
    ['no JSON', '<p>', 'not JSON'],
    ['another version', JSON.stringify({ ...KNOWN_LAYOUTS[0], version: 2 }), 'version'],
    [
      'a selector',
      JSON.stringify({ ...KNOWN_LAYOUTS[0], row: { tag: 'a[href]', role: null, word: null } }),
      'row',
    ],
  ])('that is %s is refused with a sentence', (_, text, where) => {
    expect(() => importLayout(text)).toThrow(where);
    expect(() => importLayout(text)).toThrow('Nothing was changed');
  });
});

describe('the copy without any text', () => {
  it('has not a word of the page, and is read like the page', () => {
    const page = show('');
    fc.assert(
      fc.property(
        anyRegister,
        fc.stringMatching(/^[A-Z][a-z]{4,8}zq [A-Z][a-z]{4,8}zq$/),
        ({ html, marks, made }, secret) => {
          page.body.innerHTML = `${html}<p>${secret} lives at 7 ${secret}</p>`;
          for (const element of page.querySelectorAll('*')) {
            element.setAttribute('data-secret', secret);
            element.classList.add(secret.split(' ')[0] ?? '');
          }
          const copy = censor(pageOf(copyOfPage(page)));
          expect(copy.toLowerCase()).not.toContain('zq');
          // No pupil of the page is in it under both of their own names.
          const own = new Set(marks.map(({ name }) => name));
          const again = pageOf(copy);
          page.body.innerHTML = again.body.innerHTML;
          const read = readPage(page, URL_HERE, NOW);
          expect(read.kind, made).toBe('register');
          if (read.kind !== 'register') return;
          expect(read.reading.rows.length, made).toBe(own.size);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps what registers say and drops what people are called', () => {
    const page = show(
      '<h1>5B AM Register</h1><p>Tuesday 22 September 2026</p><table><tr><th>Student</th><th>Mark</th></tr><tr title="Tell Mrs Okafor"><td><a href="/?/student-ui/overview/id/4711">Okafor, Chidera</a></td><td><span style="color:#cb0d0d" title="No reason given by Mrs Okafor">N</span></td></tr></table><p>Ring 07700 900123</p>',
    );
    const copy = censor(pageOf(copyOfPage(page)));
    for (const kept of ['Register', '15 September 2026', 'Student', '>N<', '#cb0d0d'])
      expect(copy).toContain(kept);
    for (const gone of ['Okafor', 'Chidera', '4711', '22', '07700', 'Mrs', '5B'])
      expect(copy).not.toContain(gone);
  });
});
