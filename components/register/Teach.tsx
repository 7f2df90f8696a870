/**
 * Teaching Alongside a page by pointing: a pupil's name, this pupil's mark, and where it matters the
 * heading. What it now understands of every row stands below, in words, before anything is saved.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageReading, PupilRowReading } from '@/lib/arbor/reading';

export type TeachStep = 'name' | 'mark' | 'heading';

export interface TeachChoice {
  key: string;
  words: string;
}

export interface TeachProps {
  /** Why it is needed, in words; null where the person came from a page that was read. */
  why: string | null;
  /** What may be chosen from a list instead of pointing. */
  choices(step: TeachStep): readonly TeachChoice[];
  /** What was pointed at so far. */
  pointed: Readonly<Record<TeachStep, string | null>>;
  /** What the page itself says with it: null while nothing was tried. */
  tried: PageReading | null;
  trouble: string | null;
  pointing: TeachStep | null;
  onPoint(step: TeachStep | null): void;
  /** The choice under the keyboard is shown on the page. */
  onShow(step: TeachStep, key: string | null): void;
  onChoose(step: TeachStep, key: string): void;
  onSave(name: string): Promise<string | null>;
  onExport(): void;
  onClose(): void;
}

const STEPS: readonly { step: TeachStep; title: string; words: string; optional?: true }[] = [
  { step: 'name', title: 'A pupil’s name', words: 'Point at the name of any pupil in the list.' },
  { step: 'mark', title: 'That pupil’s mark', words: 'Point at the mark in the same row.' },
  {
    step: 'heading',
    title: 'Date and session',
    words: 'Only where they were not found: point at the heading that says them.',
    optional: true,
  },
];

const FAMILIES: Record<string, string> = { '/': 'present', '\\': 'present', L: 'late', U: 'late' };

function markInWords({ mark }: PupilRowReading): string {
  if (mark.status === 'blank') return 'no mark yet';
  if (mark.status === 'unknown') return `not sure: ${mark.why}`;
  const family = FAMILIES[mark.code];
  const late = mark.minutesLate === null ? '' : `, ${mark.minutesLate} minutes`;
  return `${mark.code}${family ? `, ${family}` : ''}${late} (read from ${mark.by.join(' and ')})`;
}

function Understood({ page }: { page: PageReading }) {
  if (page.kind !== 'register') {
    return (
      <p role="status" class="note block">
        Not understood yet{page.kind === 'unrecognised' ? `: ${page.why}` : ''}.
      </p>
    );
  }
  const { rows, date, session, startsAt, group } = page.reading;
  const unsure = rows.filter(({ mark }) => mark.status === 'unknown').length;
  return (
    <section aria-label="What Alongside now understands">
      <p role="status">
        <b>
          {rows.length} {rows.length === 1 ? 'pupil' : 'pupils'}
        </b>
        , {unsure === 0 ? 'every mark read' : `${unsure} of their marks not sure`}.{' '}
        {date ?? 'No date'}, {session ?? (startsAt ? `lesson at ${startsAt}` : 'no session')}
        {group ? `, ${group}` : ''}.
      </p>
      <ul class="understood" tabIndex={0}>
        {rows.map((row) => (
          <li key={row.rowKey}>
            <b>{row.shownName}</b> {markInWords(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Teach(props: TeachProps) {
  const { pointed, pointing, tried, trouble } = props;
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isReady = tried?.kind === 'register' && pointed.mark !== null;

  return (
    <div class="panel teach">
      <header class="head">
        <h1 ref={heading} tabIndex={-1}>
          Show Alongside this page
        </h1>
        <button type="button" class="btn" onClick={props.onClose}>
          Close
        </button>
      </header>
      <div class="body">
        {props.why !== null && <p class="quiet">{props.why}</p>}
        <ol class="steps">
          {STEPS.map(({ step, title, words, optional }) => (
            <li key={step}>
              <h2>
                {title}
                {optional ? ' (if needed)' : ''}
              </h2>
              <p class="quiet small">{words}</p>
              {pointed[step] !== null && (
                <p>
                  Shown: <b>{pointed[step]}</b>
                </p>
              )}
              <div class="acts">
                <button
                  type="button"
                  class={`btn${pointed[step] === null && !optional ? ' main' : ''}`}
                  aria-pressed={pointing === step}
                  disabled={step === 'mark' && pointed.name === null}
                  onClick={() => props.onPoint(pointing === step ? null : step)}
                >
                  {pointing === step ? 'Click it on the page… (Esc: stop)' : 'Point at it'}
                </button>
                <label class="field">
                  <span class="small">or choose</span>
                  <select
                    disabled={step === 'mark' && pointed.name === null}
                    onFocus={({ currentTarget }) => props.onShow(step, currentTarget.value || null)}
                    onBlur={() => props.onShow(step, null)}
                    onChange={({ currentTarget }) => {
                      if (currentTarget.value === '') return;
                      props.onShow(step, currentTarget.value);
                      props.onChoose(step, currentTarget.value);
                    }}
                  >
                    <option value="">From a list…</option>
                    {props.choices(step).map(({ key, words: text }) => (
                      <option key={key} value={key}>
                        {text}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
            </li>
          ))}
        </ol>
        {trouble !== null && (
          <p role="alert" class="note now block">
            {trouble}
          </p>
        )}
        {tried !== null && <Understood page={tried} />}
        <form
          class="card block"
          onSubmit={(event) => {
            event.preventDefault();
            setFailed(null);
            void props.onSave(name.trim() || 'Our register').then((why) => {
              if (why === null) setSaid('Saved for this school. It is tried on every later visit.');
              else setFailed(why);
            });
          }}
        >
          <label class="field">
            <span>What this page is called</span>
            <input
              value={name}
              placeholder="Our register"
              maxLength={80}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
          </label>
          <p class="acts">
            <button type="submit" class="btn main" disabled={!isReady}>
              Save for this school
            </button>
            <button type="button" class="btn" onClick={props.onExport}>
              Copy of the page without any text
            </button>
          </p>
          {!isReady && <p class="quiet small">It can be saved once its rows are understood.</p>}
          {said !== null && <p role="status">{said}</p>}
          {failed !== null && (
            <p role="alert" class="note now block">
              {failed}
            </p>
          )}
        </form>
      </div>
    </div>
  );
}
