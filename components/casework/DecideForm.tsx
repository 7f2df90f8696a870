import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CasePayload } from '@/lib/casework/events';
import { isPlainDate } from '@/lib/attendance/plain-date';
import type { CaseFormProps } from './StepForm';
import { proposedStep } from './ladder-words';

type Decision = Extract<CasePayload, { kind: 'deviation' }>['decision'];

const DECISIONS: [Decision, string][] = [
  ['hold', 'Hold until a review'],
  ['skip', 'Skip this step'],
  ['not-required', 'Not required'],
  ['bring-forward', 'Bring forward'],
  ['step-back', 'Step back down'],
];

function isDecision(value: string): value is Decision {
  return DECISIONS.some(([decision]) => decision === value);
}

/** Standard 6: where the ladder does not fit the case, that is recorded with its reason. */
export function DecideForm({ item, saving, refused, onSave, onClose }: CaseFormProps) {
  const [decision, setDecision] = useState<Decision>('hold');
  const [reason, setReason] = useState('');
  const [agreedWith, setAgreedWith] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const why = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  return (
    <form
      aria-label={`Decide otherwise for ${item.name}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') {
          setMissing(true);
          why.current?.focus();
          return;
        }
        onSave(
          {
            kind: 'deviation',
            from: proposedStep(item) ?? 'escalation-step',
            decision,
            reason: reason.trim(),
            agreedWith: agreedWith.trim() || null,
            reviewOn: isPlainDate(reviewOn) ? reviewOn : null,
          },
          `Decision recorded for ${item.name}.`,
        );
      }}
    >
      <h2>Decide otherwise: {item.name}</h2>
      <label class="field">
        <span>Decision</span>
        <select
          ref={first}
          value={decision}
          onChange={({ currentTarget }) => {
            if (isDecision(currentTarget.value)) setDecision(currentTarget.value);
          }}
        >
          {DECISIONS.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Reason</span>
        <input
          ref={why}
          value={reason}
          aria-invalid={missing && reason.trim() === ''}
          aria-describedby={missing ? 'al-reason-missing' : undefined}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {missing && reason.trim() === '' && (
          <span id="al-reason-missing" role="alert" class="error">
            A decision needs its reason.
          </span>
        )}
      </label>
      <label class="field">
        <span>Agreed with (optional)</span>
        <input
          value={agreedWith}
          onInput={({ currentTarget }) => setAgreedWith(currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>Review on (optional)</span>
        <input
          type="date"
          value={reviewOn}
          onInput={({ currentTarget }) => setReviewOn(currentTarget.value)}
        />
      </label>
      {refused !== null && (
        <p role="alert" class="note now">
          {refused}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="btn main" disabled={saving}>
          Save decision
        </button>
        <button type="button" class="btn" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
