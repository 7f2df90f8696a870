/** What was recorded, in words for a reason somebody reads out: never an id of ours. */
import type { CallOutcome } from '@/lib/attendance/call-record';
import type { CaseEventOf } from '@/lib/casework/events';
import { fact } from './duty';
import type { Fact } from './types';

const OUTCOMES: Record<CallOutcome, string> = {
  'spoke-to': 'spoke to',
  voicemail: 'voicemail',
  'no-answer': 'no answer',
  'wrong-number': 'wrong number',
  'message-in': 'message came in',
  'text-sent': 'text sent',
  'found-on-site': 'found on site',
  'arrived-late': 'arrived late',
  'provider-reported': 'provider reported',
  'all-contacts-tried': 'all contacts tried',
  'seen-at-home': 'seen at home',
  'refused-reason': 'no reason given',
};

const VISITS: Record<CaseEventOf<'visit'>['payload']['form'], string> = {
  'home-visit': 'home visit',
  'video-call': 'video call',
  call: 'call',
};

export function outcomeWords(outcome: CallOutcome): string {
  return OUTCOMES[outcome];
}

export function visitWords({ form, childSeen }: CaseEventOf<'visit'>['payload']): string {
  return `${VISITS[form]}, child ${childSeen ? 'seen' : 'not seen'}`;
}

/** `09:04: spoke to mum`. A call about the whole day, found once for each session, is one fact. */
export function callFacts(calls: readonly CaseEventOf<'call'>[]): Fact[] {
  return [...new Set(calls)].map(({ about, payload: { call } }) =>
    fact(
      `${call.time}: ${outcomeWords(call.outcome)}${call.outcome === 'spoke-to' && call.who ? ` ${call.who.relationship}` : ''}`,
      about,
    ),
  );
}
