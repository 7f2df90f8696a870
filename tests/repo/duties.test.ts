import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PUPIL_DUTIES, SCHOOL_DUTIES } from '@/lib/duties/assess';
import { DUTY_IDS } from '@/lib/duties/types';
import { CASES } from '../unit/duties/cases';
import { CASE_KINDS } from '../unit/duties/case';

const ROOT = join(import.meta.dirname, '../..');
const DEFINED = [...PUPIL_DUTIES, ...SCHOOL_DUTIES];
const TABLE = readFileSync(join(ROOT, 'docs/duties.md'), 'utf8');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** A duty's row: its id in the first cell, its source in the last. */
function rowOf(page: string, id: string): string[] | null {
  const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${id}\``));
  return row
    ? row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    : null;
}

describe('every duty of the table is built, once', () => {
  it('has one definition for each id', () => {
    expect(DEFINED.map(({ id }) => id).sort()).toEqual([...DUTY_IDS].sort());
  });

  it('has no file that defines a duty and is not assessed', () => {
    const defining = readdirSync(join(ROOT, 'lib/duties')).filter((name) =>
      /: (School)?DutyDefinition = \{/.test(readFileSync(join(ROOT, 'lib/duties', name), 'utf8')),
    );
    expect(defining.sort()).toEqual(DUTY_IDS.map((id) => `${id}.ts`).sort());
  });
});

describe.each(DEFINED)('$id', ({ id, title, citation, owner }) => {
  const file = join(ROOT, 'lib/duties', `${id}.ts`);
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';

  it('stands in a file of its own name, under its provision, in numbered order', () => {
    expect(source).toMatch(/^\/\*\*\n \* [^\n]*(Standard|Regulation) \d/);
    expect(source.slice(0, source.indexOf('*/'))).toMatch(/^ \* 1\. /m);
    expect(title).not.toBe('');
  });

  it('says at its end what is left to people', () => {
    expect(source.trimEnd()).toMatch(/\/\*\n \* Not formalised: [^]*\*\/$/);
  });

  it('has a citation', () => {
    expect(citation.paragraph).toMatch(/(Standard|Regulation|para|framework) ?/);
    expect(citation.says.length).toBeGreaterThan(20);
    if (citation.kind === 'regulation') expect(citation.href).toMatch(/legislation\.gov\.uk/);
  });

  it('writes no threshold in code', () => {
    const code = source
      .replace(/\/\*[^]*?\*\//g, '')
      .replace('const SHOWN = 3;', '')
      .replace(/says:\s*'[^']*'/g, '')
      .replace(/'[^']*'|`[^`]*`|"[^"]*"/g, '');
    const numbers = [...code.matchAll(/(?<![\w.-])\d+(?![\w])/g)].map(([n]) => Number(n));
    expect(numbers.filter((n) => n > 1)).toEqual([]);
  });

  it('has a case of every kind: below, at and above, settled, deviated, reopened, cannot tell, silent', () => {
    const kinds = new Set<string>(CASES[id].map(({ kind }) => kind));
    expect(CASE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('has a row in docs/duties.md that names owner and source', () => {
    const row = rowOf(TABLE, id);
    expect(row?.[1]?.toLowerCase()).toBe(owner);
    expect(row?.at(-1)).toBe(citation.paragraph);
  });

  it('has a row in the README as soon as the README has the table', () => {
    const hasTable = DUTY_IDS.some((one) => rowOf(README, one) !== null);
    expect(!hasTable || rowOf(README, id) !== null).toBe(true);
  });
});
