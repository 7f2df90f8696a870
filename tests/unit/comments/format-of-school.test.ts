import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { checkComment } from '@/lib/comments/check';
import { formatCall } from '@/lib/comments/format';
import { formatOfSchool, USUAL_FORMAT } from '@/lib/comments/format-of-school';
import { parseComment } from '@/lib/comments/parse';
import { REASON_WORDS } from '@/lib/comments/wording';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { COMMENT_FIELDS } from '@/lib/rules/types';
import { RULE_VALUE_SCHEMAS } from '@/lib/rules/values';
import { aCall } from './calls';

const date = plainDateOf('2026-09-15');
const asShipped = TRUST_STANDARD.values.commentFormat?.[0]?.value;
if (!asShipped) throw new Error('no format ships');

const written = (fields: readonly string[], words: Partial<typeof asShipped> = {}) => {
  const format = formatOfSchool(fields, { ...asShipped, ...words });
  const call = aCall({ nextStep: 'Ring again Wed if not in' });
  const { line } = formatCall(call, { date, limit: 255, format });
  const parsed = parseComment(line, { date, format });
  expect(parsed?.complete, line).toBe(true);
  return line;
};

describe('the format a school sets in its rules', () => {
  it('is the usual one as it ships', () => {
    const format = formatOfSchool(COMMENT_FIELDS, asShipped);
    expect({ ...format, reasonWords: {} }).toEqual(USUAL_FORMAT);
    expect(format.reasonWords).toEqual(REASON_WORDS);
  });

  it.each<[string, readonly string[], string]>([
    [
      'the order of its fields',
      ['channel', 'who', 'back', 'whereabouts', 'reason', 'next-step', 'code', 'initials-and-time'],
      'TC to mum, back Wed 16 Sep, at home with mum, poorly – sickness since 3am. Ring again Wed if not in. N→I. JB 09:16',
    ],
    [
      'the code first and initials before all',
      ['initials-and-time', 'code', 'channel', 'who', 'reason', 'whereabouts', 'back'],
      '09:16 JB: N→I. TC to mum, poorly – sickness since 3am, at home with mum, back Wed 16 Sep.',
    ],
    [
      'nothing but what can never go',
      ['channel', 'initials-and-time'],
      'TC to mum, poorly – sickness since 3am. JB 09:16',
    ],
  ])('gives the line %s', (_, fields, line) => {
    expect(written(fields)).toBe(line);
  });

  it('gives the line its own words, signs and time', () => {
    expect(
      written(COMMENT_FIELDS, {
        words: 'full',
        signs: 'plain',
        paddedTime: false,
        reasonWords: { ...asShipped.reasonWords, illness: 'unwell' },
      }),
    ).toBe(
      'Phone call to mum, unwell - sickness since 3am, at home with mum, back Wed 16 Sep. N->I. Ring again Wed if not in. JB 9:16',
    );
  });

  it.each([
    ['a comma', { illness: 'ill, at home' }],
    ['a dash', { illness: 'ill – at home' }],
    ['the same word twice', { illness: 'away', family: 'Away' }],
    ['no word', { illness: '' }],
  ])('refuses a reason’s word with %s', (_, reasonWords) => {
    const result = RULE_VALUE_SCHEMAS.commentFormat.safeParse({ ...asShipped, reasonWords });
    expect(result.success).toBe(false);
  });

  it('is not missed by the check where it leaves a part out', () => {
    const options = { pupilName: 'Kai Morgan', otherNames: [], abbreviations: { TC: 'call' } };
    const said = (parts?: typeof USUAL_FORMAT.parts) =>
      checkComment('TC to mum, sore throat, at home. JB 9:10', { ...options, parts }).findings.map(
        ({ id }) => id,
      );
    expect(said()).toEqual(['no-return']);
    expect(said(['reason', 'where'])).toEqual([]);
  });
});
