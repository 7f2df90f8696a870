import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { CaseEvent } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import { reasonFor, type SeenBetween } from '@/lib/casework/reasons';
import { call, event, reason } from './events';

function at(text: string): Session {
  const [date = '', half] = text.split(' ');
  return { date: plainDateOf(date), session: half === 'PM' ? 'PM' : 'AM' };
}

const never: SeenBetween = () => false;
function seenIn(text: string): SeenBetween {
  const seen = at(text);
  return (from, to) => compareSessions(from, seen) <= 0 && compareSessions(seen, to) < 0;
}

const back = (date: string) => ({ back: { kind: 'date' as const, date: plainDateOf(date) } });
const said = call('d1:1', '2026-09-15', 'AM');
const untilThursday = call('d1:1', '2026-09-15', 'AM', back('2026-09-17'));
const hospital = event({
  id: 'd1:4',
  on: '2026-09-15',
  payload: {
    kind: 'expected-absence',
    code: 'I',
    until: plainDateOf('2026-09-18'),
    evidence: 'hospital letter',
  },
});

describe('is this absence explained', () => {
  it.each<[string, CaseEvent[], string, SeenBetween, boolean | null]>([
    ['nobody said anything', [], '2026-09-15 AM', never, null],
    ['a parent said why', [said], '2026-09-15 AM', never, true],
    [
      'a reason for the whole day',
      [reason('d1:1', '2026-09-15', null)],
      '2026-09-15 PM',
      never,
      true,
    ],
    [
      'staff do not accept it',
      [said, reason('d1:2', '2026-09-15', 'AM', false)],
      '2026-09-15 AM',
      never,
      false,
    ],
    [
      'voicemail only',
      [call('d1:1', '2026-09-15', 'AM', { outcome: 'voicemail' })],
      '2026-09-15 AM',
      never,
      null,
    ],
    [
      'a refusal',
      [call('d1:1', '2026-09-15', 'AM', { outcome: 'refused-reason' })],
      '2026-09-15 AM',
      never,
      null,
    ],
    [
      'a provider who reports it',
      [call('d1:1', '2026-09-15', 'AM', { outcome: 'provider-reported', channel: 'provider' })],
      '2026-09-15 AM',
      never,
      null,
    ],
    [
      'spoken to, reason not given',
      [call('d1:1', '2026-09-15', 'AM', { reason: { kind: 'not-given', words: '' } })],
      '2026-09-15 AM',
      never,
      null,
    ],
    [
      'found on site',
      [call('d1:1', '2026-09-15', 'AM', { outcome: 'found-on-site', reason: null })],
      '2026-09-15 AM',
      never,
      true,
    ],
    ['the afternoon of a poorly morning', [said], '2026-09-15 PM', never, true],
    [
      'the afternoon, though seen that morning',
      [said],
      '2026-09-15 PM',
      seenIn('2026-09-15 AM'),
      null,
    ],
    ['the day after, with no return date', [said], '2026-09-16 AM', never, null],
    ['the day before the return date', [untilThursday], '2026-09-16 PM', never, true],
    ['the return date itself', [untilThursday], '2026-09-17 AM', never, null],
    [
      'gone again after coming back early',
      [untilThursday],
      '2026-09-16 PM',
      seenIn('2026-09-16 AM'),
      null,
    ],
    [
      'a return date that staff did not accept with the reason',
      [untilThursday, reason('d1:2', '2026-09-15', 'AM', false)],
      '2026-09-16 AM',
      never,
      false,
    ],
    ['the last day of an expected absence', [hospital], '2026-09-18 PM', never, true],
    ['the day after it', [hospital], '2026-09-21 AM', never, null],
  ])('%s', (_, events, session, seenBetween, expected) => {
    const given = reasonFor(foldCase(events), at(session), seenBetween);
    expect(given?.accepted ?? null).toBe(expected);
  });

  it('carries nothing over where nobody says whether the child was seen in between', () => {
    expect(reasonFor(foldCase([said]), at('2026-09-15 PM'))).toBeNull();
    expect(reasonFor(foldCase([untilThursday]), at('2026-09-16 AM'))).toBeNull();
  });
});
