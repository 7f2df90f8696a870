/**
 * Excel workbooks as sheets of text. What a file unpacks to and how far its cells lie apart is
 * measured before anything is inflated or laid out, as both can be made to fill the memory.
 *
 * The entries are handed to the reader stored, not deflated: it would inflate large ones in workers
 * made from text, which the policy of our pages forbids (`script-src 'self'`).
 */
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { mergesIn, type Merge } from './merges';
import { ImportRefused } from './problem';
import { storedZip } from './stored-zip';
import { zipEntries } from './zip-directory';

export interface Sheet {
  name: string;
  rows: string[][];
  merges: Merge[];
  /** Hidden by whoever made the workbook: named, and not read. */
  isHidden: boolean;
}

/** A school of 2,000 with a column for each session of two years is 60 MB of XML. */
const MOST_UNPACKED = 160_000_000;
/** Deflate packs a sheet of real cells ten to thirty times; a file of zeros a thousand times. */
const MOST_RATIO = 200;
const RATIO_FROM = 10_000_000;
const MOST_CELLS = 6_000_000;

const isWanted = (name: string) => name.endsWith('.xml') || name.endsWith('.xml.rels');
const isSheet = (name: string) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

/** @throws ImportRefused for anything that is no workbook, or one too large to be a school's. */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  const refuse = (expected: string, found: string) =>
    new ImportRefused({ file, row: null, column: null, expected, found });
  const entries = zipEntries(bytes);
  if (!entries) throw refuse('an Excel workbook', 'one that is cut off; save or send it again');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    const isOpenDocument = entries.some(({ name }) => name === 'content.xml');
    throw refuse(
      'an Excel workbook (.xlsx) or a CSV file',
      isOpenDocument ? 'an OpenDocument file; save it as .xlsx first' : 'another kind of zip file',
    );
  }
  if (entries.some(({ isEncrypted }) => isEncrypted)) {
    throw refuse('a workbook without a password', 'a protected one');
  }
  const wanted = entries.filter(({ name }) => isWanted(name));
  const unpacked = wanted.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isBomb = wanted.some(
    (entry) => entry.unpacked > RATIO_FROM && entry.unpacked > entry.packed * MOST_RATIO,
  );
  if (unpacked > MOST_UNPACKED || isBomb) {
    const size = `${Math.round(unpacked / 1_000_000).toLocaleString('en-GB')} MB`;
    throw refuse('a workbook of a school’s size', `one that unpacks to ${size}; nothing was read`);
  }
  const broken = () => refuse('an Excel workbook', 'one that is damaged; save or send it again');
  let stored: ArrayBuffer;
  let about: Map<string, SheetAbout>;
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
    for (const [name, xml] of Object.entries(files)) {
      if (isSheet(name) && extentOf(xml) > MOST_CELLS) {
        throw refuse('a sheet of a school’s size', 'cells that lie millions of cells apart');
      }
    }
    about = sheetsAbout(files);
    stored = storedZip(files);
  } catch (error) {
    throw error instanceof ImportRefused ? error : broken();
  }
  try {
    const sheets = await readXlsx(stored, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      merges: about.get(sheet)?.merges ?? [],
      isHidden: about.get(sheet)?.isHidden ?? false,
      rows: data.map((row) => row.map(textOf)),
    }));
  } catch {
    throw broken();
  }
}

type SheetAbout = Pick<Sheet, 'merges' | 'isHidden'>;

/** What the reader of cells does not tell: which sheets are hidden, and which cells are joined. */
function sheetsAbout(files: Record<string, Uint8Array>): Map<string, SheetAbout> {
  const text = (name: string) => new TextDecoder().decode(files[name] ?? new Uint8Array());
  const targets = new Map<string, string>();
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)) {
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'));
  }
  const about = new Map<string, SheetAbout>();
  for (const [tag] of text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)) {
    const xml = files[targets.get(attribute(tag, 'r:id')) ?? ''];
    about.set(attribute(tag, 'name'), {
      merges: xml ? mergesIn(xml) : [],
      isHidden: /hidden/i.test(attribute(tag, 'state')),
    });
  }
  return about;
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Cells are given the type of the date's constructor by the library; they are dates. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return dateText(cell);
  return String(cell);
}

/** Excel's dates have no time zone; the reader gives them at that time of UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 5)}`;
}

const [LESS, LETTER_C, SPACE, LETTER_R, EQUALS, QUOTE] = [0x3c, 0x63, 0x20, 0x72, 0x3d, 0x22];
const [SLASH, GREATER, LETTER_A, LETTER_Z, ZERO, NINE] = [0x2f, 0x3e, 0x41, 0x5a, 0x30, 0x39];

/** Rows times columns that the cells with something in them span: a pass over the bytes. */
function extentOf(xml: Uint8Array): number {
  let rows = 0;
  let columns = 0;
  for (let at = 0; at < xml.length; at += 1) {
    if (xml[at] !== LESS || xml[at + 1] !== LETTER_C || xml[at + 2] !== SPACE) continue;
    let row = 0;
    let column = 0;
    let before = LESS;
    for (at += 2; at < xml.length && xml[at] !== GREATER; at += 1) {
      const isPlace =
        xml[at - 1] === SPACE &&
        xml[at] === LETTER_R &&
        xml[at + 1] === EQUALS &&
        xml[at + 2] === QUOTE;
      if (isPlace) {
        for (at += 3; at < xml.length && xml[at] !== QUOTE; at += 1) {
          const letter = xml[at] ?? 0;
          if (letter >= LETTER_A && letter <= LETTER_Z)
            column = column * 26 + letter - LETTER_A + 1;
          else if (letter >= ZERO && letter <= NINE) row = row * 10 + letter - ZERO;
        }
      }
      before = xml[at] ?? 0;
    }
    // A cell that closes at once has a style and nothing in it.
    if (before === SLASH) continue;
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return rows * columns;
}
