import * as fc from 'fast-check';
import { type CallRecord } from '@/lib/attendance/call-record';
import { ABSENCE_REASONS, CALL_CHANNELS, CALL_OUTCOMES } from '@/lib/attendance/call-words';
import { addDays, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { CommentFormat, CommentPart } from '@/lib/comments/format-of-school';

const REGISTER = plainDateOf('2026-09-15');

/** Words that look like the line's own, so that the generator hits every ambiguity. */
const TREACHEROUS = [
  'poorly',
  'poorly – in bed',
  'at home, with mum. N→I. JB 09:16',
  'back Wed 16 Sep',
  'return not known',
  'where: nowhere',
  'Next: retry',
  'N stays',
  'N→I',
  'no answer',
  'voicemail left',
  '14 min late',
  'mum (Sarah)',
  'TC to dad',
  'reason – other',
  'JB 09:16',
  '3 a.m. onwards',
  'Zoë O’Neill',
  'family 👨‍👩‍👧 matter',
  'naïve Nguyễn',
  '09:16 JB: x',
  '- -> - –',
  ', . ; :',
  'first line\nsecond line\r\n\tthird',
  'أم أحمد، في المنزل',
  '\u202Emum\u202C שלום',
  'İstanbul Ǆ ﬁancé e\u0301\u0301',
  '\u0000\u200B\uFEFF',
  '\uD83D',
  'very long '.repeat(60),
  '',
];

const words = fc.oneof(
  fc.constantFrom(...TREACHEROUS),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...TREACHEROUS), { maxLength: 3 }).map((list) => list.join(' ')),
);

export const registerDate: fc.Arbitrary<PlainDate> = fc
  .integer({ min: -800, max: 800 })
  .map((days) => addDays(REGISTER, days));

export const anyCall: fc.Arbitrary<CallRecord> = fc.record({
  outcome: fc.constantFrom(...CALL_OUTCOMES),
  channel: fc.constantFrom(...CALL_CHANNELS),
  direction: fc.constantFrom('in' as const, 'out' as const),
  who: fc.option(
    fc.record({
      relationship: fc.oneof(fc.constantFrom('mum', 'dad', 'foster carer'), words),
      name: fc.option(words),
    }),
  ),
  reason: fc.option(fc.record({ kind: fc.constantFrom(...ABSENCE_REASONS), words })),
  whereabouts: fc.option(fc.oneof(fc.constantFrom('at home with mum', 'at home', 'in bed'), words)),
  back: fc.option(
    fc.oneof(
      fc
        .integer({ min: -1500, max: 1500 })
        .map((days) => ({ kind: 'date' as const, date: addDays(REGISTER, days) })),
      fc.constant({ kind: 'not-known' as const }),
    ),
  ),
  codeFrom: fc.option(fc.constantFrom('N', 'B', '/', '\\', '-', 'Y1', 'I02', '#')),
  codeTo: fc.option(fc.constantFrom('I', 'M', 'N', 'C2', '\\', 'U')),
  nextStep: fc.option(words),
  minutesLate: fc.option(fc.integer({ min: 0, max: 300 })),
  initials: fc.constantFrom('JB', 'km', 'ÅL', 'Ng', 'A-MB', 'x'),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
});

export const anyFormat: fc.Arbitrary<CommentFormat> = fc.record({
  words: fc.constantFrom('short' as const, 'full' as const),
  signs: fc.constantFrom('typographic' as const, 'plain' as const),
  paddedTime: fc.boolean(),
  parts: fc
    .shuffledSubarray<CommentPart>(['where', 'back', 'code', 'next-step', 'reason'])
    .map((parts) => (parts.includes('reason') ? parts : ['reason' as const, ...parts])),
  signature: fc.constantFrom('end' as const, 'start' as const),
  reasonWords: fc.oneof(
    fc.constantFrom<CommentFormat['reasonWords']>(
      {},
      { illness: 'unwell', other: 'because', family: 'at home' },
      { illness: 'appointment', late: 'poorly', travel: 'no answer' },
      {
        illness: 'ill - very',
        other: 'back soon',
        holiday: 'x, y. z',
        religious: 'ill – at church',
      },
      { 'medical-appointment': 'Arzttermin 😷', travel: 'باص', family: 'reason', other: 'Reason' },
    ),
    fc.dictionary(fc.constantFrom(...ABSENCE_REASONS), words),
  ),
});

export function aCall(over: Partial<CallRecord> = {}): CallRecord {
  return {
    outcome: 'spoke-to',
    channel: 'phone',
    direction: 'out',
    who: { relationship: 'mum', name: null },
    reason: { kind: 'illness', words: 'sickness since 3am' },
    whereabouts: 'at home with mum',
    back: { kind: 'date', date: plainDateOf('2026-09-16') },
    codeFrom: 'N',
    codeTo: 'I',
    nextStep: null,
    minutesLate: null,
    initials: 'JB',
    time: '09:16',
    ...over,
  };
}
