import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CasePayload, LadderStep } from '@/lib/casework/events';
import type { TrackerItem } from '@/lib/messages/views';
import { proposedStep, STEPS, STEP_WORDS } from './ladder-words';

export interface CaseFormProps {
  item: TrackerItem;
  saving: boolean;
  refused: string | null;
  onSave(payload: CasePayload, said: string): void;
  onClose(): void;
}

/** A step of the ladder that was taken. Which one is the person's choice; the next is proposed. */
export function StepForm({ item, saving, refused, onSave, onClose }: CaseFormProps) {
  const [step, setStep] = useState<LadderStep | ''>(proposedStep(item) ?? '');
  const [result, setResult] = useState('');
  const [supportOffered, setSupportOffered] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  return (
    <form
      aria-label={`Step taken for ${item.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (step === '') {
          first.current?.focus();
          return;
        }
        onSave(
          { kind: 'step', step, result: result.trim() || null, supportOffered },
          `${STEP_WORDS[step]} recorded for ${item.name}.`,
        );
      }}
    >
      <h2>Step taken: {item.name}</h2>
      <label class="field">
        <span>Step</span>
        <select
          ref={first}
          required
          value={step}
          onChange={({ currentTarget }) =>
            setStep(STEPS.find((each) => each === currentTarget.value) ?? '')
          }
        >
          <option value="">Choose…</option>
          {STEPS.map((each) => (
            <option key={each} value={each}>
              {STEP_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>What came of it (optional)</span>
        <input value={result} onInput={({ currentTarget }) => setResult(currentTarget.value)} />
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={supportOffered}
          onChange={({ currentTarget }) => setSupportOffered(currentTarget.checked)}
        />
        Support was offered
      </label>
      {refused !== null && (
        <p role="alert" class="note now">
          {refused}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="btn main" disabled={saving}>
          Save step
        </button>
        <button type="button" class="btn" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
