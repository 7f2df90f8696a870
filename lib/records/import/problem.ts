/** One thing wrong in a file, named so that a person finds the cell: `Pupils.csv, row 7, "Date of Birth"`. */
export interface ImportProblem {
  file: string;
  /** As a spreadsheet counts, the captions being row 1; null: the whole file. */
  row: number | null;
  column: string | null;
  expected: string;
  found: string;
}

const SHOWN = 40;

/** What stood in a cell, short and harmless to show. */
export function foundIn(cell: string): string {
  const text = cell.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if (text === '') return 'nothing';
  return text.length <= SHOWN ? `"${text}"` : `"${text.slice(0, SHOWN)}…"`;
}

export function sentenceOf(problem: ImportProblem): string {
  const place = [
    problem.file,
    problem.row === null ? null : `row ${problem.row}`,
    problem.column === null ? null : `column "${problem.column}"`,
  ].filter((part) => part !== null);
  return `${place.join(', ')}: expected ${problem.expected}, found ${problem.found}.`;
}

/** The file as a whole cannot be read. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(sentenceOf(problem));
    this.problem = problem;
  }
}
