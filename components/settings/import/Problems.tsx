import type { FileProblem, ReadFile } from '../import-file';
import { counted } from './kind-words';

/** More than anybody reads one by one; the count says how many there are. */
export const SHOWN = 50;

function byReason(problems: readonly FileProblem[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { column, expected } of problems) {
    // What was found differs from row to row; what was expected says what is wrong.
    const reason = `${column === null ? '' : `${column}: `}expected ${expected.replace(/"[^"]*"|\d{4}-\d{2}-\d{2}|\d+/g, '…')}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

export function Problems({ read }: { read: ReadFile }) {
  const { problems, problemCount } = read;
  if (problemCount === 0) return null;
  const reasons = byReason(problems);
  const files = new Set(problems.map(({ file }) => file));
  return (
    <section class="block" aria-labelledby="al-problems">
      <h2 id="al-problems">{counted(problemCount, 'cell')} could not be read</h2>
      {reasons.length > 1 && problems.length > 5 && (
        <ul class="bullets small">
          {reasons.slice(0, 6).map(([reason, count]) => (
            <li key={reason}>
              {count.toLocaleString('en-GB')} × {reason}
            </li>
          ))}
        </ul>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Cells that could not be read">
        <table class="grid">
          <thead>
            <tr>
              {files.size > 1 && <th scope="col">Sheet</th>}
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Expected</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map((problem, at) => (
              <tr key={at}>
                {files.size > 1 && <td>{problem.file.split(', sheet ').at(-1)}</td>}
                <td class="fig">{problem.row ?? 'all'}</td>
                <td>{problem.column ?? ''}</td>
                <td>{problem.expected}</td>
                <td>{problem.found}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problemCount > SHOWN && (
        <p class="quiet small">
          The first {SHOWN} of {problemCount.toLocaleString('en-GB')} are shown.
        </p>
      )}
    </section>
  );
}

const WHY = { title: 'a title', total: 'a total', captions: 'the captions again' };

export function RowsLeftOut({ read }: { read: ReadFile }) {
  const { leftOut } = read;
  if (leftOut.length === 0) return null;
  return (
    <details class="block">
      <summary>{counted(leftOut.length, 'row')} left out: titles, totals or captions</summary>
      <ul class="bullets small">
        {leftOut.slice(0, SHOWN).map(({ row, why, text }) => (
          <li key={`${row} ${text}`}>
            Row {row}, {WHY[why]}: {text.slice(0, 80)}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function NotesUnread({ notes }: { notes: ReadFile['unread'] }) {
  if (notes.length === 0) return null;
  return (
    <section class="block" aria-labelledby="al-unread">
      <h2 id="al-unread">{counted(notes.length, 'note')} could not be read as something done</h2>
      <p class="quiet small">
        They are kept with the import in their own words, so that you can look them up and record
        them by hand.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Notes that could not be read">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Note</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {notes.slice(0, SHOWN).map(({ row, column, text, why }, at) => (
              <tr key={at}>
                <td class="fig">{row}</td>
                <td>{column}</td>
                <td>{text.length > 200 ? `${text.slice(0, 200)}…` : text}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.length > SHOWN && (
        <p class="quiet small">
          The first {SHOWN} of {notes.length.toLocaleString('en-GB')} are shown.
        </p>
      )}
    </section>
  );
}
