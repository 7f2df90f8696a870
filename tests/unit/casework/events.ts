import { plainDateOf } from '@/lib/attendance/plain-date';
import type { CaseEvent, CasePayload } from '@/lib/casework/events';

/** Invented events of one invented pupil. */
export interface Written {
  id: string;
  on: string;
  session?: 'AM' | 'PM' | null;
  at?: string;
  payload: CasePayload;
}

export function event({ id, on, session = null, at, payload }: Written): CaseEvent {
  return {
    id,
    tenant: 'oakfield',
    pupilId: 'p1',
    at: at ?? `${on}T09:00:00.000Z`,
    by: { initials: 'JB', role: 'attendance' },
    device: 'd1',
    about: { date: plainDateOf(on), session },
    recovered: false,
    payload,
  };
}

export function step(
  id: string,
  on: string,
  name: Extract<CasePayload, { kind: 'step' }>['step'],
  supportOffered = false,
): CaseEvent {
  return event({ id, on, payload: { kind: 'step', step: name, result: null, supportOffered } });
}

export function deviation(
  id: string,
  on: string,
  from: string,
  decision: Extract<CasePayload, { kind: 'deviation' }>['decision'],
  reviewOn: string | null = null,
): CaseEvent {
  return event({
    id,
    on,
    payload: {
      kind: 'deviation',
      from,
      decision,
      reason: 'family bereavement',
      agreedWith: 'KM',
      reviewOn: reviewOn === null ? null : plainDateOf(reviewOn),
    },
  });
}

export function undo(id: string, of: string, at = '2026-11-23T10:00:00.000Z'): CaseEvent {
  return event({ id, on: at.slice(0, 10), at, payload: { kind: 'undo', of } });
}

export function correction(
  id: string,
  of: string,
  replacement: unknown,
  at = '2026-11-23T10:00:00.000Z',
): CaseEvent {
  return event({ id, on: at.slice(0, 10), at, payload: { kind: 'correction', of, replacement } });
}

export function reason(
  id: string,
  on: string,
  session: 'AM' | 'PM' | null,
  accepted = true,
  words = 'poorly',
): CaseEvent {
  return event({
    id,
    on,
    session,
    payload: { kind: 'reason-established', reason: words, code: 'I', accepted },
  });
}

export function call(
  id: string,
  on: string,
  session: 'AM' | 'PM' | null,
  change: Partial<Extract<CasePayload, { kind: 'call' }>['call']> = {},
): CaseEvent {
  return event({
    id,
    on,
    session,
    payload: {
      kind: 'call',
      comment: null,
      call: {
        outcome: 'spoke-to',
        channel: 'phone',
        direction: 'out',
        who: { relationship: 'mum', name: null },
        reason: { kind: 'illness', words: 'cold' },
        whereabouts: 'at home',
        back: null,
        codeFrom: 'N',
        codeTo: 'I',
        nextStep: null,
        minutesLate: null,
        initials: 'JB',
        time: '09:12',
        ...change,
      },
    },
  });
}
