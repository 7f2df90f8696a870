/**
 * A rule's value as fields, by its shape alone: numbers, times, lists in order, tables. What the
 * fields may hold is decided where the pack is read; a wrong entry comes back with a sentence.
 */
import { useState } from 'preact/hooks';
import { COMMENT_FIELDS } from '@/lib/rules/types';
import { CALL_QUEUE_REASONS } from '@/lib/rules/values';

export interface RuleValueFieldsProps {
  /** What is edited, in words; names the field for a screen reader. */
  label: string;
  /** The rule's own name or the part's; decides units and known choices. */
  name: string;
  value: unknown;
  onChange(value: unknown): void;
}

const TENTHS = /Tenths$/;

/** Names that the program goes by: shown, never typed. */
const FIXED: ReadonlySet<string> = new Set(['id', 'step']);

/** `cp-plan` reads as `cp plan`. */
const inWords = (item: string) => item.replaceAll('-', ' ');

/** Parts whose own name says too little. */
const PART_WORDS: Readonly<Record<string, string>> = {
  words: 'how a call is named',
  signs: 'arrows and dashes',
  paddedTime: 'times with a nought in front: 09:16',
  reasonWords: 'what the school writes for each reason',
};

/** `attendanceAtOrBelowTenths` reads as `attendance at or below, %`. */
function partWords(name: string): string {
  const own = PART_WORDS[name];
  if (own !== undefined) return own;
  const words = inWords(name)
    .replace(TENTHS, '')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return TENTHS.test(name) ? `${words}, %` : words;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function RuleValueFields({ label, name, value, onChange }: RuleValueFieldsProps) {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.some(isRecord) ? (
      <Table label={label} items={items.filter(isRecord)} onChange={onChange} />
    ) : (
      <OrderedList label={label} name={name} items={items.map(String)} onChange={onChange} />
    );
  }
  if (isRecord(value) && OPEN_LISTS.has(name)) {
    const pairs = Object.entries(value).map(([short, means]) => ({ short, means: String(means) }));
    return <Pairs label={label} pairs={pairs} onChange={onChange} />;
  }
  if (isRecord(value)) {
    return (
      <fieldset class="rule-parts">
        <legend>{label}</legend>
        {Object.entries(value).map(([part, held]) => (
          <RuleValueFields
            key={part}
            label={partWords(part)}
            name={part}
            value={held}
            onChange={(changed) => onChange({ ...value, [part]: changed })}
          />
        ))}
      </fieldset>
    );
  }
  return (
    <label class={typeof value === 'boolean' ? 'tick' : 'field'}>
      {typeof value !== 'boolean' && <span>{label}</span>}
      <Scalar label={label} name={name} value={value} onChange={onChange} />
      {typeof value === 'boolean' && label}
    </label>
  );
}

function Scalar({ label, name, value, onChange }: RuleValueFieldsProps) {
  if (typeof value === 'boolean') {
    return (
      <input
        type="checkbox"
        checked={value}
        aria-label={label}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  }
  const isTenths = TENTHS.test(name);
  // A part that is empty now may be a number: only a rule in tenths says so by its name.
  if (typeof value === 'number' || (value === null && isTenths)) {
    const shown = value === null ? '' : isTenths ? Number(value) / 10 : value;
    return (
      <input
        type="number"
        step={isTenths ? '0.1' : 'any'}
        aria-label={label}
        value={String(shown)}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          if (Number.isNaN(typed)) onChange(null);
          else onChange(isTenths ? Math.round(typed * 10) : typed);
        }}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  const known = KNOWN_VALUES[name];
  if (known) {
    return (
      <select
        aria-label={label}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {Object.entries(known).map(([choice, said]) => (
          <option key={choice} value={choice}>
            {said}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      aria-label={label}
      value={text}
      onInput={({ currentTarget }) =>
        onChange(currentTarget.value === '' && value === null ? null : currentTarget.value)
      }
    />
  );
}

/** Parts that take one of a few values. */
const KNOWN_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  words: { short: 'short: TC, HV', full: 'in full: Phone call, Home visit' },
  signs: { typographic: 'N→I, poorly – cough', plain: 'N->I, poorly - cough' },
};

/** Lists of words with their meanings, to which the school adds its own. */
const OPEN_LISTS: ReadonlySet<string> = new Set(['commentAbbreviations']);

interface PairsProps {
  label: string;
  pairs: readonly { short: string; means: string }[];
  onChange(value: Record<string, string>): void;
}

function Pairs({ label, pairs, onChange }: PairsProps) {
  // An entry is kept here while its word is empty or stands twice: the rule itself cannot hold it.
  const [rows, setRows] = useState(pairs);
  const change = (next: readonly { short: string; means: string }[]) => {
    setRows(next);
    const named = next.filter(({ short }) => short.trim() !== '');
    onChange(Object.fromEntries(named.map(({ short, means }) => [short.trim(), means])));
  };
  const edit = (at: number, part: { short?: string; means?: string }) =>
    change(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset class="rule-parts">
      <legend>{label}</legend>
      <ul class="rule-list">
        {rows.map(({ short, means }, at) => (
          <li key={at}>
            <input
              aria-label={`Abbreviation ${at + 1}`}
              value={short}
              onInput={({ currentTarget }) => edit(at, { short: currentTarget.value })}
            />
            <input
              aria-label={`What ${short || `abbreviation ${at + 1}`} means`}
              value={means}
              onInput={({ currentTarget }) => edit(at, { means: currentTarget.value })}
            />
            <button
              type="button"
              class="btn small"
              aria-label={`Remove ${short || `abbreviation ${at + 1}`}`}
              onClick={() => change(rows.filter((_, i) => i !== at))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="btn"
        onClick={() => setRows([...rows, { short: '', means: '' }])}
      >
        Add an abbreviation
      </button>
    </fieldset>
  );
}

/** The items a list may still take, where they are known by name. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  callQueueOrder: CALL_QUEUE_REASONS,
  commentFields: COMMENT_FIELDS,
};

interface OrderedListProps {
  label: string;
  name: string;
  items: readonly string[];
  onChange(items: string[]): void;
}

function OrderedList({ label, name, items, onChange }: OrderedListProps) {
  const [typed, setTyped] = useState('');
  const left = CHOICES[name]?.filter((choice) => !items.includes(choice)) ?? null;
  const swap = (at: number, by: number) => {
    const next = [...items];
    const [moved = ''] = next.splice(at, 1);
    next.splice(at + by, 0, moved);
    onChange(next);
  };
  const add = () => {
    if (typed.trim() === '') return;
    onChange([...items, typed.trim()]);
    setTyped('');
  };
  return (
    <fieldset class="rule-parts">
      <legend>{label}, in this order</legend>
      <ol class="rule-list">
        {items.map((item, at) => (
          <li key={item}>
            <span>{inWords(item)}</span>
            <button
              type="button"
              class="btn small"
              disabled={at === 0}
              aria-label={`${inWords(item)} up`}
              onClick={() => swap(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="btn small"
              disabled={at === items.length - 1}
              aria-label={`${inWords(item)} down`}
              onClick={() => swap(at, 1)}
            >
              ↓
            </button>
            <button
              type="button"
              class="btn small"
              aria-label={`Remove ${inWords(item)}`}
              onClick={() => onChange(items.filter((_, i) => i !== at))}
            >
              Remove
            </button>
          </li>
        ))}
      </ol>
      {(left === null || left.length > 0) && (
        <div class="acts">
          <label class="field">
            <span>Add to {label}</span>
            {left === null ? (
              <input
                value={typed}
                onInput={({ currentTarget }) => setTyped(currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  add();
                }}
              />
            ) : (
              <select value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)}>
                <option value="">Choose</option>
                {left.map((choice) => (
                  <option key={choice} value={choice}>
                    {inWords(choice)}
                  </option>
                ))}
              </select>
            )}
          </label>
          <button type="button" class="btn" onClick={add}>
            Add
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface TableProps {
  label: string;
  items: readonly Record<string, unknown>[];
  onChange(items: Record<string, unknown>[]): void;
}

function Table({ label, items, onChange }: TableProps) {
  // Every part that any row has, in the order of the first row that has it.
  const parts = [...new Set(items.flatMap((item) => Object.keys(item)))];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="grid">
        <thead>
          <tr>
            {parts.map((part) => (
              <th key={part} scope="col">
                {partWords(part)}
              </th>
            ))}
            <th scope="col">
              <span class="sr">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr key={String(item['id'] ?? item['step'] ?? at)}>
              {parts.map((part) =>
                FIXED.has(part) ? (
                  <th key={part} scope="row">
                    {inWords(String(item[part] ?? ''))}
                  </th>
                ) : (
                  <td key={part} data-part={part}>
                    <Scalar
                      label={`${partWords(part)}, row ${at + 1}`}
                      name={part}
                      value={item[part] ?? null}
                      onChange={(changed) =>
                        onChange(
                          items.map((row, i) => (i === at ? { ...row, [part]: changed } : row)),
                        )
                      }
                    />
                  </td>
                ),
              )}
              <td>
                <button
                  type="button"
                  class="btn small"
                  disabled={items.length === 1}
                  aria-label={`Remove row ${at + 1}`}
                  onClick={() => onChange(items.filter((_, i) => i !== at))}
                >
                  Remove
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
