/** What is held of one school: how much, since when, from where; and what its rules say may go. */
import { useEffect, useState } from 'preact/hooks';
import type { DataDesk, Holdings, RetentionPlan } from '@/lib/messages/data-work';
import { initialsOf } from '@/components/ui/names';
import { sentenceCase, wordsOfRule } from '@/components/ui/rule-words';
import { BusyLine } from './BusyLine';
import { dayWords, sizeWords, tableWords } from './table-words';
import { useDataWork } from './useDataWork';

export interface HeldProps {
  data: DataDesk;
  tenant: string;
  school: string;
  reception: boolean;
  onGo(page: string): void;
  onChanged(): void;
}

const number = (n: number) => n.toLocaleString('en-GB');

function span(since: string | null, until: string | null): string {
  if (since === null || until === null) return '';
  const [from, to] = [dayWords(since), dayWords(until)];
  return from === to ? from : `${from} to ${to}`;
}

export function Held({ data, tenant, school, reception, onGo, onChanged }: HeldProps) {
  const [turn, setTurn] = useState(0);
  const again = () => {
    setTurn((before) => before + 1);
    onChanged();
  };
  return (
    <>
      <HeldTables key={`held ${turn}`} data={data} tenant={tenant} school={school} />
      <Retention data={data} tenant={tenant} reception={reception} onGo={onGo} onLetGo={again} />
    </>
  );
}

function HeldTables({ data, tenant, school }: Pick<HeldProps, 'data' | 'tenant' | 'school'>) {
  const [held, setHeld] = useState<Holdings | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { busy, run } = useDataWork(data);
  useEffect(() => {
    void run('holdings', { tenant }, 'Counting').then((outcome) => {
      if (outcome?.kind === 'done') setHeld(outcome.answer);
      else if (outcome) setTrouble(outcome.sentence);
    });
  }, [tenant]);
  const rows = held?.tables.filter((table) => table.rows > 0) ?? [];
  return (
    <section class="block" aria-labelledby="al-held">
      <h2 id="al-held">Held of {school}</h2>
      <BusyLine busy={busy} />
      {trouble !== null && (
        <p role="alert" class="note now">
          {trouble}
        </p>
      )}
      {held !== null && rows.length === 0 && <p>Nothing.</p>}
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="What is held">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Rows</th>
                <th scope="col">Size</th>
                <th scope="col">Of</th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((table) => (
                <tr key={table.table}>
                  <th scope="row">{tableWords(table.table)}</th>
                  <td class="fig">{number(table.rows)}</td>
                  <td class="fig nb">{sizeWords(table.bytes)}</td>
                  <td>{span(table.since, table.until)}</td>
                  <td>{table.from}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">In all</th>
                <td class="fig">{number(rows.reduce((sum, table) => sum + table.rows, 0))}</td>
                <td class="fig nb">
                  {sizeWords(rows.reduce((sum, table) => sum + table.bytes, 0))}
                </td>
                <td />
                <td />
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {held !== null && held.imports.length > 0 && (
        <details class="health block">
          <summary>
            {held.imports.length === 1 ? '1 import' : `${number(held.imports.length)} imports`}
          </summary>
          <ul>
            {held.imports.map((one) => (
              <li key={one.at}>
                {dayWords(one.at)}: {one.file}, {number(one.pupils)} pupils, {number(one.marks)}{' '}
                marks
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface RetentionProps {
  data: DataDesk;
  tenant: string;
  reception: boolean;
  onGo(page: string): void;
  onLetGo(): void;
}

function Retention({ data, tenant, reception, onGo, onLetGo }: RetentionProps) {
  const [plan, setPlan] = useState<RetentionPlan | null>(null);
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null);
  const { busy, run } = useDataWork(data);

  async function look(): Promise<void> {
    const outcome = await run('retention/preview', { tenant }, 'Looking what would go');
    if (outcome?.kind === 'done') setPlan(outcome.answer);
    else if (outcome) setSaid({ words: outcome.sentence, bad: true });
  }
  useEffect(() => {
    void look();
  }, [tenant]);

  async function letGo(): Promise<void> {
    setSaid(null);
    const outcome = await run('retention/apply', { tenant }, 'Taking it out');
    setSure(false);
    if (outcome?.kind === 'refused') setSaid({ words: outcome.sentence, bad: true });
    if (outcome?.kind !== 'done') return;
    const gone = outcome.answer.goes.map(
      ({ what, rows }) => `${what.toLowerCase()} ${number(rows)}`,
    );
    setSaid({ words: `Taken out: ${gone.join(', ')}.`, bad: false });
    await look();
    onLetGo();
  }

  return (
    <section class="block" aria-labelledby="al-retention">
      <h2 id="al-retention">For how long</h2>
      <p>
        It stays until it is let go here, erased, or the extension is removed; nothing goes by
        itself. The register itself is Arbor’s. By the school’s rules:
      </p>
      {plan !== null && (
        <ul class="bullets">
          {plan.rules.map(({ key, years, source, isExample, before }) => (
            <li key={key}>
              {sentenceCase(wordsOfRule(key))}: <b>{years}</b>, so what lies before{' '}
              {dayWords(before)} may go.{' '}
              {isExample ? (
                <span class="label">Example, not confirmed by the school</span>
              ) : (
                <span class="quiet small">{source}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <BusyLine busy={busy} />
      {said && (
        <p role={said.bad ? 'alert' : 'status'} class={`note block ${said.bad ? 'now' : ''}`}>
          {said.words}
        </p>
      )}
      {plan !== null && plan.goes.length === 0 && <p class="block">Nothing has to go today.</p>}
      {plan !== null && plan.goes.length > 0 && (
        <div class="card block">
          <h3>What would go today</h3>
          <ul class="bullets">
            {plan.goes.map(({ what, rows, from, to }) => (
              <li key={what}>
                {what}: <b class="fig">{number(rows)}</b> {span(from, to) && `(${span(from, to)})`}
              </li>
            ))}
          </ul>
          {plan.leavers.length > 0 && (
            <details class="health block">
              <summary>
                {plan.leavers.length === 1 ? '1 leaver' : `${number(plan.leavers.length)} leavers`}
              </summary>
              <ul>
                {plan.leavers.map(({ pupilId, name, left, whole }) => (
                  <li key={pupilId}>
                    {reception ? initialsOf(name) : name}, left {dayWords(left)}:{' '}
                    {whole ? 'all there is' : 'contacts, workers and plans'}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p class="quiet small">
            This cannot be undone.{' '}
            <button type="button" class="link" onClick={() => onGo('backup')}>
              Save a backup first
            </button>
          </p>
          <label class="tick">
            <input
              type="checkbox"
              checked={sure}
              onChange={({ currentTarget }) => setSure(currentTarget.checked)}
            />
            I have looked at the list
          </label>
          <p class="acts">
            <button
              type="button"
              class="btn grave"
              disabled={!sure || busy !== null}
              onClick={() => void letGo()}
            >
              Let these go
            </button>
          </p>
        </div>
      )}
    </section>
  );
}
