/** A live feed saved as a file: a list of records, each with the same captions (arbor.md 4.2). */
export function isRecords(text: string): boolean {
  return /^\s*(?:\[\s*\{|\{\s*"(?:data|items|results)"\s*:\s*\[)/.test(text.slice(0, 2000));
}

/** The captions, and a row for each record; null: not such a list, or one that is cut off. */
export function rowsOfRecords(text: string): string[][] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : listIn(value);
  if (!list) return null;
  const captions: string[] = [];
  const at = new Map<string, number>();
  const rows = list.flatMap((record: unknown) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return [];
    const cells: string[] = [];
    for (const [caption, cell] of Object.entries(record)) {
      let place = at.get(caption);
      if (place === undefined) {
        place = captions.push(caption) - 1;
        at.set(caption, place);
      }
      cells[place] = textOf(cell);
    }
    return [cells];
  });
  return [captions, ...rows.map((cells) => captions.map((_, place) => cells[place] ?? ''))];
}

function listIn(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).find((part): part is unknown[] => Array.isArray(part)) ?? null;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.map(textOf).join('; ');
  return typeof cell === 'object' ? '' : String(cell);
}
