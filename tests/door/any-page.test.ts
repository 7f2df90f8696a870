import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeStructure } from '@/lib/arbor/describe';
import { readPage } from '@/lib/arbor/page';
import { NOW, REGISTER_URL, show } from './frame';

const tag = fc.constantFrom(
  'div',
  'span',
  'table',
  'tr',
  'td',
  'ul',
  'li',
  'button',
  'select',
  'option',
  'input',
  'h1',
  'h3',
  'svg',
  'i',
  'label',
  'aside',
  'dialog',
  'a',
  'textarea',
);
const text = fc.constantFrom(
  '',
  'Adams, Ava',
  'Leo Brown',
  '/',
  'N',
  'L 5',
  '-',
  'Present',
  'Mark',
  'AM',
  '15 September 2026',
  '31/02/2026',
  'Register',
  '<b>',
  '🕒',
  'Past week',
  'Mark All Blanks as Present',
  '\u200b',
);
const attribute = fc.tuple(
  fc.constantFrom(
    'class',
    'role',
    'title',
    'aria-label',
    'aria-pressed',
    'style',
    'href',
    'data-student-id',
    'aria-describedby',
    'for',
    'colspan',
    'hidden',
    'id',
    'value',
    'aria-labelledby',
  ),
  fc.constantFrom(
    '',
    'x',
    'row',
    'gridcell',
    'combobox',
    'mis-icon-tick',
    'true',
    'false',
    'display:none',
    'color:#68aa22',
    '?/student-ui/overview/id/7',
    '-1',
    'grid',
    'radio',
    '"]',
    'a b',
    'columnheader',
    'heading',
  ),
);

interface Tree {
  tag: string;
  text: string;
  attributes: [string, string][];
  children: Tree[];
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    tag,
    text,
    attributes: fc.array(attribute, { maxLength: 3 }),
    children: fc.oneof(
      { depthSize: 'small' },
      fc.constant<Tree[]>([]),
      fc.array(tie('tree'), { maxLength: 5 }),
    ),
  }),
}));

function build(page: Document, { tag: name, text: words, attributes, children }: Tree): Element {
  const element = page.createElement(name);
  for (const [key, value] of attributes) element.setAttribute(key, value);
  element.append(words);
  for (const child of children) element.append(build(page, child));
  return element;
}

describe('no page whatever', () => {
  it('makes the reader throw, and every register it finds is whole', () => {
    const page = show('');
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 6 }), (trees) => {
        page.body.replaceChildren(...trees.map((each) => build(page, each)));
        const before = page.body.outerHTML;
        const reading = readPage(page, new URL(REGISTER_URL), NOW);
        expect(page.body.outerHTML).toBe(before);
        if (reading.kind !== 'register') return;
        const keys = reading.reading.rows.map(({ rowKey }) => rowKey);
        expect(new Set(keys).size).toBe(keys.length);
        expect(reading.reading.recognisedBy.length).toBeGreaterThan(1);
      }),
      { numRuns: 400 },
    );
  });

  it('without a body is read', () => {
    const page = show('');
    page.body.remove();
    expect(readPage(page, new URL(REGISTER_URL), NOW).kind).toBe('elsewhere');
  });

  it('gives away a word of its text in the description of its structure', () => {
    const page = show('');
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 1, maxLength: 6 }),
        fc.stringMatching(/^[A-Z][a-z]{5,9}zq$/),
        (trees, secret) => {
          page.body.replaceChildren(...trees.map((each) => build(page, each)));
          for (const element of page.body.querySelectorAll('*')) {
            element.append(secret);
            element.classList.add(secret, `pupil-${secret}`);
            element.setAttribute('title', secret);
            element.setAttribute('id', secret);
          }
          const described = describeStructure(page);
          expect(described).not.toContain(secret);
          expect(described.toLowerCase()).not.toContain('zq');
          expect(described).not.toMatch(/adams|brown|september/i);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is described by shape and count', () => {
    const page = show(
      `<div class="x-grid css-9a">${'<div role="row" class="student-adams"><span>Ava Adams</span><i class="mis-icon-tick"></i></div>'.repeat(3)}</div>`,
    );
    expect(describeStructure(page)).toBe(
      'div.grid.x\n  div[role=row].student x3\n    span\n    i.icon.mis.tick',
    );
  });
});

describe('a long register', () => {
  it.each([[35], [1500]])('of %i rows is read completely', (count) => {
    const rows = Array.from({ length: count }, (_, at) => {
      const letters = `${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + (Math.floor(at / 26) % 26))}${String.fromCharCode(97 + (Math.floor(at / 676) % 26))}`;
      return `<tr><td><a href="/?/student-ui/overview/id/${at + 1}">Pupil${letters}, Ava</a><span class="badge">SEN</span></td><td>5B</td><td>${at % 9 === 0 ? '<span style="color:#cb0d0d">N</span>' : '<span class="mis-icon-tick" style="color:#68aa22" title="Present AM"></span>'}</td></tr>`;
    }).join('');
    const page = show(
      `<h1>5B AM Register 15 September 2026</h1><table><thead><tr><th>Student</th><th>Form</th><th>Mark</th></tr></thead><tbody>${rows}</tbody></table>`,
    );
    const before = performance.now();
    const reading = readPage(page, new URL(REGISTER_URL), NOW);
    const took = performance.now() - before;
    console.info(`${count} rows read in ${took.toFixed(1)} ms`);
    expect(
      reading.kind === 'register' &&
        reading.reading.rows.filter(({ mark }) => mark.status === 'read').length,
    ).toBe(count);
  });
});
