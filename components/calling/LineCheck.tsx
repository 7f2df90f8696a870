import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import type { CheckResult, Finding, Mend, Tick } from '@/lib/comments/check';
import { lengthOf } from '@/lib/comments/length';

export interface LineCheckProps {
  line: string;
  limit: number;
  checklist: CheckResult['checklist'];
  /** Those worth saying now. */
  findings: readonly Finding[];
  warnings: readonly string[];
  edited: boolean;
  shortened: boolean;
  shortcutsOff: boolean;
  onLine(line: string): void;
  onRebuild(): void;
  onMend(mend: Mend): void;
}

const ITEMS = [
  ['who', 'who'],
  ['reason', 'reason'],
  ['where', 'where'],
  ['back', 'return'],
] as const;

const SIGNS: Record<Tick, string> = { yes: '✓', no: '○', 'not-needed': '–' };
const SPOKEN: Record<Tick, string> = { yes: 'there', no: 'missing', 'not-needed': 'not needed' };

function Findings({
  findings,
  shortcutsOff,
  onMend,
}: {
  findings: readonly Finding[];
  shortcutsOff: boolean;
  onMend(mend: Mend): void;
}) {
  const firstMendable = findings.find(({ mend }) => mend !== null);
  return (
    <ul class="al-call-findings">
      {findings.map((finding) => (
        <li key={finding.id} data-check={finding.id}>
          <span>{finding.message}</span>
          {finding.mend && (
            <button
              type="button"
              class="al-call-mend"
              aria-keyshortcuts={
                finding === firstMendable && !shortcutsOff ? capOf('X', 'form') : undefined
              }
              onClick={() => finding.mend && onMend(finding.mend)}
            >
              {finding.mend.label}
              {finding === firstMendable && <Key name="X" off={shortcutsOff} />}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The built line, open to change, with what a careful colleague would say about it. */
export function LineCheck({
  line,
  limit,
  checklist,
  findings,
  warnings,
  edited,
  shortened,
  shortcutsOff,
  onLine,
  onRebuild,
  onMend,
}: LineCheckProps) {
  const used = lengthOf(line);
  const over = used > limit;
  const spoken = ITEMS.map(([item, word]) => `${word} ${SPOKEN[checklist[item]]}`).join(', ');
  return (
    <div class="al-call-line">
      <textarea
        class="al-call-text"
        aria-label="Comment line"
        rows={2}
        spellcheck
        value={line}
        data-line
        onInput={(event) => onLine(event.currentTarget.value)}
      />
      <p class="al-call-meter">
        <span class="al-call-ticks" aria-hidden="true">
          {ITEMS.map(([item, word]) => (
            <span key={item} class={`al-call-tick al-call-${checklist[item]}`}>
              {SIGNS[checklist[item]]} {word}
            </span>
          ))}
        </span>
        <span class="sr">{`Checklist: ${spoken}.`}</span>
        <span class={over ? 'al-call-count al-call-over' : 'al-call-count'}>
          <span class="sr">{`${used} of ${limit} characters${over ? ', too long' : ''}`}</span>
          <span aria-hidden="true">{`${used} / ${limit}${over ? ', too long' : ''}`}</span>
        </span>
      </p>
      {(shortened || edited) && (
        <p class="al-call-state">
          {edited ? 'Changed by you.' : 'Shortened to fit the note.'}
          {edited && (
            <button type="button" class="al-call-mend" onClick={onRebuild}>
              Build again
            </button>
          )}
        </p>
      )}
      <div role="status">
        {warnings.map((warning) => (
          <p key={warning} class="al-call-warning">
            {warning}
          </p>
        ))}
        <Findings findings={findings} shortcutsOff={shortcutsOff} onMend={onMend} />
      </div>
    </div>
  );
}
