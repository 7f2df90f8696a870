/** What in the data stands in the way of being right about a pupil, each with what to do about it. */
import { useEffect, useState } from 'preact/hooks';
import type { DataDesk, HealthCheck, HealthFinding, HealthReport } from '@/lib/messages/data-work';
import { BusyLine } from './BusyLine';
import { useDataWork } from './useDataWork';

export interface HealthPageProps {
  data: DataDesk;
  tenant: string;
  /** Names become initials while others can see the screen, so that lines are not shown. */
  reception: boolean;
  onGo(page: string): void;
}

interface Words {
  title(count: number): string;
  why: string;
  mend: string;
  /** Where it is mended. */
  go: { page: string; label: string };
}

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

const WORDS: Record<HealthCheck, Words> = {
  'no-marks': {
    title: (n) => many(n, 'pupil without a mark this year', 'pupils without a mark this year'),
    why: 'Nothing can be counted for them, so that no duty about their attendance arises.',
    mend: 'Bring in the marks of this year. A pupil who has left needs a leaving date in the pupil list.',
    go: { page: 'import', label: 'Import marks' },
  },
  'sessions-missing': {
    title: (n) => many(n, 'session with marks missing', 'sessions with marks missing'),
    why: 'A missing mark is never taken for present: percentages and day counts stop short there.',
    mend: 'Export the marks from Arbor again and bring them in, or open the register of that session in Arbor. A day on which the school was closed belongs in the term dates.',
    go: { page: 'import', label: 'Import marks' },
  },
  'registers-never-seen': {
    title: (n) =>
      many(n, 'form whose register was never read', 'forms whose registers were never read'),
    why: 'Their marks come from files alone, so that today’s absence shows only after the next import.',
    mend: 'Open the register of the form in Arbor once. If Alongside does not show beside it, say so to whoever looks after it.',
    go: { page: 'calls', label: 'See what was read' },
  },
  conflicts: {
    title: (n) => many(n, 'mark a file changed back', 'marks a file changed back'),
    why: 'A register on the page said one thing, a file imported later another. The file may have been older.',
    mend: 'Open that register in Arbor: what it shows then stands. Or bring in a fresh export.',
    go: { page: 'import', label: 'Import a fresh export' },
  },
  unmatched: {
    title: (n) =>
      many(
        n,
        'page with rows that are no pupil for certain',
        'pages with rows that are no pupil for certain',
      ),
    why: 'Who is not matched for certain gets no chip and no data.',
    mend: 'Bring in the pupil list again: new pupils, changed names and forms come with it.',
    go: { page: 'import', label: 'Import the pupil list' },
  },
  'import-strangers': {
    title: (n) =>
      many(n, 'row of a file that was nobody', 'rows of files that were nobody') +
      ' on the list for certain',
    why: 'Nothing of these rows was taken. Each stands here until a later file of the kind comes.',
    mend: 'Bring in the pupil list, or put the name, form or UPN right in the file; then bring the file in again.',
    go: { page: 'import', label: 'Import it again' },
  },
  'future-marks': {
    title: (n) => many(n, 'pupil with marks after today', 'pupils with marks after today'),
    why: 'A mark cannot be of a session that has not been. Planned absences in a file look so; or day and month are the wrong way round.',
    mend: 'Check the dates in the file, and bring it in again.',
    go: { page: 'import', label: 'Import the corrected file' },
  },
  'closed-day-marks': {
    title: (n) => many(n, 'closed day with marks', 'closed days with marks'),
    why: 'These marks count as nothing. Either the dates in the file are wrong, or the term dates are.',
    mend: 'If the school was open, correct the term dates in the rules. If it was not, correct the file.',
    go: { page: 'rules', label: 'Look at the term dates' },
  },
  'not-required-of-age': {
    title: (n) =>
      many(
        n,
        'pupil of compulsory school age marked X',
        'pupils of compulsory school age marked X',
      ),
    why: 'X is for children below that age or above it. It takes the session out of the count, so that attendance looks better than it is.',
    mend: 'Amend the mark in Arbor: C2 for an agreed part-time timetable, or the code of the absence. If the age is wrong, correct the date of birth in the pupil list.',
    go: { page: 'import', label: 'Import again' },
  },
  unreadable: {
    title: (n) =>
      many(
        n,
        'stored row that this version cannot read',
        'stored rows that this version cannot read',
      ),
    why: 'They are kept as they are and left out of every count.',
    mend: 'Save a backup, then bring the pupil list and the marks in again: they are written anew.',
    go: { page: 'backup', label: 'Save a backup' },
  },
};

const SHOWN = 5;

function Lines({ lines, count }: { lines: readonly string[]; count: number }) {
  const [all, setAll] = useState(false);
  const more = lines.length - SHOWN;
  const beyond = count - lines.length;
  return (
    <>
      <ul class="bullets">
        {lines.slice(0, all ? lines.length : SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {beyond > 0 && (all || more <= 0) && <li>and {beyond.toLocaleString('en-GB')} more</li>}
      </ul>
      {more > 0 && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${lines.length.toLocaleString('en-GB')}`}
        </button>
      )}
    </>
  );
}

function Finding({
  finding,
  reception,
  onGo,
}: { finding: HealthFinding } & Pick<HealthPageProps, 'reception' | 'onGo'>) {
  const { check, count, lines } = finding;
  const words = WORDS[check];
  return (
    <li class="card block">
      <h2>{words.title(count)}</h2>
      <p class="quiet">{words.why}</p>
      {reception ? (
        <p>Reception mode: which they are is not shown.</p>
      ) : (
        <Lines lines={lines} count={count} />
      )}
      <p>{words.mend}</p>
      <p class="acts">
        <button type="button" class="btn" onClick={() => onGo(words.go.page)}>
          {words.go.label}
        </button>
      </p>
    </li>
  );
}

export function HealthPage({ data, tenant, reception, onGo }: HealthPageProps) {
  const [report, setReport] = useState<HealthReport | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { busy, run } = useDataWork(data);

  async function look(): Promise<void> {
    setTrouble(null);
    const outcome = await run('health', { tenant }, 'Looking through the data');
    if (outcome?.kind === 'done') setReport(outcome.answer);
    else if (outcome) setTrouble(outcome.sentence);
  }

  useEffect(() => {
    void look();
  }, [tenant]);

  const isNew = report !== null && report.through === null && report.pupils === 0;
  return (
    <>
      <h1>Data health</h1>
      {report === null ? (
        <p class="quiet">What in the data stands in the way of being right about a pupil.</p>
      ) : (
        <p class="quiet">
          {report.through === null
            ? 'No marks are known yet.'
            : `${report.pupils.toLocaleString('en-GB')} pupils on roll, looked at up to ${report.through}.`}{' '}
          <button type="button" class="link" disabled={busy !== null} onClick={() => void look()}>
            Look again
          </button>
        </p>
      )}
      <BusyLine busy={busy} />
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={() => void look()}>
            Try again
          </button>
        </div>
      )}
      {isNew && (
        <p class="acts">
          <button type="button" class="btn main" onClick={() => onGo('import')}>
            Import the pupil list
          </button>
        </p>
      )}
      {report !== null && report.findings.length === 0 && !isNew && (
        <p class="note block" role="status">
          Nothing needs mending.
        </p>
      )}
      {report !== null && (
        <ul>
          {report.findings.map((finding) => (
            <Finding key={finding.check} finding={finding} reception={reception} onGo={onGo} />
          ))}
        </ul>
      )}
    </>
  );
}
