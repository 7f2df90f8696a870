/**
 * Web pages that systems save as a spreadsheet (`.xls` with a table in it), and pages saved as they
 * are. Only tables are looked at; nothing in the page runs, as it is never made a page.
 */
const MARKUP =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<meta|<style|<table|<body|<!--)/i;
/** Longer than this, a tag is no tag: an open quotation mark must not keep us at every bracket. */
const LONGEST_TAG = 1000;
const MOST_SPAN = 200;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  eacute: 'é',
  euml: 'ë',
  iuml: 'ï',
};

export function isMarkup(text: string): boolean {
  return MARKUP.test(text.slice(0, 2000)) && /<table\b/i.test(text);
}

function decoded(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, dec, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const point = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cells laid out as they are seen: one that spans columns or rows keeps its place in each. */
export class TableLayout {
  readonly rows: string[][] = [];
  private row = -1;
  private readonly taken: Set<number>[] = [];

  beginRow(): void {
    this.row += 1;
    this.rows[this.row] ??= [];
  }

  add(text: string, columns: number, rows: number): void {
    if (this.row < 0) this.beginRow();
    const cells = this.rows[this.row] ?? [];
    const taken = this.taken[this.row];
    let at = cells.length;
    while (taken?.has(at)) {
      cells[at] = '';
      at += 1;
    }
    cells[at] = text;
    const wide = Math.min(Math.max(columns, 1), MOST_SPAN);
    for (let more = 1; more < wide; more += 1) cells[at + more] = '';
    const high = Math.min(Math.max(rows, 1), MOST_SPAN);
    for (let below = 1; below < high; below += 1) {
      const set = (this.taken[this.row + below] ??= new Set());
      for (let more = 0; more < wide; more += 1) set.add(at + more);
    }
    this.rows[this.row] = cells;
  }
}

function span(attributes: string, name: string): number {
  return Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1] ?? 1);
}

interface Tag {
  /** `td`, `/td`. */
  name: string;
  attributes: string;
  /** Where it begins, and where the text behind it does. */
  at: number;
  end: number;
}

const TAG_NAME = /^<(\/?[a-z][a-z0-9:]*)/i;

/** The tags of a text in one pass; comments are passed over. */
function* tagsOf(text: string): Generator<Tag> {
  let from = 0;
  while (from < text.length) {
    const at = text.indexOf('<', from);
    if (at < 0) return;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end < 0) return;
      from = end + 3;
      continue;
    }
    const end = endOfTag(text, at);
    const name = TAG_NAME.exec(text.slice(at, at + 40))?.[1];
    if (end < 0 || name === undefined) {
      from = at + 1;
      continue;
    }
    from = end;
    const attributes = text.slice(at + 1 + name.length, end - 1);
    yield { name: name.toLowerCase(), attributes, at, end };
  }
}

/** Behind its closing bracket, which may also stand within quotation marks; -1: it has none. */
function endOfTag(text: string, at: number): number {
  const most = Math.min(text.length, at + LONGEST_TAG);
  let quote = '';
  for (let place = at + 1; place < most; place += 1) {
    const letter = text[place] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '>') return place + 1;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '<') return -1;
  }
  return -1;
}

/** Each table of the page, in order; a table within a cell counts as one of its own. */
export function tablesInMarkup(text: string): string[][][] {
  const tables: string[][][] = [];
  const open: { layout: TableLayout; cell: { text: string; attributes: string } | null }[] = [];
  const close = (table: (typeof open)[number] | undefined): void => {
    if (!table?.cell) return;
    const { text: words, attributes } = table.cell;
    table.layout.add(decoded(words), span(attributes, 'colspan'), span(attributes, 'rowspan'));
    table.cell = null;
  };
  let from = 0;
  let skipped: string | null = null;
  for (const { name, attributes, at, end } of tagsOf(text)) {
    const table = open.at(-1);
    if (table?.cell && skipped === null) table.cell.text += text.slice(from, at);
    from = end;
    if (name === 'style' || name === 'script') skipped = name;
    else if (name === `/${skipped}`) skipped = null;
    if (skipped !== null) continue;
    if (name === 'table') {
      const layout = new TableLayout();
      tables.push(layout.rows);
      open.push({ layout, cell: null });
    } else if (name === '/table') {
      close(open.pop());
    } else if (name === 'tr') {
      close(table);
      table?.layout.beginRow();
    } else if (name === 'td' || name === 'th') {
      close(table);
      if (table) table.cell = { text: '', attributes };
    } else if (name === '/td' || name === '/th' || name === '/tr') close(table);
    else if (table?.cell && /^(?:br|p|\/p|div|\/div|li)$/.test(name)) table.cell.text += ' ';
  }
  while (open.length > 0) close(open.pop());
  return tables.filter((rows) => rows.some((cells) => cells.some((cell) => cell !== '')));
}
