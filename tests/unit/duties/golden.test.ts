import { describe, expect, it } from 'vitest';
import { AttendanceHistory } from '@/lib/attendance/history';
import type { SchoolCalendar } from '@/lib/attendance/calendar';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { DutyId } from '@/lib/duties/types';
import { emptyContext } from '@/lib/casework/context';
import { foldCase } from '@/lib/casework/fold';
import type { CaseEvent, CasePayload } from '@/lib/casework/events';
import { assessPupil } from '@/lib/duties/assess';
import { factsFor, statisticsPlan } from '@/lib/duties/statistics-facts';
import {
  calendarOf,
  GOLDEN,
  HAND_WORKED,
  marksOf,
  type GoldenCase,
} from '../attendance/golden-fixture';
import { KAI, momentOf, PUPIL, rulesWith, TENANT, worker } from './world';

/** What golden-cases.json expects of the duties, beside what they answer. */
function answers(golden: GoldenCase) {
  const calendar = calendarOf(golden);
  const [date, session] = golden.asOf;
  const moment = momentOf([date, session]);
  const rules = rulesWith({}, moment);
  const facts = factsFor(statisticsPlan(rules, calendar, moment), {
    moment,
    pupil: {
      ...KAI,
      startDate: golden.enrolStart ?? GOLDEN.policy.defaultEnrolStart,
      leavingDate: golden.leftOn ?? null,
    },
    context: {
      ...emptyContext(TENANT, PUPIL),
      compulsorySchoolAge: golden.csa ?? true,
      workers: [
        ...(golden.sw ? [worker('social-worker')] : []),
        ...(golden.yot ? [worker('youth-offending')] : []),
      ],
    },
    history: AttendanceHistory.of(calendar, marksOf(golden, calendar)),
    casework: foldCase(eventsOf(golden, calendar), { pupilId: PUPIL, through: moment }),
    rules,
    unread: [],
    timedOut: (golden.reasonUnknown ?? []).map(([on, half]) => ({ date: on, session: half })),
  });
  const { duties } = assessPupil(facts);
  const isDue = (id: DutyId) => duties.some((duty) => duty.id === id && duty.state === 'due');
  return {
    day3: isDue('day-three-contact'),
    day5: isDue('day-five-visit'),
    attReturn: isDue('attendance-return'),
    sickReturn: isDue('sickness-return'),
    groundI: duties.some((duty) => duty.id === 'missing-education' && duty.label === 'Speak to LA'),
    pnMet: isDue('consider-penalty'),
    notify: isDue('notify-worker'),
    nOverdue: duties.some((duty) => duty.id === 'establish-reason' && duty.label === 'N overdue'),
  };
}

function eventsOf(golden: GoldenCase, calendar: SchoolCalendar): CaseEvent[] {
  const events: CaseEvent[] = [];
  const [date] = golden.asOf;
  const add = (about: PlainDate, payload: CasePayload) =>
    events.push({
      id: `e${events.length + 1}`,
      tenant: TENANT,
      pupilId: PUPIL,
      at: `${about}T15:00:00.000Z`,
      by: { initials: 'JB', role: 'attendance' },
      device: 'd1',
      about: { date: about, session: null },
      recovered: false,
      payload,
    });
  if (golden.usedInNotice)
    add(golden.usedInNotice.to, {
      kind: 'decision',
      on: 'consider-penalty',
      decision: 'notice asked for',
      reason: null,
      agreedWith: null,
      sessionsUsedInNotice: golden.usedInNotice,
    });
  if (golden.projectedISessions !== undefined) {
    const until = calendar.nthSchoolDayAfter(date, golden.projectedISessions / 2);
    if (until) add(date, { kind: 'expected-absence', code: 'I', until, evidence: 'hospital' });
  }
  return events;
}

describe('the duties agree with the golden cases and those worked by hand', () => {
  it.each(
    [...GOLDEN.cases, ...HAND_WORKED].map((golden) => [golden.id, golden.title, golden] as const),
  )('%s %s', (_, __, golden) => {
    const { day3, day5, attReturn, sickReturn, groundI, pnMet, notify, nOverdue } = golden.expect;
    expect(answers(golden)).toEqual({
      day3,
      day5,
      attReturn,
      sickReturn,
      groundI,
      pnMet,
      notify,
      nOverdue,
    });
  });
});
