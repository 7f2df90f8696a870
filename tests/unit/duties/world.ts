/** One invented pupil at Oakfield, on the calendar of the golden cases, told in a few lines. */
import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { CallOutcome, CallRecord } from '@/lib/attendance/call-record';
import { AttendanceHistory, type Mark } from '@/lib/attendance/history';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CaseEvent, CasePayload, Role } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import type { DutyFacts, SchoolFacts } from '@/lib/duties/facts';
import { factsFor, statisticsPlan } from '@/lib/duties/statistics-facts';
import type { Moment } from '@/lib/duties/types';
import { resolveRules } from '@/lib/rules/resolve';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { ResolvedValue, RuleKey, Rules, RuleValues } from '@/lib/rules/types';
import { CALENDAR } from '../attendance/golden-fixture';

export const TENANT = 'oakfield';
export const PUPIL = 'kai';

/** `2026-09-15 AM`, or `2026-09-15` for the whole day. */
export type About = string;

export interface Recorded {
  about: About;
  payload: CasePayload;
  by?: Role;
}

export interface Story {
  /** Marks that differ from present: first day, last day, morning, afternoon; null leaves one as it is. */
  marks?: [string, string, string | null, string | null][];
  /** Day, session and time of day; after the school day where no time matters. */
  at: [string, SessionOfDay, string?];
  onRollFrom?: string;
  closures?: string[];
  pupil?: Partial<Pupil>;
  context?: Partial<PupilContext>;
  events?: Recorded[];
  rules?: Partial<RuleValues>;
  unread?: string[];
  timedOut?: string[];
  /** The years of the calendar, where the story is about its edge. */
  calendar?: SchoolCalendar;
}

export const FIRST_DAY = '2026-09-03';
const AFTER_SCHOOL = '23:59';

export const KAI: Pupil = {
  tenant: TENANT,
  id: PUPIL,
  arborStudentId: '1001',
  upn: null,
  forename: 'Kai',
  surname: 'Morgan',
  preferredForename: null,
  form: '5B',
  yearGroup: '5',
  dateOfBirth: plainDateOf('2017-01-10'),
  startDate: null,
  leavingDate: null,
};

export function momentOf([date, session, time = AFTER_SCHOOL]: Story['at']): Moment {
  return { date: plainDateOf(date), session, time };
}

export function calendarOf({ calendar, closures = [] }: Pick<Story, 'calendar' | 'closures'>) {
  return (
    calendar ?? SchoolCalendar.from({ ...CALENDAR, closures: closures.map((date) => ({ date })) })
  );
}

export function factsOf(story: Story): DutyFacts {
  const calendar = calendarOf(story);
  const moment = momentOf(story.at);
  const rules = rulesWith(story.rules ?? {}, moment);
  const startDate = plainDateOf(story.onRollFrom ?? FIRST_DAY);
  return factsFor(statisticsPlan(rules, calendar, moment), {
    moment,
    pupil: { ...KAI, startDate, ...story.pupil },
    context: { ...emptyContext(TENANT, PUPIL), ...story.context },
    history: AttendanceHistory.of(calendar, marksOf(story, calendar)),
    casework: foldCase(eventsOf(story), { pupilId: PUPIL, through: moment }),
    rules,
    unread: (story.unread ?? []).map((text) => ({ ...sessionOf(text), why: 'two witnesses' })),
    timedOut: (story.timedOut ?? []).map(sessionOf),
  });
}

export function schoolFactsOf(story: Story): SchoolFacts {
  const moment = momentOf(story.at);
  return {
    tenant: TENANT,
    moment,
    calendar: calendarOf(story),
    casework: foldCase(
      eventsOf(story).map((event) => ({ ...event, pupilId: null })),
      { pupilId: null, through: moment },
    ),
    rules: rulesWith(story.rules ?? {}, moment),
  };
}

function marksOf({ marks = [], at, onRollFrom = FIRST_DAY }: Story, calendar: SchoolCalendar) {
  const [date, session] = at;
  const all: Mark[] = [];
  for (const day of calendar.schoolDaysBetween(plainDateOf(onRollFrom), plainDateOf(date))) {
    let codes: [string, string] = ['/', '\\'];
    for (const [from, to, am, pm] of marks) {
      if (from <= day && day <= to) codes = [am ?? codes[0], pm ?? codes[1]];
    }
    all.push({ date: day, session: 'AM', code: codes[0] });
    if (day < date || session === 'PM') all.push({ date: day, session: 'PM', code: codes[1] });
  }
  return all;
}

export function sessionOf(text: string): Session {
  const [date = '', session] = text.split(' ');
  return { date: plainDateOf(date), session: session === 'PM' ? 'PM' : 'AM' };
}

/** The trust's Standard, with what this school sets otherwise. */
export function rulesWith(values: Partial<RuleValues>, { date }: Moment): Rules {
  const trust = resolveRules({ trust: TRUST_STANDARD }, date);
  const resolved = <K extends RuleKey>(key: K): ResolvedValue<RuleValues[K]> => {
    const value = values[key];
    const base = trust.resolved(key);
    return value === undefined ? base : { ...base, value, setBy: 'school', isExample: false };
  };
  return { ...trust, get: (key) => resolved(key).value, resolved, examples: trust.examples };
}

function eventsOf({ events = [] }: Story): CaseEvent[] {
  return events.map(({ about, payload, by = 'attendance' }, index) => {
    const [date = '', session] = about.split(' ');
    return {
      id: `e${index + 1}`,
      tenant: TENANT,
      pupilId: PUPIL,
      at: `${date}T09:${String(index).padStart(2, '0')}:00.000Z`,
      by: { initials: 'JB', role: by },
      device: 'd1',
      about: {
        date: plainDateOf(date),
        session: session === 'AM' || session === 'PM' ? session : null,
      },
      recovered: false,
      payload,
    };
  });
}

export function call(about: About, outcome: CallOutcome, more: Partial<CallRecord> = {}): Recorded {
  return {
    about,
    payload: {
      kind: 'call',
      comment: null,
      call: {
        outcome,
        channel: 'phone',
        direction: 'out',
        who: { relationship: 'mum', name: null },
        reason: null,
        whereabouts: null,
        back: null,
        codeFrom: 'N',
        codeTo: null,
        nextStep: null,
        minutesLate: null,
        initials: 'JB',
        time: '09:04',
        ...more,
      },
    },
  };
}

export const POORLY: Partial<CallRecord> = {
  reason: { kind: 'illness', words: 'poorly, sickness since 3am' },
};

export function told(
  about: About,
  role: Extract<CasePayload, { kind: 'notification' }>['role'],
  when = '09:42',
): Recorded {
  return {
    about,
    payload: { kind: 'notification', role, who: 'duty desk', how: 'phone', when, answer: null },
  };
}

export function reason(about: About, accepted = true): Recorded {
  return {
    about,
    payload: { kind: 'reason-established', reason: 'poorly', code: 'I', accepted },
  };
}

export function visited(
  about: About,
  childSeen: boolean,
  form: 'home-visit' | 'video-call' | 'call' = 'home-visit',
): Recorded {
  return {
    about,
    payload: { kind: 'visit', form, childSeen, seenBy: 'KM', where: 'home', how: null },
  };
}

export function confirmed(about: About, attended: boolean): Recorded {
  return {
    about,
    payload: {
      kind: 'confirmation',
      provider: 'Forest provision',
      confirmedBy: 'Ms Reed',
      time: '09:20',
      attended,
    },
  };
}

export function otherwise(
  about: About,
  from: string,
  decision: Extract<CasePayload, { kind: 'deviation' }>['decision'] = 'not-required',
  reviewOn: string | null = null,
): Recorded {
  return {
    about,
    payload: {
      kind: 'deviation',
      from,
      decision,
      reason: 'seen at hospital by the school nurse',
      agreedWith: 'KM',
      reviewOn: reviewOn === null ? null : plainDateOf(reviewOn),
    },
  };
}

export function decided(
  about: About,
  on: string,
  decision: string,
  more: Partial<Extract<CasePayload, { kind: 'decision' }>> = {},
): Recorded {
  return {
    about,
    payload: {
      kind: 'decision',
      on,
      decision,
      reason: null,
      agreedWith: 'KM',
      sessionsUsedInNotice: null,
      ...more,
    },
  };
}

export function stepped(
  about: About,
  step: Extract<CasePayload, { kind: 'step' }>['step'],
  supportOffered = false,
): Recorded {
  return { about, payload: { kind: 'step', step, result: null, supportOffered } };
}

export function worker(
  kind: 'social-worker' | 'youth-offending' = 'social-worker',
  from: string | null = null,
  to: string | null = null,
): PupilContext['workers'][number] {
  return {
    kind,
    name: 'Ms Hall',
    authority: 'Northshire',
    channel: 'email',
    phone: null,
    email: null,
    from: from === null ? null : plainDateOf(from),
    to: to === null ? null : plainDateOf(to),
  };
}

export function plan(
  kind: 'CP' | 'CIN' | 'LAC',
  from: string | null = null,
  to: string | null = null,
): PupilContext['plans'][number] {
  return {
    kind,
    from: from === null ? null : plainDateOf(from),
    to: to === null ? null : plainDateOf(to),
  };
}

export function provision(
  kind: 'alternative' | 'dual' | 'part-time',
  name: string | null = 'Forest provision',
): PupilContext['provisions'][number] {
  return { kind, name, contact: null, from: null, to: null };
}
