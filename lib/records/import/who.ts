/** Who each row is about: found once for the same words, as long files name a pupil hundreds of times. */
import type { Pupil } from '@/lib/attendance/pupil';
import type { Stranger } from '@/lib/messages/import-request';
import type { Cells } from './cells';
import { KnownPupils, type Found, type Named } from './find-pupil';
import type { Field } from './mapping';
import { readNameCell } from './name-cell';
import type { Column, TableRow } from './table';

export const WHO_FIELDS: readonly Field[] = [
  'arborStudentId',
  'upn',
  'name',
  'forename',
  'surname',
  'form',
  'dateOfBirth',
];

/** A file of another school has a thousand; whoever sees a hundred knows. */
const MOST_STRANGERS = 100;
const LONGEST = 80;

export interface Matching {
  matched: number;
  unknown: number;
  ambiguous: number;
}

export class Who {
  private readonly known: KnownPupils;
  private readonly before = new Map<string, Found>();
  private readonly unknown = new Map<string, Stranger>();
  private readonly cells: Cells;
  private readonly at: number[];

  constructor(cells: Cells, columns: Partial<Record<Field, Column>>, pupils: readonly Pupil[]) {
    this.cells = cells;
    this.known = new KnownPupils(pupils);
    this.at = WHO_FIELDS.flatMap((field) => columns[field]?.index ?? []);
  }

  /** The same for rows that name their pupil in the same words. */
  keyOf(cells: readonly string[]): string {
    let key = '';
    for (const at of this.at) key += `${cells[at] ?? ''}\u0000`;
    return key;
  }

  isSame(one: readonly string[], other: readonly string[]): boolean {
    for (let i = 0; i < this.at.length; i += 1) {
      const at = this.at[i] ?? 0;
      if (one[at] !== other[at]) return false;
    }
    return true;
  }

  find(row: TableRow, key = this.keyOf(row.cells)): Found {
    const before = this.before.get(key);
    if (before) return before;
    const found = this.known.find(this.namedIn(row));
    this.before.set(key, found);
    return found;
  }

  /** The pupil, or null and a sentence why not. */
  pupil(row: TableRow, key?: string): Pupil | null {
    const found = this.find(row, key);
    if (found.kind === 'found') return found.pupil;
    this.refuse(row, found);
    return null;
  }

  refuse(row: TableRow, found: Exclude<Found, { kind: 'found' }>): void {
    const { cells } = this;
    this.remember(row);
    const field = WHO_FIELDS.find((field) => cells.text(row, field) !== null) ?? 'name';
    const expected =
      found.kind === 'several'
        ? `one pupil; ${found.count} fit, so an id, UPN or form is needed`
        : found.kind === 'contradiction'
          ? 'one pupil, not two'
          : 'a pupil of the imported list';
    cells.refuse(row, field, expected, cells.text(row, field));
  }

  /** Each once, in the words of the first row that names them. */
  strangers(): Stranger[] {
    return [...this.unknown.values()];
  }

  private remember(row: TableRow): void {
    const key = this.keyOf(row.cells);
    if (this.unknown.size >= MOST_STRANGERS || this.unknown.has(key)) return;
    const { arborStudentId, upn, name, form } = this.wordsOf(row);
    if (arborStudentId === null && upn === null && name === null) return;
    const short = (text: string | null) => text && text.slice(0, LONGEST);
    this.unknown.set(key, {
      row: row.row,
      arborStudentId: short(arborStudentId),
      upn: short(upn),
      name: short(name),
      form: short(form),
    });
  }

  /** The one pupil of that name; null: none, or several. */
  named(name: string): Pupil | null {
    const found = this.known.find({ arborStudentId: null, upn: null, name, form: null });
    return found.kind === 'found' ? found.pupil : null;
  }

  /** How many different pupils the rows named, and how many of them could be told. */
  matching(): Matching {
    const counts: Matching = { matched: 0, unknown: 0, ambiguous: 0 };
    const ids = new Set<string>();
    for (const found of this.before.values()) {
      if (found.kind === 'found') ids.add(found.pupil.id);
      else if (found.kind === 'nobody') counts.unknown += 1;
      else counts.ambiguous += 1;
    }
    return { ...counts, matched: ids.size };
  }

  private namedIn(row: TableRow): Named {
    const { cells } = this;
    const dateOfBirth = cells.has('dateOfBirth') ? cells.date(row, 'dateOfBirth') : null;
    return { ...this.wordsOf(row), dateOfBirth };
  }

  private wordsOf(row: TableRow): Named {
    const { cells } = this;
    const forename = cells.text(row, 'forename');
    const surname = cells.text(row, 'surname');
    const whole = readNameCell(row, cells);
    return {
      arborStudentId: cells.text(row, 'arborStudentId'),
      upn: cells.text(row, 'upn'),
      name:
        whole.name ?? (forename !== null && surname !== null ? `${surname}, ${forename}` : null),
      form: cells.text(row, 'form') ?? whole.form,
    };
  }
}
