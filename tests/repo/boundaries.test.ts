import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * The house of design.md as data: which room may import which. The lint rules say it to people as
 * they type; this test also follows relative paths, which lint patterns do not.
 */
const ROOT = join(import.meta.dirname, '../..');
const PURE = ['attendance', 'casework', 'rules', 'duties', 'comments'];
const MAY_IMPORT: Record<string, string[]> = {
  schema: [],
  attendance: ['schema'],
  casework: ['schema', 'attendance', 'rules'],
  rules: ['schema', 'attendance', 'casework'],
  duties: ['schema', 'attendance', 'casework', 'rules'],
  comments: ['schema', 'attendance'],
  arbor: ['schema', 'attendance'],
  demonstration: ['schema', ...PURE],
  messages: ['schema', 'arbor/reading', ...PURE],
  records: ['schema', 'arbor/reading', 'messages', 'demonstration', ...PURE],
  components: ['schema', 'arbor/reading', 'messages', ...PURE],
};

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g;

function roomOf(file: string): string {
  const parts = relative(ROOT, file).split('/');
  if (parts[0] === 'components') return 'components';
  if (parts[0] !== 'lib') return parts[0] ?? '';
  if (parts[1] === 'arbor' && /^reading(\.ts)?$/.test(parts[2] ?? '')) return 'arbor/reading';
  return (parts[1] ?? '').replace(/\.ts$/, '');
}

function importsOf(file: string): { specifier: string; room: string | null }[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier = '']) => {
    if (specifier.startsWith('@/'))
      return { specifier, room: roomOf(join(ROOT, specifier.slice(2))) };
    if (specifier.startsWith('.'))
      return { specifier, room: roomOf(resolve(dirname(file), specifier)) };
    return { specifier, room: null };
  });
}

function sourcesIn(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name));
}

function fileBehind(importer: string, specifier: string): string | undefined {
  const base = specifier.startsWith('@/')
    ? join(ROOT, specifier.slice(2))
    : resolve(dirname(importer), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
}

const files = [...sourcesIn('lib'), ...sourcesIn('components')];

describe('the rooms of the house', () => {
  it.each(files.map((file) => [relative(ROOT, file)]))('%s keeps to its arrows', (name) => {
    const file = join(ROOT, name);
    const room = roomOf(file).replace('arbor/reading', 'arbor');
    const allowed = MAY_IMPORT[room];
    expect(allowed, `"${room}" is no room of design.md`).toBeDefined();
    const strays = importsOf(file)
      .filter(({ room: target }) => target !== null && target !== room)
      .filter(({ room: target }) => !(room === 'arbor' && target === 'arbor/reading'))
      .filter(({ room: target }) => target !== null && !allowed?.includes(target))
      .map(({ specifier }) => specifier);
    expect(strays, `${room} may import ${allowed?.join(', ')} only`).toEqual([]);
  });

  it('keeps databases and page code out of the content script', () => {
    const seen = new Set<string>();
    const queue = sourcesIn('entrypoints/arbor.content');
    const rooms = new Set<string>();
    while (queue.length > 0) {
      const file = queue.pop();
      if (!file || seen.has(file)) continue;
      seen.add(file);
      for (const { specifier, room } of importsOf(file)) {
        if (room === null) {
          rooms.add(specifier);
          continue;
        }
        rooms.add(room);
        const target = fileBehind(file, specifier);
        if (target) queue.push(target);
      }
    }
    expect(rooms).not.toContain('records');
    expect(rooms).not.toContain('dexie');
  });
});

describe('the lint rules', () => {
  // A copy of the configuration in a folder of its own: the probe never stands in the real tree.
  const folder = mkdtempSync(join(tmpdir(), 'alongside-lint-'));
  const probe = join(folder, 'lib/attendance/probe.ts');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [
      "import { db } from '@/lib/records/database';\nexport { db };",
      'lib/attendance says what happened',
    ],
    ["import { z } from 'zod';\nexport { z };", '@/lib/schema'],
    ['export const width = document.body.clientWidth;', 'Pure room'],
    ['export const cast = (value: any) => value;', 'any'],
  ])('refuses %j and says what to do instead', (source, message) => {
    mkdirSync(dirname(probe), { recursive: true });
    copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    writeFileSync(probe, source);
    let report = '';
    try {
      execFileSync(join(ROOT, 'node_modules/.bin/oxlint'), ['lib'], {
        cwd: folder,
        encoding: 'utf8',
      });
    } catch (failure) {
      report = String((failure as { stdout?: string }).stdout);
    }
    expect(report).toContain(message);
  });
});
