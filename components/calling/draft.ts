/**
 * A half-finished record. It leaves as plain data and comes back as `unknown` (a closed tab, another
 * version), so it is read with care: what does not fit is left out, never guessed.
 */
import type { CallOutcome } from '@/lib/attendance/call-record';
import { CALL_OUTCOMES } from '@/lib/attendance/call-words';

export const QUESTIONS = [
  'outcome',
  'channel',
  'arrived',
  'who',
  'reason',
  'detail',
  'where',
  'back',
  'next',
] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Answer {
  /** Id of the option picked. */
  option: string;
  /** What was typed where the option is a free one. */
  words: string;
}

export interface CallDraft {
  version: 1;
  outcome: CallOutcome | null;
  answers: Partial<Record<Question, Answer>>;
  /** The question the person is at; null once all are answered. */
  at: Question | null;
  /** `HH:MM` at which the outcome was picked. */
  time: string | null;
  /** False when the person decided that the mark stays. */
  takeCode: boolean;
  /** The line as the person changed it; null while it is built. */
  line: string | null;
  siblings: string[];
}

export const EMPTY_DRAFT: CallDraft = {
  version: 1,
  outcome: null,
  answers: {},
  at: 'outcome',
  time: null,
  takeCode: true,
  line: null,
  siblings: [],
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isQuestion = (value: unknown): value is Question =>
  QUESTIONS.some((question) => question === value);

export function readDraft(value: unknown): CallDraft {
  if (!isFields(value) || value.version !== 1) return EMPTY_DRAFT;
  const outcome = CALL_OUTCOMES.find((one) => one === value.outcome);
  const time =
    isText(value.time) && /^([01]\d|2[0-3]):[0-5]\d$/.test(value.time) ? value.time : null;
  if (outcome === undefined || time === null) return EMPTY_DRAFT;
  const answers: CallDraft['answers'] = {};
  for (const [question, answer] of Object.entries(isFields(value.answers) ? value.answers : {})) {
    if (!isQuestion(question) || !isFields(answer)) continue;
    const { option, words } = answer;
    if (isText(option) && isText(words)) answers[question] = { option, words };
  }
  return {
    version: 1,
    outcome,
    answers,
    at: isQuestion(value.at) ? value.at : null,
    time,
    takeCode: value.takeCode !== false,
    line: isText(value.line) ? value.line : null,
    siblings: Array.isArray(value.siblings) ? value.siblings.filter(isText) : [],
  };
}
