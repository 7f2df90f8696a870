/**
 * A workbook of plain tables: ECMA-376 with text, numbers and dates, and nothing that could run.
 * Written here because write-excel-file compresses a sheet above 160 KB in a worker made of a blob
 * (fflate's `zip`), which the content security policy of our pages does not allow.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { dayNumber, plainDateOf } from '@/lib/attendance/plain-date';
import type { Cell, Sheet } from './sheet';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A spreadsheet counts days from here, as if 1900 had been a leap year. */
const DAY_ZERO = dayNumber(plainDateOf('1899-12-30'));
/** What a spreadsheet takes into one cell. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … (cut: the CSV file has it whole)';

/** Places in `cellXfs` below. */
const STYLE = { plain: 0, caption: 1, date: 2, text: 3, above: 4 } as const;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF0"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" applyNumberFormat="1"><alignment vertical="top" horizontal="left"/></xf><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1"><alignment horizontal="center"/></xf></cellXfs></styleSheet>`;

/** Characters that XML 1.0 cannot hold (2.2), and halves of a pair. */
const NOT_IN_XML =
  // oxlint-disable-next-line no-control-regex -- XML 1.0, production 2: these cannot stand in a file.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function xml(text: string): string {
  return (
    text
      .replace(NOT_IN_XML, '\uFFFD')
      // Excel reads `_x000D_` as the character of that number.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  );
}

function fitting(text: string): string {
  return text.length <= MOST_CHARACTERS
    ? text
    : `${text.slice(0, MOST_CHARACTERS - CUT.length)}${CUT}`;
}

/** `A`, `Z`, `AA` */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function cellXml(cell: Cell, place: string, style: number = STYLE.text): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.plain}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') {
    return `<c r="${place}" s="${STYLE.date}"><v>${dayNumber(cell.date) - DAY_ZERO}</v></c>`;
  }
  const text = xml(fitting(cell));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function rowXml(cells: readonly Cell[], row: number, style?: number): string {
  const written = cells.map((cell, at) => cellXml(cell, `${letters(at)}${row}`, style));
  return `<row r="${row}">${written.join('')}</row>`;
}

function sheetXml({ columns, rows, above = [] }: Sheet): string {
  const heads = above.length > 0 ? 2 : 1;
  const merges: string[] = [];
  const names: Cell[] = [];
  for (const { name, columns: width } of above) {
    if (width > 1) merges.push(`${letters(names.length)}1:${letters(names.length + width - 1)}1`);
    names.push(name, ...Array.from({ length: width - 1 }, () => null));
  }
  const lines = [
    ...(heads === 2 ? [rowXml(names, 1, STYLE.above)] : []),
    rowXml(
      columns.map(({ caption }) => caption),
      heads,
      STYLE.caption,
    ),
    ...rows.map((row, index) => rowXml(row, heads + 1 + index)),
  ];
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const last = `${letters(columns.length - 1)}${heads + rows.length}`;
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A${heads}:${last}"/>${merged}</worksheet>`;
}

/** Excel takes 31 characters, and none of these. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

export function xlsxOf(sheets: readonly Sheet[], madeAt: string): Uint8Array<ArrayBuffer> {
  const each = <T>(make: (sheet: Sheet, number: number) => T) =>
    sheets.map((sheet, index) => make(sheet, index + 1));
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${each(
        (_sheet, n) =>
          `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
      ).join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(
        ({ name }, n) => `<sheet name="${xml(sheetName(name))}" sheetId="${n}" r:id="rId${n}"/>`,
      ).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}">${each(
        (_sheet, n) =>
          `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
      ).join(
        '',
      )}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(STYLES),
  };
  each((sheet, n) => {
    files[`xl/worksheets/sheet${n}.xml`] = strToU8(sheetXml(sheet));
  });
  return new Uint8Array(zipSync(files, { mtime: new Date(madeAt) }));
}
