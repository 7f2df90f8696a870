/** Registers that stand in another part of the page: a frame of the same origin, a shadow root. */
import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/arbor/page';
import type { PageReading } from '@/lib/arbor/reading';
import { watchPage } from '@/lib/arbor/watch';
import { marksOf, NOW, REGISTER_URL, show, windowAt } from './frame';

const PEOPLE = ['Ava Adams', 'Leo Brown', 'Mei Chen'];
const MARKS = { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N' };
const list = `<ul>${PEOPLE.map((name, at) => `<li><span>${name}</span><span class="mark" title="${['Present', 'Late', 'No reason yet provided'][at]}">${['/', 'L', 'N'][at]}</span></li>`).join('')}</ul>`;
const HEAD = '<h1>5B AM Register</h1><p>Tuesday 15 September 2026</p>';

function inShadow(page: Document, host: string, html: string): ShadowRoot {
  const root = page.querySelector(host)?.attachShadow({ mode: 'open' });
  if (!root) throw new Error(`no ${host}`);
  root.innerHTML = html;
  return root;
}

function inFrame(page: Document, html: string): Document {
  const inner = page.querySelector('iframe')?.contentDocument;
  if (!inner) throw new Error('no frame');
  inner.body.innerHTML = html;
  return inner;
}

function marks(page: PageReading): Record<string, string> | string {
  return page.kind === 'register' ? marksOf(page.reading) : JSON.stringify(page);
}

describe('a register in another part of the page', () => {
  it('is read in a shadow root, its heading outside', () => {
    const page = show(`${HEAD}<arbor-register></arbor-register>`);
    inShadow(page, 'arbor-register', list);
    const read = readPage(page, new URL(REGISTER_URL), NOW);
    expect(marks(read)).toEqual(MARKS);
    expect(read).toMatchObject({ reading: { date: '2026-09-15', session: 'AM', group: '5B' } });
  });

  it('is read in a shadow root with its heading', () => {
    const page = show('<header>Oakfield</header><arbor-register></arbor-register>');
    inShadow(page, 'arbor-register', `<div>${HEAD}${list}</div>`);
    const read = readPage(page, new URL(REGISTER_URL), NOW);
    expect(marks(read)).toEqual(MARKS);
    expect(read).toMatchObject({ reading: { session: 'AM' } });
  });

  it('is read in a frame of the same origin', () => {
    const page = show(
      '<header>Oakfield</header><iframe style="width:900px;height:500px"></iframe>',
    );
    inFrame(page, HEAD + list);
    expect(marks(readPage(page, new URL(REGISTER_URL), NOW))).toEqual(MARKS);
  });

  it('is left alone in a frame that is not shown', () => {
    const page = show('<header>Oakfield</header><iframe style="display:none"></iframe>');
    inFrame(page, HEAD + list);
    expect(readPage(page, new URL(REGISTER_URL), NOW)).toEqual({ kind: 'elsewhere' });
  });

  it.each(['a frame', 'a shadow root'])('is followed in %s as a mark is changed', async (where) => {
    const page = show(
      '<header>Oakfield</header><iframe style="width:900px;height:500px"></iframe><arbor-register></arbor-register>',
    );
    const root =
      where === 'a frame'
        ? inFrame(page, HEAD + list)
        : inShadow(page, 'arbor-register', `<div>${HEAD}${list}</div>`);
    const end = new AbortController();
    const told: Record<string, string>[] = [];
    await new Promise<void>((resolve) => {
      watchPage({
        document: page,
        view: windowAt(page, { href: REGISTER_URL }),
        signal: end.signal,
        now: () => NOW,
        onPage(read) {
          if (read.kind !== 'register') return;
          told.push(marksOf(read.reading));
          if (told.length > 1) return resolve();
          const mark = root.querySelector('.mark');
          mark?.setAttribute('title', 'Illness');
          if (mark) mark.textContent = 'I';
        },
      });
    });
    end.abort();
    expect(told).toEqual([MARKS, { ...MARKS, 'Ava Adams': 'I' }]);
  });
});
