/**
 * What is wrong with data somebody wrote, by path, in plain words: what was expected, what stood
 * there. A person without a programmer beside them must be able to mend the file from it.
 */
import type { z } from '@/lib/schema';

export interface Problem {
  /** `values.ladder[0].value[2].waitSchoolDays`; empty for the whole. */
  path: string;
  expected: string;
  found: string;
  /** The sentence to show. */
  message: string;
}

type Issue = z.core.$ZodIssue;

const EXPECTED_TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with named fields',
  record: 'an object with named fields',
  null: 'null',
  never: 'nothing',
};

const SHOWN_CHARACTERS = 60;

export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}

/** `"ninety"`, `1.5`, `an empty list`, `nothing (the field is missing)`. */
export function foundText(value: unknown): string {
  if (value === undefined) return 'nothing (the field is missing)';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'empty text' : JSON.stringify(cut(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const fields = Object.keys(value);
    return fields.length === 0
      ? 'an empty object'
      : `an object with the fields ${cut(fields.join(', '))}`;
  }
  return `a ${typeof value}`;
}

export function problem(path: readonly PropertyKey[], expected: string, found: unknown): Problem {
  return sentence(pathText(path), expected, foundText(found));
}

export function problemsOf(error: z.core.$ZodError, input: unknown): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, input));
}

function problemsOfIssue(issue: Issue, input: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = pathText([...issue.path, key]);
      return {
        path,
        expected: 'no such field',
        found: key,
        message: `${path}: this field is not known. Check its spelling, or remove it.`,
      };
    });
  }
  if (issue.code === 'invalid_key') {
    return [sentence(pathText(issue.path), 'a name', foundText(issue.path.at(-1)))];
  }
  return [sentence(pathText(issue.path), expectedBy(issue), foundText(at(input, issue.path)))];
}

/** Messages given in a schema already say what was expected; zod/mini's own say nothing. */
function expectedBy(issue: Issue): string {
  if (issue.message !== '' && !issue.message.startsWith('Invalid input')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED_TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? foundText(issue.values[0])
        : `one of ${issue.values.map(foundText).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return 'something else';
  }
}

function sentence(path: string, expected: string, found: string): Problem {
  const place = path === '' ? 'The whole' : path;
  return { path, expected, found, message: `${place}: expected ${expected}, found ${found}.` };
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  let here: unknown = input;
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = Reflect.get(here, part);
  }
  return here;
}

function cut(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}
