/** Casework that the invented staff have already recorded, so that trackers have a history. */
import type { CallRecord } from '@/lib/attendance/call-record';
import {
  addDays,
  dayNumber,
  mondayOf,
  plainDateOf,
  weekday,
  type PlainDate,
} from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { CaseEvent, CasePayload, LadderStep, Role } from '@/lib/casework/events';
import type { DemonstrationMarks } from './marks';
import type { Person } from './people';
import type { SchoolPlan } from './schools';

const STAFF: Record<'office' | 'attendance' | 'dsl', { initials: string; role: Role }> = {
  office: { initials: 'JB', role: 'office' },
  attendance: { initials: 'RP', role: 'attendance' },
  dsl: { initials: 'KM', role: 'dsl' },
};

/** British Summer Time runs from the last Sunday of March to the last Sunday of October. */
function isSummerTime(date: PlainDate): boolean {
  const lastSunday = (month: string): PlainDate => {
    const end = plainDateOf(`${date.slice(0, 4)}-${month}-31`);
    return addDays(end, -weekday(end));
  };
  return date >= lastSunday('03') && date < lastSunday('10');
}

function instantOf(date: PlainDate, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const utc = dayNumber(date) * 86_400_000 + (hour - (isSummerTime(date) ? 1 : 0)) * 3_600_000;
  return new Date(utc + minute * 60_000).toISOString();
}

function call(change: Partial<CallRecord> & Pick<CallRecord, 'outcome' | 'time'>): CallRecord {
  return {
    channel: 'phone',
    direction: 'out',
    who: null,
    reason: null,
    whereabouts: null,
    back: null,
    codeFrom: null,
    codeTo: null,
    nextStep: null,
    minutesLate: null,
    initials: STAFF.office.initials,
    ...change,
  };
}

class Diary {
  readonly events: CaseEvent[] = [];

  constructor(private readonly tenant: string) {}

  add(
    pupilId: string | null,
    date: PlainDate,
    session: Session['session'] | null,
    time: string,
    by: keyof typeof STAFF,
    payload: CasePayload,
  ): void {
    this.events.push({
      id: `demonstration-${String(this.events.length + 1).padStart(4, '0')}`,
      tenant: this.tenant,
      pupilId,
      at: instantOf(date, time),
      by: STAFF[by],
      device: 'demonstration',
      about: { date, session },
      recovered: false,
      payload,
    });
  }
}

const LADDER: readonly { step: LadderStep; back: number; result: string; support: boolean }[] = [
  { step: 'letter', back: 46, result: 'Letter 1 sent to both parents', support: false },
  { step: 'pupil-voice', back: 33, result: 'Mornings are hard at home', support: true },
  {
    step: 'informal-meeting',
    back: 21,
    result: 'Support plan agreed, breakfast club',
    support: true,
  },
];

function castEvents(
  diary: Diary,
  person: Person,
  days: readonly PlainDate[],
  today: number,
  through: Session,
): void {
  const { pupil, cast } = person;
  const day = (back: number): PlainDate => days[today - back] ?? through.date;
  switch (cast?.role) {
    case 'open-case':
      diary.add(pupil.id, day(2), 'AM', '09:21', 'office', {
        kind: 'call',
        call: call({
          outcome: 'no-answer',
          time: '09:21',
          who: { relationship: 'mum', name: null },
          nextStep: 'ring nan',
          codeFrom: 'N',
        }),
        comment: 'TC to mum, no answer. Ring nan next. N. JB 9:21',
      });
      diary.add(pupil.id, day(2), 'AM', '09:34', 'dsl', {
        kind: 'notification',
        role: 'social-worker',
        who: 'Helen Croft',
        how: 'phone',
        when: '09:34',
        answer: 'Will ring the family today',
      });
      break;
    case 'third-day':
      diary.add(pupil.id, day(2), 'AM', '08:47', 'office', {
        kind: 'call',
        call: call({
          outcome: 'message-in',
          channel: 'absence-line',
          direction: 'in',
          time: '08:47',
          who: { relationship: 'mum', name: null },
          reason: { kind: 'illness', words: 'high temperature' },
          whereabouts: 'at home with mum',
          back: { kind: 'not-known' },
          codeFrom: 'N',
          codeTo: 'I',
        }),
        comment:
          'Absence line from mum, high temperature, at home with mum, back not known. N→I. JB 8:47',
      });
      break;
    case 'persistent':
      diary.add(pupil.id, day(1), null, '11:20', 'attendance', {
        kind: 'step',
        step: 'letter',
        result: 'Letter 1 sent to both parents',
        supportOffered: false,
      });
      break;
    case 'reason-given':
      if (through.session === 'PM') break;
      diary.add(pupil.id, through.date, 'AM', '09:04', 'office', {
        kind: 'reason-established',
        reason: 'Dental appointment, back before lunch',
        code: 'M',
        accepted: true,
      });
      break;
    case 'off-site':
      for (const date of days.slice(Math.max(0, today - 22), today)) {
        if (weekday(date) !== weekday(through.date)) continue;
        diary.add(pupil.id, date, 'AM', '09:12', 'office', {
          kind: 'confirmation',
          provider: 'Forest provision',
          confirmedBy: 'Rowan at Forest provision',
          time: '09:12',
          attended: true,
        });
      }
      break;
    default:
  }
}

function ladderEvents(
  diary: Diary,
  person: Person,
  days: readonly PlainDate[],
  today: number,
  steps: number,
): void {
  for (const { step, back, result, support } of LADDER.slice(0, steps)) {
    const date = days[today - back];
    if (date === undefined) continue;
    diary.add(person.pupil.id, date, null, '11:20', 'attendance', {
      kind: 'step',
      step,
      result,
      supportOffered: support,
    });
  }
  const reviewed = days[today - 12];
  if (steps > 2 && reviewed) {
    diary.add(person.pupil.id, reviewed, null, '10:05', 'attendance', {
      kind: 'review',
      of: 'informal-meeting',
      outcome: 'Mornings better, Mondays still missed',
      nextReviewOn: days[today + 3] ?? null,
    });
  }
}

export function eventsOf(
  plan: SchoolPlan,
  people: readonly Person[],
  days: readonly PlainDate[],
  today: number,
  through: Session,
  marks: DemonstrationMarks,
): CaseEvent[] {
  const diary = new Diary(plan.tenant);
  for (const back of [20, 15, 10]) {
    const date = days[today - back];
    if (date === undefined) continue;
    const monday = mondayOf(date);
    diary.add(null, days.find((day) => day >= monday) ?? date, null, '14:30', 'attendance', {
      kind: 'tracker-week',
      note: null,
    });
  }
  people.forEach((person, at) => {
    if (person.cast) castEvents(diary, person, days, today, through);
    else if (person.habit === 'severe') ladderEvents(diary, person, days, today, 3);
    else if (person.habit === 'persistent') ladderEvents(diary, person, days, today, at % 4);
    const yesterday = days[today - 1];
    if (person.cast || yesterday === undefined || at % 3 !== 0) return;
    const ill = marks.of(person.pupil.id).findLast((mark) => mark.session === 'AM');
    if (ill?.code !== 'I' || ill.date !== yesterday) return;
    const relationship = person.context.contacts[0]?.relationship ?? 'mum';
    diary.add(person.pupil.id, yesterday, 'AM', '09:18', 'office', {
      kind: 'call',
      call: call({
        outcome: 'spoke-to',
        time: '09:18',
        who: { relationship, name: null },
        reason: { kind: 'illness', words: 'sick in the night' },
        whereabouts: `at home with ${relationship}`,
        back: { kind: 'not-known' },
        codeFrom: 'N',
        codeTo: 'I',
      }),
      comment: `TC to ${relationship}, sick in the night, at home with ${relationship}, back not known. N→I. JB 9:18`,
    });
  });
  return diary.events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}
