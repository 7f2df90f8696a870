import type { CallDraft, Question } from './draft';
import type { Asking, Option } from './questions';

export interface Target {
  question: Question;
  option: Option;
}

/**
 * What each key does now: the open question comes first, then those after it, so a person may pass
 * over a preselected answer. A key that an earlier question has taken is shown on that one alone;
 * whatever key is visible works.
 */
export function activeKeys(askings: readonly Asking[], draft: CallDraft): Map<string, Target> {
  const keys = new Map<string, Target>();
  const start = askings.findIndex(({ question }) => question === draft.at);
  if (start < 0) return keys;
  for (const { question, options } of askings.slice(start)) {
    for (const option of options) {
      if (!keys.has(option.key)) keys.set(option.key, { question, option });
    }
  }
  return keys;
}

/** A time is preset and stands beside the questions, so the keys pass over it. */
const inTurn = (askings: readonly Asking[]): Asking[] =>
  askings.filter(({ options }) => options.length > 0);

export function questionAfter(askings: readonly Asking[], question: Question): Question | null {
  const turns = inTurn(askings);
  const index = turns.findIndex((asking) => asking.question === question);
  return turns[index + 1]?.question ?? null;
}

export function questionBefore(askings: readonly Asking[], at: Question | null): Question | null {
  const turns = inTurn(askings);
  if (at === null) return turns.at(-1)?.question ?? null;
  const index = turns.findIndex(({ question }) => question === at);
  return index > 0 ? (turns[index - 1]?.question ?? null) : null;
}
