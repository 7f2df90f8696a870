import { describe, expect, it } from 'vitest';
import type { CallRecord } from '@/lib/attendance/call-record';
import { codeWarnings, suggestCode, type CodeQuestion } from '@/lib/comments/suggest-code';
import { aCall } from './calls';

const registerTimes = {
  AM: { opens: '08:50', closes: '09:20' },
  PM: { opens: '13:00', closes: '13:20' },
};
const ask = (over: Partial<CallRecord>, rest: Partial<CodeQuestion> = {}): CodeQuestion => ({
  call: aCall({ reason: null, whereabouts: null, ...over }),
  session: 'AM',
  registerTimes,
  ...rest,
});
const because = (kind: NonNullable<CallRecord['reason']>['kind'], words = '') =>
  ask({ reason: { kind, words } });

describe('the code an answer suggests', () => {
  it.each<[string, CodeQuestion, string | null, RegExp]>([
    ['illness', because('illness'), 'I', /appointment would be M/],
    ['a dentist', because('medical-appointment'), 'M', /present mark stays/],
    ['a holiday', because('holiday'), 'G', /C only if the head/],
    ['a holy day', because('religious'), 'R', /Further days/],
    ['a family matter', because('family'), null, /Only the head may grant leave/],
    ['a missed bus', because('travel'), null, /A person decides/],
    ['on the way', because('late'), null, /until the child is in/],
    ['no reason given', because('not-given'), null, /until one is established/],
    ['a voicemail', ask({ outcome: 'voicemail' }), null, /until one is established/],
    ['refusal', ask({ outcome: 'refused-reason' }), null, /until one is established/],
    ['found on site', ask({ outcome: 'found-on-site' }), null, /checks whether/],
    [
      'not at the provider, B',
      ask({ outcome: 'provider-reported', codeFrom: 'B' }),
      'N',
      /B needs/,
    ],
    [
      'not at the provider, W',
      ask({ outcome: 'provider-reported', codeFrom: 'W' }),
      'N',
      /W needs/,
    ],
    [
      'not at the other school',
      ask({ outcome: 'provider-reported', codeFrom: 'D' }),
      null,
      /other school/,
    ],
    [
      'ill, says the provider',
      ask({
        outcome: 'provider-reported',
        codeFrom: 'B',
        reason: { kind: 'illness', words: '' },
      }),
      'I',
      /Illness/,
    ],
  ])('after %s', (_, question, code, reason) => {
    const advice = suggestCode(question);
    expect(advice.code).toBe(code);
    expect(advice.because).toMatch(reason);
    expect(advice.source).not.toBe('');
  });

  it.each<[string, 'AM' | 'PM', string | null]>([
    ['09:19', 'AM', 'L'],
    ['09:20', 'AM', 'U'],
    ['09:21', 'AM', 'U'],
    ['13:19', 'PM', 'L'],
    ['13:20', 'PM', 'U'],
  ])('in at %s for the %s register: %s', (arrivedAt, session, code) => {
    expect(suggestCode(ask({ outcome: 'arrived-late' }, { arrivedAt, session })).code).toBe(code);
  });

  it('cannot tell L from U without the closing time, and says so', () => {
    const advice = suggestCode(ask({ outcome: 'arrived-late' }, { registerTimes: undefined }));
    expect(advice.code).toBeNull();
    expect(advice.because).toMatch(/^Cannot tell/);
    expect(advice.open.map(({ code }) => code)).toEqual(['L', 'U']);
  });
});

describe('a wrong or risky code is named', () => {
  it.each<[string, CodeQuestion, string | null, string[]]>([
    [
      'B for work at home',
      ask({ whereabouts: 'at home, learning online' }),
      'B',
      ['remote-is-not-b'],
    ],
    [
      'B left standing for work at home',
      ask({ codeFrom: 'B', whereabouts: 'at home; remote lessons' }),
      null,
      ['remote-is-not-b'],
    ],
    [
      'B kept though not arrived',
      ask({ outcome: 'provider-reported', codeFrom: 'B' }),
      'B',
      ['off-site-not-confirmed'],
    ],
    ['C', because('family'), 'C', ['head-grants-leave']],
    ['I for the dentist', because('illness', 'at the dentist'), 'I', ['appointment-is-m']],
    ['M for a cough', because('medical-appointment', 'bad cough'), 'M', ['illness-is-i']],
    ['M for a check-up', because('medical-appointment', 'check-up after flu'), 'M', []],
    [
      'L after close',
      ask({ outcome: 'arrived-late', time: '09:40' }),
      'L',
      ['close-decides-l-or-u'],
    ],
    ['U after close', ask({ outcome: 'arrived-late', time: '09:40' }), 'U', []],
    ['I without a reason', ask({}), 'I', ['reason-not-given']],
    ['I for a cold', because('illness', 'cold'), 'I', []],
  ])('%s', (_, question, code, ids) => {
    expect(codeWarnings(question, code).map(({ id }) => id)).toEqual(ids);
  });
});
