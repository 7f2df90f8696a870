/**
 * One rule set or confirmed on screen. What comes of it is tried like a pack somebody brings: nothing
 * is saved before the person has seen whom it moves.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Ask, RulesReply } from '@/lib/messages/protocol';
import { sentenceOf } from '@/components/register/desk';
import { sentenceCase, wordsOfRule } from '@/components/ui/rule-words';
import { RuleValueFields } from './RuleValueFields';

export interface RuleEditorProps {
  ask: Ask;
  tenant: string;
  rule: RulesReply['values'][number];
  /** The day from which it holds unless the person says otherwise. */
  today: PlainDate;
  /** Why the values before this one were refused, by path. */
  problems: readonly { path: string; why: string }[];
  onTry(pack: unknown): void;
  onCancel(): void;
}

export function RuleEditor(props: RuleEditorProps) {
  const { ask, tenant, rule, today, problems, onTry, onCancel } = props;
  const [value, setValue] = useState<unknown>(rule.raw);
  const [from, setFrom] = useState<string>(today);
  const [paragraph, setParagraph] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'from' | 'paragraph' | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => head.current?.focus(), []);

  const words = wordsOfRule(rule.key);
  const unchanged = value === rule.raw;
  async function tryIt(): Promise<void> {
    if (!isPlainDate(from)) return setWrong('from');
    if (paragraph.trim() === '') return setWrong('paragraph');
    setWrong(null);
    setRefused(null);
    try {
      const { pack } = await ask('rules/amend', {
        tenant,
        key: rule.key,
        value,
        from,
        paragraph: paragraph.trim(),
        reason: reason.trim() === '' ? null : reason.trim(),
      });
      onTry(pack);
    } catch (error) {
      setRefused(sentenceOf(error));
    }
  }

  return (
    <form
      class="card block rule-editor"
      aria-labelledby="al-rule"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void tryIt();
      }}
    >
      <h2 id="al-rule" ref={head} tabIndex={-1}>
        {sentenceCase(words)}
      </h2>
      <p class="quiet">
        {rule.isExample
          ? 'The Standard leaves this open. Keep the example as it stands to confirm it, or change it.'
          : `Now: ${rule.source}. A value weaker than the Standard needs a reason.`}
      </p>
      <RuleValueFields
        label={sentenceCase(words)}
        name={rule.key}
        value={value}
        onChange={setValue}
      />
      <div class="pair">
        <label class="field">
          <span>Holds from</span>
          <input
            type="date"
            value={from}
            aria-invalid={wrong === 'from'}
            onInput={({ currentTarget }) => setFrom(currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Where the school says so</span>
          <input
            value={paragraph}
            placeholder="Attendance policy 2026, page 4"
            aria-invalid={wrong === 'paragraph'}
            onInput={({ currentTarget }) => setParagraph(currentTarget.value)}
          />
        </label>
      </div>
      <label class="field">
        <span>Reason, where it is weaker than the Standard</span>
        <input value={reason} onInput={({ currentTarget }) => setReason(currentTarget.value)} />
      </label>
      {wrong !== null && (
        <p role="alert" class="error">
          {wrong === 'from'
            ? 'A date is needed: the first day on which it holds.'
            : 'Say where the school has decided it, such as its attendance policy and the page.'}
        </p>
      )}
      {refused !== null && (
        <p role="alert" class="error">
          {refused}
        </p>
      )}
      {problems.length > 0 && (
        <div role="alert" class="error">
          {problems.map(({ path, why }) => (
            <p key={`${path} ${why}`}>{why}</p>
          ))}
        </div>
      )}
      <div class="acts">
        <button type="submit" class="btn main">
          {rule.isExample && unchanged ? 'Confirm: see what it does' : 'See what it does'}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
