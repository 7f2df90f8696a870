/**
 * A file is brought in by looking first: what it is and what each column was taken for, what could
 * not be read by row and column, what would change. Until the last button nothing is changed.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isPlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { NoLonger } from '@/lib/casework/context';
import type { ImportRequest } from '@/lib/messages/import-request';
import type { Ask, ImportPreview } from '@/lib/messages/protocol';
import { sentenceOf } from '@/components/register/desk';
import { Changes } from './import/Changes';
import { Chooser } from './import/Chooser';
import { Columns } from './import/Columns';
import { CompleteLists } from './import/CompleteLists';
import { Earlier, undoneWords } from './import/Earlier';
import { counted, KIND_NEEDS, KIND_WORDS, KINDS } from './import/kind-words';
import { NotesUnread, Problems, RowsLeftOut } from './import/Problems';
import { Questions } from './import/Questions';
import type {
  DateOrder,
  FileInHand,
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

type Step =
  | { at: 'file' }
  | {
      at: 'columns';
      file: OpenFile;
      kind: ImportKind;
      mapping: Record<string, string>;
      remembered: boolean;
    }
  | { at: 'done'; kind: ImportKind; result: ImportPreview & { at: number | null } };

interface Busy {
  words: string;
  /** 0 to 1; null: not known. */
  share: number | null;
  rows: number;
  canCancel: boolean;
}

function today() {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  if (!isPlainDate(date)) throw new RangeError('The clock of this computer shows no date.');
  return date;
}

export function ImportPage({ ask, parsers, tenant, school, onImported, onGo }: ImportPageProps) {
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [onePupil, setOnePupil] = useState<string | null>(null);
  const [autumn, setAutumn] = useState<number | null>(null);
  const [pupils, setPupils] = useState<readonly Pupil[]>([]);
  const [read, setRead] = useState<ReadFile | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [complete, setComplete] = useState<NoLonger[]>([]);
  const [leaveOut, setLeaveOut] = useState(false);
  const [undone, setUndone] = useState<string | null>(null);
  const turn = useRef(0);
  const inHand = useRef<FileInHand | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const began = useRef(false);

  useEffect(() => () => inHand.current?.stop(), []);

  // Where the button that was pressed went with its step, the heading of the next takes the focus.
  useLayoutEffect(() => {
    const page = heading.current?.ownerDocument;
    const isLost = page?.activeElement === page?.body;
    if (began.current && busy === null && isLost) heading.current?.focus();
    began.current = true;
  }, [step.at, busy === null]);

  function startAgain(): void {
    turn.current += 1;
    inHand.current?.stop();
    inHand.current = null;
    setStep({ at: 'file' });
    setTrouble(null);
    setRead(null);
    setPreview(null);
    setLeaveOut(false);
    setDateOrder(null);
    setOnePupil(null);
    setAutumn(null);
    setComplete([]);
    setUndone(null);
    setBusy(null);
  }

  /** Runs one thing at a time; an answer that comes after the next began is not looked at. */
  async function run(words: string, canCancel: boolean, work: (mine: number) => Promise<void>) {
    turn.current += 1;
    const mine = turn.current;
    setTrouble(null);
    setBusy({ words, share: null, rows: 0, canCancel });
    try {
      await work(mine);
    } catch (error) {
      if (mine === turn.current) setTrouble(messageOf(error));
    } finally {
      if (mine === turn.current) setBusy(null);
    }
  }

  const progressOf = (mine: number) => (share: number, rows: number) => {
    if (mine === turn.current) setBusy((before) => before && { ...before, share, rows });
  };

  /** A mapping a person set before for this shape of file, else what the columns look like. */
  async function columnsFor(file: OpenFile, kind: ImportKind): Promise<Step> {
    const columns = file.byKind[kind];
    const { mapping: before } = await ask('mapping/get', { tenant, kind, shape: columns.shape });
    const recalled = before && parsers.recall(kind, before, columns);
    const suggested = Object.fromEntries(
      columns.columns.map(({ key, field }) => [key, field ?? '']),
    );
    return {
      at: 'columns',
      file,
      kind,
      mapping: recalled ?? suggested,
      remembered: recalled !== null,
    };
  }

  function take(blob: Blob, name: string): Promise<void> {
    startAgain();
    return run('Reading the file…', true, async (mine) => {
      const file = parsers.newFile();
      inHand.current = file;
      const opened = await file.open(blob, name, progressOf(mine));
      const likeliest = opened.kinds[0]?.kind ?? 'pupils';
      // Nothing can be said about pupils before there is a list: then this is the list.
      const isFirst = (await ask('school/pupils', { tenant })).length === 0;
      const kind = likeliest === 'details' && isFirst ? 'pupils' : likeliest;
      const next = await columnsFor(opened, kind);
      if (mine === turn.current) setStep(next);
    });
  }

  function readAs(kind: ImportKind): Promise<void> {
    if (step.at !== 'columns') return Promise.resolve();
    const { file } = step;
    return run('Reading the file…', true, async (mine) => {
      const next = await columnsFor(file, kind);
      if (mine !== turn.current) return;
      setDateOrder(null);
      setOnePupil(null);
      setAutumn(null);
      setComplete([]);
      setLeaveOut(false);
      setStep(next);
    });
  }

  function look(): Promise<void> {
    const file = inHand.current;
    if (step.at !== 'columns' || !file) return Promise.resolve();
    const { kind, mapping, file: opened } = step;
    setPreview(null);
    setComplete([]);
    return run('Looking at what would change…', true, async (mine) => {
      const list = await ask('school/pupils', { tenant });
      const now = await file.read(
        { kind, mapping, tenant, pupils: list, dateOrder, onePupil, autumn, today: today() },
        progressOf(mine),
      );
      if (mine !== turn.current) return;
      setPupils(list);
      setRead(now);
      if (now.questions.length > 0) return;
      const wouldChange = await ask('import/preview', requestOf(kind, opened.name, now));
      if (mine === turn.current) setPreview(wouldChange);
    });
  }

  function requestOf(
    kind: ImportKind,
    file: string,
    now: ReadFile,
    complete: NoLonger[] = [],
  ): ImportRequest {
    const { pupils, contexts, marks, events, unread, strangers, tracker, calendar } = now;
    const said = {
      pupils,
      contexts,
      marks: marks ?? [],
      events,
      unread,
      strangers,
      tracker,
      calendar,
    };
    return { tenant, kind, file, ...said, ...(complete.length > 0 && { complete }) };
  }

  /** The file is read already; only what its silence means is another. */
  function sayComplete(next: NoLonger[]): Promise<void> {
    if (step.at !== 'columns' || !read) return Promise.resolve();
    const { kind, file } = step;
    setComplete(next);
    return run('Looking at what would change…', true, async (mine) => {
      const wouldChange = await ask('import/preview', requestOf(kind, file.name, read, next));
      if (mine === turn.current) setPreview(wouldChange);
    });
  }

  function bringIn(): Promise<void> {
    if (step.at !== 'columns' || !read) return Promise.resolve();
    const { kind, mapping, file } = step;
    return run('Bringing it in…', false, async (mine) => {
      const result = await ask('import/commit', requestOf(kind, file.name, read, complete));
      await ask('mapping/set', { tenant, kind, shape: file.byKind[kind].shape, mapping });
      onImported();
      if (mine !== turn.current) return;
      inHand.current?.stop();
      inHand.current = null;
      setStep({ at: 'done', kind, result });
      setRead(null);
      setPreview(null);
    });
  }

  function undo(at: number): Promise<void> {
    return run('Taking it back…', false, async (mine) => {
      const done = await ask('import/undo', { tenant, at });
      onImported();
      if (mine === turn.current) setUndone(undoneWords(done));
    });
  }

  const mapping = step.at === 'columns' ? step.mapping : null;
  useEffect(() => {
    if (mapping) void look();
  }, [mapping, dateOrder, onePupil, autumn]);

  const nothing =
    read !== null &&
    read.questions.length === 0 &&
    read.pupils.length +
      read.contexts.length +
      read.markCount +
      read.events.length +
      read.unread.length ===
      0 &&
    read.calendar === null;
  const nobody =
    read && step.at === 'columns' ? strangersIn(read, step.kind, pupils, school) : null;
  const isLeftOut = (read?.problemCount ?? 0) > 0 && !leaveOut;

  return (
    <>
      <h1 ref={step.at === 'file' ? heading : null} tabIndex={-1}>
        Import
      </h1>
      <p class="quiet">
        Into <b>{school}</b>. Everything stays on this computer; nothing changes until the last
        button, and every import can be undone.
      </p>

      {step.at === 'file' && busy === null && (
        <>
          <Chooser onTake={(blob, name) => void take(blob, name)} />
          <details class="block">
            <summary>What can be brought in</summary>
            <ul class="bullets small">
              {KINDS.map((kind) => (
                <li key={kind}>
                  <b>{KIND_WORDS[kind]}</b>: {KIND_NEEDS[kind]}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}

      {busy !== null && (
        <div class="block">
          <p role="status">
            {busy.words}
            {busy.rows > 0 && ` ${counted(busy.rows, 'row')}`}
          </p>
          {busy.share !== null && busy.share < 1 ? (
            <progress max={1} value={busy.share} aria-label={busy.words} />
          ) : (
            <div class="bar" aria-hidden="true" />
          )}
          {busy.canCancel && (
            <p class="acts">
              <button type="button" class="btn" onClick={startAgain}>
                Cancel
              </button>
            </p>
          )}
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
          <Columns
            file={step.file}
            kind={step.kind}
            mapping={step.mapping}
            remembered={step.remembered}
            fields={parsers.fields(step.kind)}
            heading={heading}
            onKind={(kind) => void readAs(kind)}
            onMap={(key, field) => setStep({ ...step, mapping: { ...step.mapping, [key]: field } })}
          />
          {read && (
            <>
              <Questions
                questions={read.questions}
                pupils={pupils}
                dateOrder={dateOrder}
                onePupil={onePupil}
                autumn={autumn}
                onAutumn={setAutumn}
                onDateOrder={setDateOrder}
                onPupil={(id) => setOnePupil(id === '' ? null : id)}
              />
              {nobody !== null && <p class="note today block">{nobody}</p>}
              <Problems read={read} />
              <NotesUnread notes={read.unread} />
              <RowsLeftOut read={read} />
            </>
          )}

          {nothing && !busy && (
            <p class="note today block">
              Nothing could be read with these columns. Set what each column is above, or read it as
              something else.
            </p>
          )}

          {preview && !nothing && (
            <section class="block" aria-labelledby="al-would">
              <h2 id="al-would">What would change</h2>
              <Changes
                preview={preview}
                kind={step.kind}
                {...(read && { matching: read.matching })}
              />
              {read && (
                <CompleteLists
                  missing={preview.missing}
                  unmatched={
                    step.kind === 'details' ? read.matching.unknown + read.matching.ambiguous : 0
                  }
                  complete={complete}
                  onComplete={(next) => void sayComplete(next)}
                />
              )}
              {read && read.blank > 0 && (
                <p class="quiet small">
                  {read.blank.toLocaleString('en-GB')} cells without a mark are left out, never
                  taken for present.
                </p>
              )}
              {read && read.problemCount > 0 && (
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
              disabled={busy !== null || preview === null || nothing || isLeftOut}
              onClick={() => void bringIn()}
            >
              Import
            </button>
            <button type="button" class="btn" onClick={startAgain}>
              Another file
            </button>
          </p>
        </>
      )}

      {step.at === 'done' && (
        <section class="block" role="status">
          <h2 ref={heading} tabIndex={-1}>
            {step.result.at === null ? 'Nothing new in it' : 'Brought in'}
          </h2>
          {undone === null ? <Changes preview={step.result} kind={step.kind} /> : <p>{undone}</p>}
          <p class="acts">
            <button type="button" class="btn main" onClick={startAgain}>
              {step.kind === 'pupils' && undone === null ? 'Now the marks' : 'Another file'}
            </button>
            <button type="button" class="btn" onClick={() => onGo('calls')}>
              See the calls
            </button>
            {step.result.at !== null && undone === null && (
              <button
                type="button"
                class="btn"
                disabled={busy !== null}
                onClick={() => step.result.at !== null && void undo(step.result.at)}
              >
                Undo this import
              </button>
            )}
          </p>
        </section>
      )}
      {step.at === 'file' && busy === null && (
        <Earlier ask={ask} tenant={tenant} onUndone={onImported} />
      )}
    </>
  );
}

/** The commonest mistake: the file of another school, or marks before the list. */
function strangersIn(
  { matching, questions }: ReadFile,
  kind: ImportKind,
  list: readonly Pupil[],
  school: string,
): string | null {
  if (kind === 'pupils' || kind === 'calendar' || questions.length > 0) return null;
  if (list.length === 0) return `${school} has no pupils here yet: bring in the pupil list first.`;
  const { matched, unknown } = matching;
  if (matched > 0 || unknown === 0) return null;
  return unknown === 1
    ? `The pupil in this file is not on the list of ${school}.`
    : `None of the ${unknown.toLocaleString('en-GB')} pupils in this file is on the list of ${school}. Is it another school’s?`;
}

/** Parsers say what is wrong in words fit to be shown. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'sentence' in error) return sentenceOf(error);
  return error instanceof Error && error.message ? error.message : sentenceOf(error);
}
