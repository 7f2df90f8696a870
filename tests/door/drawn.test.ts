/// <reference types="vite/client" />
/**
 * Pages drawn from public descriptions by somebody who had not seen how `lib/arbor` reads. What is
 * expected of each stands beside it: every mark read, or said to be unknown, and none of them wrong.
 */
import { describe, expect, it } from 'vitest';
import { NOW, show } from './frame';
import { readPage } from '@/lib/arbor/page';
import { nameKey } from '@/lib/arbor/names';
import type { RegisterReading } from '@/lib/arbor/reading';

interface Drawn {
  url: string;
  kind: 'register' | 'elsewhere';
  story: string;
  date: string;
  session: 'AM' | 'PM';
  group: string;
  /** Null: no mark has been entered. */
  rows: { name: string; id?: string; mark: string | null; minutesLate?: number }[];
}

const pages = import.meta.glob<string>('./pages/drawn/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expected = import.meta.glob<Drawn>('./pages/drawn/*.json', {
  import: 'default',
  eager: true,
});
const drawn = Object.entries(expected).map(
  ([path, page]) => [page.story, page, pages[path.replace('.json', '.html')] ?? ''] as const,
);

/** A lesson says when it starts; which session that is, the school's own register times decide. */
function sessionOf({ session, startsAt }: RegisterReading): 'AM' | 'PM' | null {
  if (session) return session;
  return startsAt === null ? null : startsAt < '12:00' ? 'AM' : 'PM';
}

/** Both are present: the session says which. */
const oneSign = (code: string) => code.replace('\\', '/');

describe('a page drawn by somebody else', () => {
  it.each(drawn)('%s', (_, page, html) => {
    const read = readPage(show(html), new URL(page.url), NOW);
    expect(read.kind).toBe(page.kind);
    if (read.kind !== 'register') return;
    const { reading } = read;
    expect(reading.date).toBe(page.date);
    expect(sessionOf(reading)).toBe(page.session);
    // `Year 4: 4 Kestrel` and `8B/Sc1` are as good as `4 Kestrel` and `8B/Sc1 Science`.
    const group = reading.group ?? 'no group';
    expect(group.endsWith(page.group) || page.group.startsWith(group)).toBe(true);
    const found = reading.rows.map(({ shownName, mark, arborStudentId }) => ({
      name: nameKey(shownName),
      mark: mark.status === 'read' ? oneSign(mark.code) : mark.status === 'blank' ? null : mark.why,
      minutes: mark.status === 'read' ? mark.minutesLate : null,
      id: arborStudentId,
    }));
    expect(found).toEqual(
      page.rows.map(({ name, mark, minutesLate, id }) => ({
        name: nameKey(name),
        mark: mark === null ? null : oneSign(mark),
        minutes: minutesLate ?? null,
        id: id ?? null,
      })),
    );
  });
});
