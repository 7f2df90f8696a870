/// <reference types="vite/client" />
/**
 * Pages drawn on one day from the public facts alone, before anything of `lib/arbor` was read. The
 * first set scored 25 of 30 registers, 152 of 206 marks, 2 marks wrong and 3 of 19 other pages taken
 * for registers; what was mended then is held here.
 */
import { describe, expect, it } from 'vitest';
import { show } from './frame';
import { readPage } from '@/lib/arbor/page';
import { nameKey } from '@/lib/arbor/names';
import type { PageReading } from '@/lib/arbor/reading';

interface Expected {
  url: string;
  /** A page on which nothing may be shown. */
  nothing?: true;
  /** The page does not say enough: what the person is told. */
  asks?: string;
  /** Known to be missed: nothing is shown, and nothing wrong. */
  missed?: true;
  date?: string;
  session?: 'AM' | 'PM' | 'lesson';
  rows?: {
    given: string;
    surname: string;
    form: string | null;
    /** `?` before an id that the page shows in a way nobody knows: read or not, never another. */
    id: string | null;
    mark: string;
  }[];
}

const pages = import.meta.glob<string>('./pages/unseen/*/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sets = import.meta.glob<Record<string, Expected>>('./pages/unseen/*/expected.json', {
  import: 'default',
  eager: true,
});
const all = Object.entries(sets).flatMap(([path, set]) =>
  Object.entries(set).map(
    ([name, page]) =>
      [name, page, pages[path.replace('expected.json', `${name}.html`)] ?? ''] as const,
  ),
);

const HALF_PAST_NINE = '2026-11-25T09:30:00.000Z';
const oneSign = (code: string) => code.replace('\\', '/');

/** As the browser has it a moment later: frames within the page are loaded. */
async function shown(html: string): Promise<Document> {
  const page = show(html);
  const frames = [...page.querySelectorAll('iframe')];
  await Promise.all(
    frames.map(
      (frame) =>
        new Promise((done) => {
          frame.addEventListener('load', done, { once: true });
        }),
    ),
  );
  return page;
}

function asTold(read: PageReading) {
  if (read.kind !== 'register') return read.kind;
  const { reading } = read;
  return {
    date: reading.date,
    session: reading.session ?? (reading.startsAt === null ? null : 'lesson'),
    rows: reading.rows.map(({ shownName, form, arborStudentId, mark }) => ({
      name: nameKey(shownName),
      form: form ?? reading.group,
      id: arborStudentId,
      mark: mark.status === 'read' ? oneSign(mark.code) : mark.status,
    })),
  };
}

describe('a page nobody here had seen', () => {
  it.each(all)('%s', async (_, page, html) => {
    const read = readPage(await shown(html), new URL(page.url), HALF_PAST_NINE);
    if (page.nothing || page.missed) return expect(['elsewhere', 'silent']).toContain(read.kind);
    if (page.asks)
      return expect(read).toMatchObject({
        kind: 'unrecognised',
        why: expect.stringContaining(page.asks),
      });
    const told = asTold(read);
    const wanted = {
      date: page.date,
      session: page.session,
      rows: (page.rows ?? []).map(({ given, surname, form, id, mark }, at) => {
        const found = typeof told === 'string' ? undefined : told.rows[at];
        return {
          name: nameKey(`${given} ${surname}`),
          form: form ?? found?.form ?? null,
          id: id?.startsWith('?') && found?.id === null ? null : (id?.replace('?', '') ?? null),
          mark: mark === 'none' ? 'blank' : oneSign(mark),
        };
      }),
    };
    return expect(told).toEqual(wanted);
  });
});
