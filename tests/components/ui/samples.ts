/** Invented pupils and views for the tests of what people see. */
import { USUAL_FORMAT } from '@/lib/comments/format-of-school';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Explanation } from '@/lib/duties/types';
import type {
  DutyView,
  GlanceView,
  QueueItem,
  RegisterView,
  SchoolStatus,
  Settings,
  TrackerItem,
} from '@/lib/messages/views';

export const TUESDAY = plainDateOf('2026-09-15');

export const SCHOOL: SchoolStatus = {
  tenant: 'oakfield-demo',
  name: 'Oakfield Primary',
  pupils: 420,
  marks: 159_600,
  marksThrough: plainDateOf('2026-09-14'),
  importedAt: '2026-09-14T15:40:00.000Z',
  isDemonstration: true,
  rulesVersion: 'standard-2026.1',
  exampleRules: ['ladder', 'contactClock'],
};

export const SETTINGS: Settings = {
  person: { initials: 'JB', role: 'attendance' },
  panel: 'open',
  reception: false,
  shortcutsOff: false,
};

export function queueItem(over: Partial<QueueItem> & Pick<QueueItem, 'name'>): QueueItem {
  const pupilId = over.pupilId ?? over.name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return {
    pupilId,
    rowKey: `row-${pupilId}`,
    form: '5B',
    position: 1,
    chip: {
      key: `first-day-call:${pupilId}:2026-09-15 AM`,
      weight: 'today',
      label: 'Call home',
      spoken: `${over.name}: call home`,
    },
    detail: '1st unexplained day this term',
    because: 'no reason yet',
    markShown: 'N',
    contacts: [
      { priority: 1, relationship: 'Mum', name: null, phone: '07700 900123', triedToday: null },
      { priority: 2, relationship: 'Nan', name: null, phone: '07700 900456', triedToday: null },
    ],
    siblings: [],
    alert: null,
    soFar: [],
    ...over,
  };
}

export const KAI = queueItem({
  name: 'Kai Morgan',
  chip: {
    key: 'notify-worker:kai-morgan:2026-09-15 AM',
    weight: 'now',
    label: 'Call first',
    spoken: 'Kai Morgan: call first',
  },
  detail: '2nd unexplained day this term',
  because: 'open case',
  alert: {
    dutyKey: 'notify-worker:kai-morgan:2026-09-15 AM',
    sentence: 'No reason this morning, and a worker must be told of unexplained absence.',
    workers: ['social-worker'],
  },
  soFar: [{ eventId: 'e1', time: '09:05', line: 'Voicemail to mum', by: 'JB' }],
});

export const ELLIS = queueItem({
  name: 'Ellis Wright',
  position: 2,
  chip: {
    key: 'establish-reason:ellis-wright:2026-09-15 AM',
    weight: 'plain',
    label: 'N, by 22 Sep',
    spoken: 'Ellis Wright: reason by Tuesday 22 September',
  },
  detail: 'Sister in 2A also absent: one call, two comments',
  because: 'siblings together',
  siblings: [{ pupilId: 'mia-wright', name: 'Mia Wright', form: '2A' }],
});

export const SAM = queueItem({
  name: 'Sam van der Berg',
  position: 3,
  chip: {
    key: 'confirm-off-site:sam-van-der-berg:2026-09-15 AM',
    weight: 'today',
    label: 'Confirm off site',
    spoken: 'Sam van der Berg: confirm off site',
  },
  detail: 'Forest provision has not confirmed arrival',
  because: 'B not confirmed',
  markShown: 'B',
});

export const MARKUP = queueItem({
  name: '<img src=x onerror=alert(1)> Quinn',
  position: 4,
  detail: '1st unexplained day this term',
});

export function duty(over: Partial<DutyView> & Pick<DutyView, 'id' | 'name'>): DutyView {
  const pupilId = over.name.toLowerCase().replaceAll(/[^\p{L}]+/gu, '-');
  return {
    key: `${over.id}:${pupilId}:2026-09-15`,
    pupilId,
    form: '5B',
    state: 'due',
    weight: 'today',
    label: 'Day 3 contact',
    detail: 'Ill since Fri 11 Sep',
    owner: 'attendance',
    dueText: 'due today',
    settledByEvent: null,
    ...over,
  };
}

export const LINH = duty({ id: 'day-three-contact', name: 'Linh Nguyễn' });
export const DEV = duty({
  id: 'escalation-step',
  name: 'Dev Patel',
  key: 'escalation-step:dev-patel:letter',
  pupilId: 'dev-patel',
  weight: 'soon',
  state: 'upcoming',
  label: 'Letter due Fri',
  detail: 'Attendance 91.4%',
  dueText: 'due Fri 18 Sep',
});
export const ZOE = duty({
  id: 'establish-reason',
  name: 'Zoë Reid',
  state: 'settled',
  weight: 'done',
  label: 'Reason given 9:04',
  detail: 'Dentist, back by 11',
  owner: 'office',
  dueText: null,
  settledByEvent: 'e7',
});
export const NOOR = duty({
  id: 'severe-absence',
  name: 'Noor Haddad',
  state: 'cannot-tell',
  weight: 'plain',
  label: 'Cannot tell',
  detail: 'No marks imported for last term',
  owner: 'champion',
  dueText: null,
});

export function trackerItem(over: Partial<TrackerItem> & Pick<TrackerItem, 'name'>): TrackerItem {
  return {
    pupilId: over.name.toLowerCase().replaceAll(/[^\p{L}]+/gu, '-'),
    form: '5B',
    attendance: '88.2%',
    missed: '22 of 186 sessions missed',
    status: 'PA',
    provisional: false,
    lastStep: null,
    next: null,
    history: [],
    ...over,
  };
}

export const TOBI = trackerItem({
  name: 'Tobi Bello',
  provisional: true,
  lastStep: {
    step: 'letter',
    label: 'Letter',
    on: plainDateOf('2026-09-04'),
    impact: 'too early to say what it changed',
  },
  next: duty({
    id: 'escalation-step',
    name: 'Tobi Bello',
    key: 'escalation-step:tobi-bello:pupil-voice',
    pupilId: 'tobi-bello',
    label: 'Pupil voice',
    weight: 'today',
    dueText: 'by Wed 16 Sep',
  }),
  history: [
    {
      eventId: 't2',
      on: 'Fri 4 Sep',
      line: 'Letter sent, support offered',
      by: 'JB',
      undone: false,
      recovered: false,
    },
    {
      eventId: 't1',
      on: 'Thu 3 Sep',
      line: 'Letter sent',
      by: 'AK',
      undone: true,
      recovered: true,
    },
  ],
});

export function registerView(over: Partial<RegisterView> = {}): RegisterView {
  return {
    tenant: 'oakfield-demo',
    school: SCHOOL,
    person: SETTINGS.person,
    session: { date: TUESDAY, session: 'AM', group: '5B' },
    readAt: new Date(2026, 8, 15, 9, 14).toISOString(),
    rows: Array.from({ length: 30 }, (_, at) => ({
      rowKey: `row-${at}`,
      pupilId: `pupil-${at}`,
      chips: [],
    })),
    doubts: [],
    unreadMarks: 0,
    queue: [KAI, ELLIS, SAM, MARKUP],
    followUps: [LINH, DEV],
    tracker: [
      TOBI,
      trackerItem({
        name: 'Dev Patel',
        attendance: '91.4%',
        missed: '16 of 186 sessions missed',
        status: 'OK',
        next: DEV,
      }),
      trackerItem({
        name: 'Noor Haddad',
        attendance: '48.9%',
        missed: '95 of 186 sessions missed',
        status: 'SA',
        lastStep: {
          step: 'csaws-meeting',
          label: 'Meeting with CSAWS',
          on: plainDateOf('2026-07-02'),
        },
      }),
    ],
    done: [ZOE],
    ringAgainMinutes: 15,
    comment: { limit: 255, abbreviations: { TC: 'telephone call' }, format: USUAL_FORMAT },
    registerTimes: {
      AM: { opens: '08:45', closes: '09:15' },
      PM: { opens: '13:00', closes: '13:30' },
    },
    ...over,
  };
}

const FORENAMES = [
  'Ada',
  'Bilal',
  'Chidi',
  'Daisy',
  'Emre',
  'Freya',
  'Gwen',
  'Hamza',
  'Iris',
  'Jude',
];
const SURNAMES = ['Achebe', 'Brown', 'Costa', 'Dąbrowski', 'Evans', 'Farah', 'Green', 'Hughes'];

/** A morning on which a whole secondary school is missing. */
export function longQueue(count: number): QueueItem[] {
  return Array.from({ length: count }, (_, at) =>
    queueItem({
      name: `${FORENAMES[at % FORENAMES.length]} ${SURNAMES[at % SURNAMES.length]}`,
      pupilId: `p${at}`,
      position: at + 1,
      form: `${7 + (at % 5)}${'ABCDEF'[at % 6]}`,
    }),
  );
}

export const EXPLANATION: Explanation = {
  dutyKey: KAI.chip.key,
  sentence:
    'Kai has been absent this morning without a reason, and the school must tell a worker of unexplained absence.',
  rule: 'Social workers and youth-offending workers of pupils with an open case are told of every unexplained absence.',
  source: {
    kind: 'standard',
    paragraph: 'Standard 5; guidance paragraph 52',
    href: null,
  },
  facts: [
    { text: 'No reason recorded', date: TUESDAY, session: 'AM', code: 'N' },
    { text: 'Present', date: plainDateOf('2026-09-14'), session: 'PM', code: '\\' },
    { text: 'No reason recorded', date: plainDateOf('2026-09-09'), session: 'AM', code: 'N' },
  ],
  threshold: { key: 'dayThree', value: '3 school days', setBy: 'trust', isExample: true },
  clears: 'The worker told, with who, how and when; or the reason arriving.',
};

export const GLANCE: GlanceView = {
  tenant: 'oakfield-demo',
  school: SCHOOL,
  on: { date: TUESDAY, session: 'AM' },
  isToday: true,
  readAt: new Date(2026, 8, 15, 9, 14).toISOString(),
  flagged: [
    {
      ...duty({ id: 'notify-worker', name: 'Kai Morgan', weight: 'now', label: 'Call first' }),
      detail: 'Social worker not yet told',
      dueText: 'now',
      untoldMinutes: 42,
      toTell: [
        {
          role: 'social-worker',
          name: 'R Hale',
          authority: null,
          how: 'phone',
          phone: '01632 960123',
          email: null,
          place: null,
        },
      ],
      done: [{ line: 'Voicemail to mum', by: 'JB', time: '09:05' }],
    },
    { ...LINH, done: [] },
    {
      ...duty({
        id: 'day-five-visit',
        name: 'Ola Kowalska',
        form: '3A',
        label: 'Day 5 visit',
        detail: 'Absent since Wed 9 Sep',
      }),
      done: [{ line: 'Home visit, child seen', by: 'MT', time: '08:40' }],
    },
  ],
  counts: { unexplained: 4, openCases: 1, dayThree: 1, dayFive: 1 },
};
