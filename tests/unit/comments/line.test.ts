import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { formatCall, LEFT_OUT_IN_ORDER } from '@/lib/comments/format';
import { USUAL_FORMAT } from '@/lib/comments/format-of-school';
import { normaliseCall } from '@/lib/comments/normalise';
import { parseComment } from '@/lib/comments/parse';
import type { CallRecord } from '@/lib/attendance/call-record';
import { aCall, anyCall, anyFormat, registerDate } from './calls';

const date = plainDateOf('2026-09-15');
const line = (call: CallRecord, limit = 255) => formatCall(call, { date, limit }).line;
const nobody = { reason: null, whereabouts: null, back: null, codeTo: null };

describe('the line reads as a good officer would write it', () => {
  it.each<[string, CallRecord]>([
    [
      'TC to mum, poorly – sickness since 3am, at home with mum, back Wed 16 Sep. N→I. JB 09:16',
      aCall(),
    ],
    [
      'TC to mum, voicemail left. N stays. Try dad next. JB 09:16',
      aCall({ ...nobody, outcome: 'voicemail', nextStep: 'Try dad next' }),
    ],
    [
      'TC from gran (Rose), family reason – mum in hospital, with gran, back Wed 16 Sep. N stays. Head to decide. JB 09:55',
      aCall({
        direction: 'in',
        who: { relationship: 'gran', name: 'Rose' },
        reason: { kind: 'family', words: 'mum in hospital' },
        whereabouts: 'with gran',
        codeTo: null,
        nextStep: 'Head to decide.',
        time: '09:55',
      }),
    ],
    [
      'No answer from any contact. N stays. DSL told 10:02. JB 10:03',
      aCall({
        ...nobody,
        outcome: 'all-contacts-tried',
        who: null,
        nextStep: 'DSL told 10:02',
        time: '10:03',
      }),
    ],
    [
      'HV to dad, child seen at home, travel trouble – bus missed, at the door; well, back Tue 15 Sep. N stays. JB 11:02',
      aCall({
        outcome: 'seen-at-home',
        channel: 'visit',
        who: { relationship: 'dad', name: null },
        reason: { kind: 'travel', words: 'bus missed' },
        whereabouts: 'at the door, well',
        back: { kind: 'date', date },
        codeTo: null,
        time: '11:02',
      }),
    ],
    [
      'Arrived 14 min late with mum, running late – overslept. N→L. JB 09:16',
      aCall({
        outcome: 'arrived-late',
        channel: 'in-person',
        direction: 'in',
        reason: { kind: 'late', words: 'overslept' },
        whereabouts: null,
        back: null,
        codeTo: 'L',
        minutesLate: 14,
      }),
    ],
    [
      'Provider report from Forest School, not arrived. B→N. Call mum now. JB 09:18',
      aCall({
        ...nobody,
        outcome: 'provider-reported',
        channel: 'provider',
        direction: 'in',
        who: { relationship: 'Forest School', name: null },
        whereabouts: 'not arrived',
        codeFrom: 'B',
        codeTo: 'N',
        nextStep: 'Call mum now',
        time: '09:18',
      }),
    ],
  ])('%s', (expected, call) => {
    expect(line(call)).toBe(expected);
  });

  it('writes a school’s own signs, words and order', () => {
    const format = {
      ...USUAL_FORMAT,
      words: 'full' as const,
      signs: 'plain' as const,
      paddedTime: false,
      parts: ['code', 'reason', 'where', 'back', 'next-step'] as const,
      signature: 'start' as const,
      reasonWords: { illness: 'unwell' },
    };
    expect(formatCall(aCall(), { date, limit: 255, format }).line).toBe(
      '9:16 JB: N->I. Phone call to mum, unwell - sickness since 3am, at home with mum, back Wed 16 Sep.',
    );
  });
});

describe('what is written reads back', () => {
  it('as the same call, for every call and every school’s format', () => {
    fc.assert(
      fc.property(anyCall, anyFormat, registerDate, (call, format, on) => {
        const { line } = formatCall(call, { date: on, limit: Infinity, format });
        const expected = normaliseCall(call);
        if (!format.parts.includes('code'))
          Object.assign(expected, { codeFrom: null, codeTo: null });
        if (!format.parts.includes('where')) expected.whereabouts = null;
        if (!format.parts.includes('back')) expected.back = null;
        if (!format.parts.includes('next-step')) expected.nextStep = null;
        expect(parseComment(line, { date: on, format })).toEqual({
          call: expected,
          complete: true,
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const once = normaliseCall(call);
        expect(normaliseCall(once)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('never crashes on what people write, and never calls a stranger’s words complete', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parseComment(text, { date });
        expect(parsed === null || !parsed.complete || /\d:\d\d/.test(text)).toBe(true);
      }),
    );
  });

  it.each([
    ['ill', null],
    ['mum useless again', null],
    ['see previous', null],
  ])('makes nothing of “%s”', (text, expected) => {
    expect(parseComment(text, { date })).toBe(expected);
  });

  it('keeps what it understood of a line written by hand, and says what it did not', () => {
    const parsed = parseComment(
      'TC to mum, poorly - sickness & diarrhoea since 3am, at home with mum, back Thu (48h). N->I. JB 9:42',
      { date },
    );
    expect(parsed).toEqual({
      complete: false,
      missing: ['unread-words'],
      unread: ['back Thu (48h)'],
      partial: {
        outcome: 'spoke-to',
        channel: 'phone',
        direction: 'out',
        who: { relationship: 'mum', name: null },
        reason: { kind: 'illness', words: 'sickness & diarrhoea since 3am' },
        whereabouts: 'at home with mum',
        codeFrom: 'N',
        codeTo: 'I',
        initials: 'JB',
        time: '09:42',
      },
    });
  });

  it('does not take “ill” for a place', () => {
    const parsed = parseComment('TC to mum, ill. JB 09:42', { date });
    expect(parsed).toMatchObject({ complete: false, unread: ['ill'] });
  });

  it.each([
    ['back Mon 4 Jan', '2026-12-18', '2027-01-04'],
    ['back Fri 18 Dec', '2027-01-04', '2026-12-18'],
    ['back Thu', '2026-09-15', '2026-09-17'],
    ['back Tue', '2026-09-15', '2026-09-22'],
    ['back 16 Sep', '2026-09-15', '2026-09-16'],
    ['back 4 Jan', '2026-12-18', '2027-01-04'],
  ])('“%s” on %s means %s', (text, on, expected) => {
    const parsed = parseComment(`TC to mum, ${text}. JB 09:42`, { date: plainDateOf(on) });
    expect(parsed).toMatchObject({
      complete: true,
      call: { back: { kind: 'date', date: expected } },
    });
  });

  it('does not believe a date whose weekday is wrong', () => {
    const parsed = parseComment('TC to mum, back Fri 16 Sep. JB 09:42', { date });
    expect(parsed).toMatchObject({ complete: false, unread: ['back Fri 16 Sep'] });
  });
});

describe('over the limit', () => {
  const long = aCall({
    who: { relationship: 'mum', name: 'Sarah' },
    nextStep: 'Ring again Wed if not in',
  });

  it.each([
    [
      130,
      'TC to mum (Sarah), poorly – sickness since 3am, at home with mum, back Wed 16 Sep. N→I. Ring again Wed if not in. JB 09:16',
    ],
    [
      120,
      'TC to mum (Sarah), poorly – sickness since 3am, at home with mum, back Wed 16 Sep. Ring again Wed if not in. JB 09:16',
    ],
    [
      110,
      'TC to mum (Sarah), poorly – sickness since 3am, at home with mum, back Wed 16 Sep. JB 09:16',
    ],
    [85, 'TC to mum, poorly – sickness since 3am, at home with mum, back Wed 16 Sep. JB 09:16'],
    [80, 'TC to mum, poorly – sickness since 3am, at home with mum. JB 09:16'],
    [60, 'TC to mum, poorly – sickness since 3am. JB 09:16'],
    [40, 'TC to mum, poorly – sickness…. JB 09:16'],
    [28, 'TC to mum, poorly. JB 09:16'],
  ])('%i characters leave: %s', (limit, expected) => {
    expect(line(long, limit)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(limit);
  });

  it('says when nothing more may go', () => {
    expect(formatCall(long, { date, limit: 20 })).toEqual({
      line: 'TC to mum, poorly. JB 09:16',
      short: true,
      fits: false,
      leftOut: [...LEFT_OUT_IN_ORDER],
    });
  });

  it('keeps who, kind of reason, initials and time at any limit, cuts no character in two, and reads back', () => {
    fc.assert(
      fc.property(anyCall, fc.integer({ min: 0, max: 120 }), (call, limit) => {
        const { line, fits, short } = formatCall(call, { date, limit });
        const whole = normaliseCall(call);
        const parsed = parseComment(line, { date });
        if (!parsed?.complete) throw new Error(`not read back: ${line}`);
        expect(parsed.call.who?.relationship).toBe(whole.who?.relationship);
        expect(parsed.call.reason?.kind).toBe(whole.reason?.kind);
        expect(parsed.call.initials).toBe(whole.initials);
        expect(parsed.call.time).toBe(whole.time);
        expect(parsed.call.outcome).toBe(whole.outcome);
        expect(fits).toBe(line.length <= limit);
        expect(line).not.toMatch(/\p{Surrogate}/u);
        if (!short) expect(parsed.call).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });
});
