/** All of a school in one file, and back: on this computer or another. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataDesk, RestorePlan } from '@/lib/messages/data-work';
import type { Settings } from '@/lib/messages/views';
import { BusyLine } from './BusyLine';
import { dayWords, tableWords } from './table-words';
import { useDataWork } from './useDataWork';

export interface BackupPageProps {
  data: DataDesk;
  /** Null: no school yet, so that a backup can be restored only. */
  tenant: string | null;
  school: string;
  settings: Settings;
  onSave(name: string, bytes: Uint8Array<ArrayBuffer>): void;
  onRestored(tenant: string): void;
  onGo(page: string, tenant: string): void;
}

/** Below this a list of leaked passphrases finds it in an afternoon. */
const SHORTEST = 12;

const number = (n: number) => n.toLocaleString('en-GB');

function Save({ data, tenant, school, onSave }: BackupPageProps & { tenant: string }) {
  const [locked, setLocked] = useState(false);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null);
  const { busy, run } = useDataWork(data);

  async function save(): Promise<void> {
    setSaid(null);
    if (locked && first.length < SHORTEST) {
      setWrong(`At least ${SHORTEST} characters: four words that do not belong together.`);
      return;
    }
    if (locked && first !== second) {
      setWrong('The two are not the same.');
      return;
    }
    setWrong(null);
    const asked = { tenant, passphrase: locked ? first : null };
    const outcome = await run('backup', asked, 'Making the backup');
    if (outcome === null) return;
    if (outcome.kind === 'refused') {
      setSaid({ words: outcome.sentence, bad: true });
      return;
    }
    const { name, bytes, rows } = outcome.answer;
    onSave(name, bytes);
    setFirst('');
    setSecond('');
    setSaid({
      words: `Saved ${name}: ${number(rows)} rows, each table with its checksum.`,
      bad: false,
    });
  }

  return (
    <section class="card block" aria-labelledby="al-save">
      <h2 id="al-save">Save a backup</h2>
      <p>
        All that is held of {school}: pupils, contacts and workers, marks and their trail, records,
        rules, term dates. One file, which can also be read without Alongside.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="tick">
          <input
            type="checkbox"
            checked={locked}
            onChange={({ currentTarget }) => setLocked(currentTarget.checked)}
          />
          Lock it with a passphrase
        </label>
        {locked && (
          <>
            <p class="quiet small indent">
              Without it nobody can open the file, and nobody can recover it. Write it down where
              the school keeps such things.
            </p>
            {(
              [
                ['Passphrase', first, setFirst],
                ['The same again', second, setSecond],
              ] as const
            ).map(([label, value, set]) => (
              <label key={label} class="field">
                <span>{label}</span>
                <input
                  type="password"
                  autocomplete="new-password"
                  value={value}
                  aria-invalid={wrong !== null}
                  aria-describedby={wrong === null ? undefined : 'al-passphrase-wrong'}
                  onInput={({ currentTarget }) => {
                    set(currentTarget.value);
                    setWrong(null);
                  }}
                />
              </label>
            ))}
            {wrong !== null && (
              <p id="al-passphrase-wrong" role="alert" class="error">
                {wrong}
              </p>
            )}
          </>
        )}
        {!locked && (
          <p class="quiet small indent">
            Otherwise whoever has the file can read it. It holds safeguarding details.
          </p>
        )}
        <p class="acts">
          <button type="submit" class="btn main" disabled={busy !== null}>
            Save a backup
          </button>
        </p>
      </form>
      <BusyLine busy={busy} />
      {said && (
        <p role={said.bad ? 'alert' : 'status'} class={`note block ${said.bad ? 'now' : ''}`}>
          {said.words}
        </p>
      )}
    </section>
  );
}

interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

type Step =
  | { at: 'choose'; trouble: string | null }
  | { at: 'locked'; file: ChosenFile; trouble: string | null }
  | {
      at: 'preview';
      file: ChosenFile;
      passphrase: string | null;
      plan: RestorePlan;
      trouble: string | null;
    }
  | { at: 'done'; plan: RestorePlan };

function Changes({ plan }: { plan: RestorePlan }) {
  const rows = plan.tables.filter(({ inFile }) => inFile > 0);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What the backup holds">
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">In the file</th>
            <th scope="col">New here</th>
            {plan.joins && <th scope="col">Joined</th>}
            {plan.joins && <th scope="col">As here</th>}
            {plan.joins && <th scope="col">Differs, the one here stays</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ table, inFile, added, joined, same, kept }) => (
            <tr key={table}>
              <th scope="row">{tableWords(table)}</th>
              <td class="fig">{number(inFile)}</td>
              <td class="fig">{number(added)}</td>
              {plan.joins && <td class="fig">{number(joined)}</td>}
              {plan.joins && <td class="fig">{number(same)}</td>}
              {plan.joins && <td class="fig">{number(kept)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function momentWords(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? instant
    : `${dayWords(instant)}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

function Restore({ data, onRestored, onGo }: BackupPageProps) {
  const [step, setStep] = useState<Step>({ at: 'choose', trouble: null });
  const [over, setOver] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const { busy, run } = useDataWork(data);
  const heading = useRef<HTMLHeadingElement>(null);

  // What comes next is read out: the focus goes to its heading, not back to the top of the page.
  useEffect(() => {
    if (step.at !== 'choose') heading.current?.focus();
  }, [step.at]);

  async function look(file: ChosenFile, given: string | null): Promise<void> {
    const asked = { bytes: file.bytes, passphrase: given };
    const outcome = await run('inspect', asked, `Looking at ${file.name}`);
    if (outcome === null) setStep({ at: 'choose', trouble: null });
    else if (outcome.kind === 'done') {
      setStep({ at: 'preview', file, passphrase: given, plan: outcome.answer, trouble: null });
    } else if (outcome.code === 'needs-passphrase') {
      setStep({ at: 'locked', file, trouble: null });
    } else if (outcome.code === 'wrong-passphrase') {
      setStep({ at: 'locked', file, trouble: outcome.sentence });
    } else {
      setStep({ at: 'choose', trouble: `${file.name}: ${outcome.sentence}` });
    }
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setPassphrase('');
    await look({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, null);
  }

  async function restore(from: Extract<Step, { at: 'preview' }>): Promise<void> {
    const asked = { bytes: from.file.bytes, passphrase: from.passphrase };
    const outcome = await run('restore', asked, 'Restoring');
    if (outcome === null) setStep({ ...from, trouble: 'Cancelled. Nothing was changed.' });
    else if (outcome.kind === 'refused') setStep({ ...from, trouble: outcome.sentence });
    else {
      setStep({ at: 'done', plan: outcome.answer });
      onRestored(outcome.answer.tenant);
    }
  }

  const another = (
    <button
      type="button"
      class="btn"
      onClick={() => setStep({ at: 'choose', trouble: null })}
      disabled={busy !== null}
    >
      Another file
    </button>
  );

  return (
    <section class="card block" aria-labelledby="al-restore">
      <h2 id="al-restore">Restore a backup</h2>
      {step.at === 'choose' && (
        <>
          <p class="quiet">
            You see what it holds and what would change before anything is written.
          </p>
          <div
            class={`drop block${over ? ' over' : ''}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void take(event.dataTransfer?.files[0]);
            }}
          >
            <label class="field">
              <span>Choose a backup, or drop one here</span>
              <input
                type="file"
                accept=".zip,application/zip"
                disabled={busy !== null}
                onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
              />
            </label>
          </div>
          {step.trouble !== null && (
            <p role="alert" class="note now block">
              {step.trouble}
            </p>
          )}
        </>
      )}
      {step.at === 'locked' && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void look(step.file, passphrase);
          }}
        >
          <h3 ref={heading} tabIndex={-1}>
            {step.file.name} is locked
          </h3>
          <label class="field">
            <span>Its passphrase</span>
            <input
              type="password"
              autocomplete="off"
              value={passphrase}
              aria-invalid={step.trouble !== null}
              aria-describedby={step.trouble === null ? undefined : 'al-unlock-wrong'}
              onInput={({ currentTarget }) => setPassphrase(currentTarget.value)}
            />
          </label>
          {step.trouble !== null && (
            <p id="al-unlock-wrong" role="alert" class="error">
              {step.trouble}
            </p>
          )}
          <p class="acts">
            <button type="submit" class="btn main" disabled={passphrase === '' || busy !== null}>
              Open it
            </button>
            {another}
          </p>
        </form>
      )}
      {step.at === 'preview' && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {step.plan.school || step.plan.tenant}, saved {momentWords(step.plan.madeAt)}
          </h3>
          <p>
            {step.plan.joins
              ? 'This computer already holds data of this school, so the two are joined. Records become one list; of two marks the later stands, and the other stays in the trail. Nothing that is here is deleted.'
              : 'Nothing of this school is held here: it becomes exactly what was saved.'}
          </p>
          {step.plan.joins && (
            <p>
              {number(step.plan.marks.added)} new marks, {number(step.plan.marks.amended)} marks
              replaced by later ones.
            </p>
          )}
          <Changes plan={step.plan} />
          {step.trouble !== null && (
            <p role="alert" class="note now block">
              {step.trouble}
            </p>
          )}
          <p class="acts">
            <button
              type="button"
              class="btn main"
              disabled={busy !== null}
              onClick={() => void restore(step)}
            >
              Restore
            </button>
            {another}
          </p>
        </>
      )}
      {step.at === 'done' && (
        <div role="status">
          <h3 ref={heading} tabIndex={-1}>
            Restored
          </h3>
          <p>
            {step.plan.school || step.plan.tenant} is as the preview said
            {step.plan.joins ? ', joined to what was here' : ''}.
          </p>
          <p class="acts">
            <button type="button" class="btn main" onClick={() => onGo('calls', step.plan.tenant)}>
              See the calls
            </button>
            {another}
          </p>
        </div>
      )}
      <BusyLine busy={busy} />
    </section>
  );
}

export function BackupPage(props: BackupPageProps) {
  const { tenant, settings } = props;
  const off = settings.featuresOff ?? [];
  return (
    <>
      <h1>Backup</h1>
      <p>
        What is held here lies in this browser alone: a lost computer or a removed extension takes
        it along. Save a backup each week where the school keeps pupils’ files.
      </p>
      {tenant !== null && !off.includes('export') && <Save {...props} tenant={tenant} />}
      {off.includes('export') && (
        <p class="note block">Saving files is switched off by the policy of this browser.</p>
      )}
      {off.includes('import') ? (
        <p class="note block">Restoring is switched off by the policy of this browser.</p>
      ) : (
        <Restore {...props} />
      )}
    </>
  );
}
