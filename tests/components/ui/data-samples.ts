/** What the data worker answers about the sample school. */
import { plainDateOf } from '@/lib/attendance/plain-date';
import type {
  DataWork,
  DataWorkName,
  HealthReport,
  Holdings,
  MadeFile,
  RestorePlan,
  RetentionPlan,
} from '@/lib/messages/data-work';

const file = (name: string, rows: number): MadeFile => ({
  name,
  bytes: new Uint8Array([80, 75]),
  rows,
  left: null,
});

const counts = (table: string, inFile: number, added: number, kept = 0) => ({
  table,
  inFile,
  added,
  joined: 0,
  same: inFile - added - kept,
  kept,
});

export const RESTORE: RestorePlan = {
  tenant: 'oakfield-demo',
  school: 'Oakfield Primary',
  madeAt: '2026-11-20T15:30:00.000Z',
  joins: true,
  tables: [counts('pupils', 420, 2, 3), counts('events', 812, 40), counts('drafts', 0, 0)],
  marks: { added: 12, amended: 3 },
};

export const HOLDINGS: Holdings = {
  tables: [
    {
      table: 'pupils',
      rows: 420,
      bytes: 104_000,
      since: null,
      until: null,
      from: 'imported pupil lists',
    },
    {
      table: 'events',
      rows: 812,
      bytes: 405_812,
      since: '2026-09-07',
      until: '2026-11-24',
      from: 'recorded by JB, KM',
    },
    { table: 'drafts', rows: 0, bytes: 0, since: null, until: null, from: 'typed here' },
  ],
  imports: [
    { at: '2026-09-14T07:40:00.000Z', kind: 'pupils', file: 'pupils.csv', pupils: 420, marks: 0 },
    { at: '2026-09-14T07:42:00.000Z', kind: 'marks', file: 'marks.csv', pupils: 0, marks: 159_600 },
  ],
};

export const RETENTION: RetentionPlan = {
  rules: [
    {
      key: 'keepMarksYears',
      years: 6,
      source: 'Regulation 7',
      isExample: false,
      before: plainDateOf('2020-11-25'),
    },
    {
      key: 'keepLeaverDetailsYears',
      years: 1,
      source: 'our decision',
      isExample: true,
      before: plainDateOf('2025-11-25'),
    },
  ],
  goes: [
    { what: 'Marks', rows: 1240, from: '2018-08-01', to: '2019-08-01' },
    {
      what: 'Contacts, workers and plans of leavers',
      rows: 1,
      from: '2025-07-18',
      to: '2025-07-18',
    },
  ],
  leavers: [
    { pupilId: 'ava', name: 'Ava Adams', left: plainDateOf('2025-07-18'), whole: false },
    { pupilId: 'max', name: 'Max Quinn', left: plainDateOf('2019-07-19'), whole: true },
  ],
};

export const HEALTH: HealthReport = {
  through: 'Tue 15 Sep AM',
  pupils: 420,
  findings: [
    {
      check: 'no-marks',
      count: 7,
      lines: ['Ava', 'Kai', 'Max', 'Erin', 'Tobi', 'Zoë', 'Sam'].map((name) => `${name} Adams, 5B`),
    },
    { check: 'sessions-missing', count: 1, lines: ['Mon 14 Sep PM: no mark of anybody'] },
    { check: 'registers-never-seen', count: 1, lines: ['6A: 29 pupils'] },
    {
      check: 'conflicts',
      count: 1,
      lines: ['Kai Morgan, 5B, Tue 15 Sep AM: the page said N, the file says I, which stands'],
    },
    {
      check: 'unmatched',
      count: 1,
      lines: ['Tue 15 Sep AM, 5B: 2 rows, two pupils called Ava Adams in 5B'],
    },
    {
      check: 'import-strangers',
      count: 1,
      lines: ['Marks week 3.csv, row 7: Bo Little, 5B is not on the list'],
    },
    { check: 'future-marks', count: 1, lines: ['Kai Morgan, 5B: 4 marks after today'] },
    { check: 'closed-day-marks', count: 1, lines: ['Sat 12 Sep: Ava Adams, 5B / (AM)'] },
    {
      check: 'not-required-of-age',
      count: 1,
      lines: ['Kai Morgan, 5B: 2 marks, from Mon 14 Sep AM'],
    },
    { check: 'unreadable', count: 2, lines: ['2 stored rows'] },
  ],
};

export const SAMPLE_WORK: {
  [N in DataWorkName]: (asked: DataWork[N]['asked']) => DataWork[N]['answer'];
} = {
  export: ({ tenant, kind, format }) => file(`${tenant}-${kind}-2026-11-25.${format}`, 420),
  backup: ({ tenant }) => file(`${tenant}-backup-2026-11-25.zip`, 3210),
  inspect: () => RESTORE,
  restore: () => RESTORE,
  holdings: () => HOLDINGS,
  'retention/preview': () => RETENTION,
  'retention/apply': () => RETENTION,
  health: () => HEALTH,
};
