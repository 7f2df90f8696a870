/** Cells that a workbook has joined: the value stands in the first of them and holds for all. */
export interface Merge {
  /** Counted from 0, the last row and column within. */
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const MERGE = /<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
/** A school's sheet joins some hundreds; a hostile one must not keep us. */
const MOST = 20_000;
/** Real ones never overlap; thousands over the whole sheet would be written out again and again. */
const MOST_FILLED = 4_000_000;

function columnOf(letters: string): number {
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

/** The joined cells of a sheet; they stand behind its rows. */
export function mergesIn(xml: Uint8Array): Merge[] {
  const text = new TextDecoder().decode(xml.subarray(endOfRows(xml)));
  const merges: Merge[] = [];
  for (const [, left = '', top = '', right = '', bottom = ''] of text.matchAll(MERGE)) {
    if (merges.length === MOST) break;
    merges.push({
      left: columnOf(left),
      top: Number(top) - 1,
      right: columnOf(right),
      bottom: Number(bottom) - 1,
    });
  }
  return merges;
}

const END = [...'</sheetData>'].map((letter) => letter.charCodeAt(0));

function endOfRows(xml: Uint8Array): number {
  for (let at = xml.length - END.length; at >= 0; at -= 1) {
    if (xml[at] === END[0] && END.every((byte, index) => xml[at + index] === byte)) return at;
  }
  return xml.length;
}

/** The rows with each joined cell's value in all of them; a title alone in its row stays one cell. */
export function fillMerged(
  rows: readonly (readonly string[])[],
  merges: readonly Merge[],
  first: number,
): readonly (readonly string[])[] {
  const joined = merges.filter(({ top }) => top >= first && top < rows.length);
  if (joined.length === 0) return rows;
  const filled = rows.map((cells) => [...cells]);
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  let fillable = MOST_FILLED;
  for (const { top, left, bottom, right } of joined) {
    const value = rows[top]?.[left] ?? '';
    if (value.trim() === '' || isAlone(rows[top] ?? [])) continue;
    const [last, end] = [Math.min(bottom, rows.length - 1), Math.min(right, width - 1)];
    fillable -= (last - top + 1) * (end - left + 1);
    if (fillable < 0) break;
    for (let row = top; row <= last; row += 1) {
      for (let at = left; at <= end; at += 1) {
        const cells = filled[row];
        if (!cells) continue;
        while (cells.length <= at) cells.push('');
        cells[at] = value;
      }
    }
  }
  return filled;
}

function isAlone(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length === 1;
}
