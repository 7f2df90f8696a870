/** Files for other programs. What is confidential goes into one only by role and by choice. */
import { useState } from 'preact/hooks';
import type { DataDesk, ExportKind, ExportRequest } from '@/lib/messages/data-work';
import type { Role } from '@/lib/casework/events';
import type { Settings } from '@/lib/messages/views';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { BusyLine } from './BusyLine';
import { useDataWork } from './useDataWork';

export interface ExportPageProps {
  data: DataDesk;
  tenant: string;
  school: string;
  settings: Settings;
  onSave(name: string, bytes: Uint8Array<ArrayBuffer>): void;
  onGo(page: string): void;
}

const KINDS: readonly { kind: ExportKind; name: string; holds: string }[] = [
  {
    kind: 'pupils',
    name: 'Pupils',
    holds: 'The list with forms, dates, contacts and needs. Can be imported again.',
  },
  {
    kind: 'statistics',
    name: 'Attendance',
    holds: 'Sessions, percentage and status of each pupil; in Excel also by year, form and group.',
  },
  {
    kind: 'duties',
    name: 'Duties',
    holds: 'What is due, to come and done: whose, by when, why, and its source.',
  },
  {
    kind: 'events',
    name: 'Records',
    holds: 'Everything that was recorded, by whom and when, with what was undone or corrected.',
  },
  {
    kind: 'tracker',
    name: 'Tracker',
    holds: 'A row for each pupil, a column for each step with date, initials and notes.',
  },
  {
    kind: 'calendar',
    name: 'Calendar',
    holds: 'Visits, reviews and meetings for Outlook or Google, with initials only.',
  },
];

/** What the tick adds for a role; null: it may have nothing more. */
export function confidentialFor(role: Role | null): string | null {
  if (role === 'dsl') {
    return 'social and youth-offending workers, contact notes, plans, and duties in full words';
  }
  return role === 'attendance' ? 'social and youth-offending workers, and contact notes' : null;
}

export function ExportPage(props: ExportPageProps) {
  const { data, tenant, school, settings, onSave, onGo } = props;
  const role = settings.person?.role ?? null;
  const [confidential, setConfidential] = useState(false);
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null);
  const { busy, run } = useDataWork(data);
  const adds = confidentialFor(role);

  async function make(kind: ExportKind, format: ExportRequest['format']): Promise<void> {
    setSaid(null);
    const asked = { tenant, kind, format, role, confidential: confidential && adds !== null };
    const outcome = await run('export', asked, 'Making the file');
    if (outcome === null) return;
    if (outcome.kind === 'refused') {
      setSaid({ words: outcome.sentence, bad: true });
      return;
    }
    const { name, bytes, rows, left } = outcome.answer;
    onSave(name, bytes);
    const what = kind === 'calendar' ? 'entries' : 'rows';
    const words = `Saved ${name}: ${rows.toLocaleString('en-GB')} ${what}.`;
    setSaid({ words: left === null ? words : `${words} ${left}`, bad: false });
  }

  return (
    <>
      <h1>Export</h1>
      <p>Files of {school} for other programs. Nothing goes anywhere but the file you save.</p>
      {settings.featuresOff?.includes('export') ? (
        <p class="note block">Exports are switched off by the policy of this browser.</p>
      ) : (
        <>
          <section class="block" aria-labelledby="al-confidential">
            <h2 id="al-confidential">Confidential columns</h2>
            {adds === null ? (
              <p class="quiet">
                Workers, plans and contact notes are left out
                {role === null ? ': first say who is working, under ' : ' for the role '}
                {role === null ? (
                  <button type="button" class="link" onClick={() => onGo('settings')}>
                    Settings
                  </button>
                ) : (
                  ROLE_WORDS[role]
                )}
                .
              </p>
            ) : (
              <>
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={confidential}
                    onChange={({ currentTarget }) => setConfidential(currentTarget.checked)}
                  />
                  Put them in
                </label>
                <p class="quiet small indent">
                  Adds {adds}. Whoever opens the file can read them; the calendar never has them.
                </p>
              </>
            )}
          </section>
          <ul class="exports block">
            {KINDS.map(({ kind, name, holds }) => (
              <li key={kind}>
                <div>
                  <h2 id={`al-export-${kind}`}>{name}</h2>
                  <p class="quiet">{holds}</p>
                </div>
                <p class="acts">
                  {(kind === 'calendar' ? (['ics'] as const) : (['xlsx', 'csv'] as const)).map(
                    (format) => (
                      <button
                        key={format}
                        type="button"
                        class="btn"
                        disabled={busy !== null}
                        aria-label={`${name} as ${FORMAT_WORDS[format]}`}
                        onClick={() => void make(kind, format)}
                      >
                        {FORMAT_WORDS[format]}
                      </button>
                    ),
                  )}
                </p>
              </li>
            ))}
          </ul>
          <BusyLine busy={busy} />
          {said && (
            <p role={said.bad ? 'alert' : 'status'} class={`note block ${said.bad ? 'now' : ''}`}>
              {said.words}
            </p>
          )}
          <p class="quiet small block">
            In a CSV file an apostrophe stands before a cell that a spreadsheet would run as a
            formula. To keep everything, or move to another computer, save a{' '}
            <button type="button" class="link" onClick={() => onGo('backup')}>
              backup
            </button>
            .
          </p>
        </>
      )}
    </>
  );
}

const FORMAT_WORDS: Record<ExportRequest['format'], string> = {
  xlsx: 'Excel',
  csv: 'CSV',
  ics: 'ICS',
};
