/**
 * A file is brought in by looking first: what each column was taken for, what could not be read by
 * row and column, what would change. Until the last button nothing is changed.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ask, ImportPreview } from '@/lib/messages/protocol';
import { sentenceOf } from '@/components/register/desk';
import { fieldWords } from './field-words';
import type {
  DateOrder,
  FileProblem,
  ImportKind,
  ImportParsers,
  OpenFile,
  ReadFile,
} from './import-file';

export interface ImportPageProps {
  ask: Ask;
  parsers: ImportParsers;
  tenant: string;
  /** The school's name; the first part of its Arbor address where no name is known. */
  school: string;
  /** After an import: figures elsewhere on the page are read again. */
  onImported(): void;
  onGo(page: string): void;
}

const KINDS: Record<ImportKind, { name: string; needs: string }> = {
  pupils: {
    name: 'Pupil list',
    needs:
      'One row for each pupil: name or first and last name, form, and best of all the Arbor student id or UPN. Worker, plan, contacts and family where you have them.',
  },
  marks: {
    name: 'Marks',
    needs:
      'One row for each mark (pupil, date, session, mark), or one row for each pupil with a column for each session.',
  },
};

/** More than anybody reads one by one; the count says how many there are. */
const SHOWN = 50;

type Step =
  | { at: 'file' }
  | { at: 'columns'; file: OpenFile; mapping: Record<string, string>; remembered: boolean }
  | { at: 'done'; result: ImportPreview };

/** Lets the browser paint before a long read. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve, 0);
    });
  });
}

function Problems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="block" aria-labelledby="al-problems">
      <h2 id="al-problems">
        {problems.length === 1 ? '1 cell' : `${problems.length.toLocaleString('en-GB')} cells`}{' '}
        could not be read
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Cells that could not be read">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Expected</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map((problem, at) => (
              <tr key={at}>
                <td class="fig">{problem.row ?? 'all'}</td>
                <td>{problem.column ?? ''}</td>
                <td>{problem.expected}</td>
                <td>{problem.found}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && (
        <p class="quiet small">
          The first {SHOWN} of {problems.length.toLocaleString('en-GB')} are shown.
        </p>
      )}
    </section>
  );
}

function Changes({ preview, kind }: { preview: ImportPreview; kind: ImportKind }) {
  const { pupils, marks, refused } = preview;
  const count = (n: number) => n.toLocaleString('en-GB');
  return (
    <>
      <dl class="sums">
        {kind === 'pupils' ? (
          <>
            <div>
              <dt>New pupils</dt>
              <dd class="fig">{count(pupils.added)}</dd>
            </div>
            <div>
              <dt>Changed</dt>
              <dd class="fig">{count(pupils.changed)}</dd>
            </div>
            <div>
              <dt>As before</dt>
              <dd class="fig">{count(pupils.same)}</dd>
            </div>
          </>
        ) : (
          <>
            <div>
              <dt>New marks</dt>
              <dd class="fig">{count(marks.added)}</dd>
            </div>
            <div>
              <dt>Changed</dt>
              <dd class="fig">{count(marks.changedCount)}</dd>
            </div>
            <div>
              <dt>As before</dt>
              <dd class="fig">{count(marks.same)}</dd>
            </div>
          </>
        )}
      </dl>
      {marks.changed.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Marks that change">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Session</th>
                <th scope="col">Was</th>
                <th scope="col">Becomes</th>
              </tr>
            </thead>
            <tbody>
              {marks.changed.slice(0, SHOWN).map((change) => (
                <tr key={`${change.pupil} ${change.date} ${change.session}`}>
                  <td>{change.pupil}</td>
                  <td class="fig">
                    {change.date} {change.session}
                  </td>
                  <td class="code">{change.from}</td>
                  <td class="code">{change.to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {refused.length > 0 && (
        <ul class="note today">
          {refused.slice(0, SHOWN).map(({ row, column, why }, at) => (
            <li key={at}>
              {[row === null ? null : `Row ${row}`, column].filter(Boolean).join(', ')}
              {(row !== null || column !== null) && ': '}
              {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function ImportPage({ ask, parsers, tenant, school, onImported, onGo }: ImportPageProps) {
  const [kind, setKind] = useState<ImportKind>('pupils');
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [read, setRead] = useState<ReadFile | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [leaveOut, setLeaveOut] = useState(false);
  const [over, setOver] = useState(false);
  const turn = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const began = useRef(false);

  // Where the button that was pressed went with its step, the heading of the next takes the focus.
  useLayoutEffect(() => {
    const page = heading.current?.ownerDocument;
    if (began.current && page?.activeElement === page?.body) heading.current?.focus();
    began.current = true;
  }, [step.at]);

  function startAgain(next: ImportKind = kind): void {
    turn.current += 1;
    setKind(next);
    setStep({ at: 'file' });
    setTrouble(null);
    setRead(null);
    setPreview(null);
    setLeaveOut(false);
    setDateOrder(null);
    setBusy(null);
  }

  async function take(bytes: Uint8Array, name: string): Promise<void> {
    startAgain();
    const mine = turn.current;
    setBusy('Reading the file…');
    await painted();
    try {
      const file = parsers.open(kind, bytes, name);
      const { mapping: before } = await ask('mapping/get', { tenant, kind });
      if (mine !== turn.current) return;
      const recalled = before && file.recall(before);
      const suggested = Object.fromEntries(
        file.columns.map(({ key, field }) => [key, field ?? '']),
      );
      setStep({
        at: 'columns',
        file,
        mapping: recalled ?? suggested,
        remembered: recalled !== null,
      });
    } catch (error) {
      if (mine === turn.current) setTrouble(messageOf(error));
    } finally {
      if (mine === turn.current) setBusy(null);
    }
  }

  async function look(): Promise<void> {
    if (step.at !== 'columns') return;
    turn.current += 1;
    const mine = turn.current;
    setBusy('Looking at what would change…');
    setTrouble(null);
    setPreview(null);
    await painted();
    try {
      const pupils = await ask('school/pupils', { tenant });
      const now = step.file.read(step.mapping, { tenant, pupils, dateOrder });
      if (mine !== turn.current) return;
      setRead(now);
      if (now.questions.length > 0) return;
      const wouldChange = await ask('import/preview', requestOf(step.file, now));
      if (mine === turn.current) setPreview(wouldChange);
    } catch (error) {
      if (mine === turn.current) setTrouble(messageOf(error));
    } finally {
      if (mine === turn.current) setBusy(null);
    }
  }

  function requestOf(file: OpenFile, now: ReadFile) {
    const { pupils, contexts, marks } = now;
    return { tenant, kind, file: file.name, pupils, contexts, marks };
  }

  async function bringIn(): Promise<void> {
    if (step.at !== 'columns' || !read) return;
    setBusy('Bringing it in…');
    setTrouble(null);
    try {
      const result = await ask('import/commit', requestOf(step.file, read));
      await ask('mapping/set', { tenant, kind, mapping: step.mapping });
      setStep({ at: 'done', result });
      setRead(null);
      setPreview(null);
      onImported();
    } catch (error) {
      setTrouble(messageOf(error));
    } finally {
      setBusy(null);
    }
  }

  const mapping = step.at === 'columns' ? step.mapping : null;
  useEffect(() => {
    if (mapping) void look();
  }, [mapping, dateOrder]);

  const nothing =
    read !== null &&
    read.pupils.length === 0 &&
    read.marks.length === 0 &&
    read.questions.length === 0;

  return (
    <>
      <h1 ref={step.at === 'file' ? heading : null} tabIndex={-1}>
        Import
      </h1>
      <p class="quiet">
        Into <b>{school}</b>. Everything stays on this computer; nothing changes until the last
        button.
      </p>
      <fieldset class="choice">
        <legend>What is it?</legend>
        {(['pupils', 'marks'] as const).map((each) => (
          <label key={each} class="tick">
            <input
              type="radio"
              name="kind"
              value={each}
              checked={kind === each}
              onChange={() => startAgain(each)}
            />
            {KINDS[each].name}
          </label>
        ))}
      </fieldset>
      <p class="quiet small">{KINDS[kind].needs}</p>

      {step.at === 'file' && (
        <Chooser over={over} onOver={setOver} onTake={(b, n) => void take(b, n)} />
      )}

      {busy !== null && (
        <div role="status" class="block">
          <p>{busy}</p>
          <div class="bar" aria-hidden="true" />
        </div>
      )}
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <p class="small">Nothing was changed.</p>
        </div>
      )}

      {step.at === 'columns' && (
        <>
          <section class="block" aria-labelledby="al-columns">
            <h2 id="al-columns" ref={heading} tabIndex={-1}>
              {step.file.name}: {step.file.rows.toLocaleString('en-GB')} rows
            </h2>
            {step.remembered && (
              <p class="quiet small">The columns are taken as they were last time.</p>
            )}
            {step.file.gridColumns > 0 && (
              <p class="quiet small">
                {step.file.gridColumns} columns are sessions with their marks.
              </p>
            )}
            <div class="scroll" tabIndex={0} role="region" aria-label="Columns">
              <table class="grid">
                <thead>
                  <tr>
                    <th scope="col">Column in the file</th>
                    <th scope="col">First cells</th>
                    <th scope="col">Taken for</th>
                    <th scope="col">
                      <span class="sr">Certainty</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {step.file.columns.map((column) => (
                    <tr key={column.key}>
                      <th scope="row">{column.caption || '(no caption)'}</th>
                      <td class="quiet">{column.sample.join(' · ')}</td>
                      <td>
                        <select
                          aria-label={`${column.caption || 'Column without caption'} is taken for`}
                          value={step.mapping[column.key] ?? ''}
                          onChange={({ currentTarget }) =>
                            setStep({
                              ...step,
                              mapping: { ...step.mapping, [column.key]: currentTarget.value },
                            })
                          }
                        >
                          <option value="">Not used</option>
                          {parsers.fields(kind).map((field) => (
                            <option key={field} value={field}>
                              {fieldWords(field)}
                            </option>
                          ))}
                        </select>
                      </td>
                      <td>
                        {!step.remembered &&
                          column.field !== null &&
                          step.mapping[column.key] === column.field &&
                          !column.sure && <span class="label">Please check</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>

          {read && read.questions.length > 0 && (
            <div class="note today block">
              <fieldset class="choice">
                <legend>
                  Which way round are the dates? {read.questions[0]?.column}:{' '}
                  {read.questions[0]?.example}
                </legend>
                {(['day-first', 'month-first'] as const).map((order) => (
                  <label key={order} class="tick">
                    <input
                      type="radio"
                      name="order"
                      checked={dateOrder === order}
                      onChange={() => setDateOrder(order)}
                    />
                    {order === 'day-first' ? 'Day first (as in Britain)' : 'Month first'}
                  </label>
                ))}
              </fieldset>
            </div>
          )}

          {read && <Problems problems={read.problems} />}

          {nothing && !busy && (
            <p class="note today block">
              No {kind === 'pupils' ? 'pupil' : 'mark'} could be read with these columns. Set what
              each column is above.
            </p>
          )}

          {preview && !nothing && (
            <section class="block" aria-labelledby="al-would">
              <h2 id="al-would">What would change</h2>
              <Changes preview={preview} kind={kind} />
              {read && read.blank > 0 && (
                <p class="quiet small">
                  {read.blank.toLocaleString('en-GB')} cells without a mark are left out, never
                  taken for present.
                </p>
              )}
              {read && read.problems.length > 0 && (
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={leaveOut}
                    onChange={({ currentTarget }) => setLeaveOut(currentTarget.checked)}
                  />
                  Leave out what could not be read, and bring in the rest
                </label>
              )}
            </section>
          )}
          <p class="acts block">
            <button
              type="button"
              class="btn main"
              disabled={
                busy !== null ||
                preview === null ||
                nothing ||
                ((read?.problems.length ?? 0) > 0 && !leaveOut)
              }
              onClick={() => void bringIn()}
            >
              Import
            </button>
            <button type="button" class="btn" onClick={() => startAgain()}>
              Another file
            </button>
          </p>
        </>
      )}

      {step.at === 'done' && (
        <section class="block" role="status">
          <h2 ref={heading} tabIndex={-1}>
            Brought in
          </h2>
          <Changes preview={step.result} kind={kind} />
          <p class="quiet small">
            To take a change back, bring in the earlier file again: a later import corrects an
            earlier one, and both stay in the record.
          </p>
          <p class="acts">
            {kind === 'pupils' && (
              <button type="button" class="btn main" onClick={() => startAgain('marks')}>
                Now the marks
              </button>
            )}
            <button
              type="button"
              class={kind === 'pupils' ? 'btn' : 'btn main'}
              onClick={() => onGo('calls')}
            >
              See the calls
            </button>
          </p>
        </section>
      )}
    </>
  );
}

/** Parsers say what is wrong in words fit to be shown. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'sentence' in error) return sentenceOf(error);
  return error instanceof Error && error.message ? error.message : sentenceOf(error);
}

interface ChooserProps {
  over: boolean;
  onOver(over: boolean): void;
  onTake(bytes: Uint8Array, name: string): void;
}

function Chooser({ over, onOver, onTake }: ChooserProps) {
  const [pasted, setPasted] = useState('');
  async function takeFile(file: File | undefined): Promise<void> {
    if (file) onTake(new Uint8Array(await file.arrayBuffer()), file.name);
  }
  return (
    <div class="block two-ways">
      <div
        class={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          onOver(true);
        }}
        onDragLeave={() => onOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          onOver(false);
          void takeFile(event.dataTransfer?.files[0]);
        }}
      >
        <label class="field">
          <span>Choose a CSV file, or drop one here</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={({ currentTarget }) => void takeFile(currentTarget.files?.[0])}
          />
        </label>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.trim()) onTake(new TextEncoder().encode(pasted), 'Pasted table');
        }}
      >
        <label class="field">
          <span>Or paste a table</span>
          <textarea
            rows={4}
            spellcheck={false}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
        </label>
        <button type="submit" class="btn" disabled={pasted.trim() === ''}>
          Read it
        </button>
      </form>
    </div>
  );
}
