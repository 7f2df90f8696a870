/** Which component tree answers which route, and which rows the later data requests bring. */
import {
  addDays,
  isPlainDate,
  mondayOf,
  plainDateOf,
  shortDate,
  weekday,
  type PlainDate,
} from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type {
  PageEnvelope,
  TreeNode,
  WireListRow,
  WireMark,
  WireRegister,
  WireRow,
} from '../client/wire';
import type { Switches } from '../switches';
import { ALL_CODES, RESTRICTED_CODES, wireMark } from './code-words';
import { UNLISTED, type Desk, type Register } from './desk';
import { routeTo, type DataName, type PageName, type RouteParameters } from './routes';
import {
  column,
  grid,
  kpis,
  loadPage,
  markDetails,
  page,
  register as registerNode,
  row,
  section,
  slideover,
  subNav,
  text,
} from './tree';

export interface Asked {
  desk: Desk;
  switches: Switches;
  parameters: RouteParameters;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Tuesday 15 September 2026` */
export function fullDate(date: PlainDate): string {
  return `${WEEKDAYS[weekday(date)]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** `21 Sep 2026`, as the By date page writes it (arbor.md section 2.3). */
function mediumDate(date: PlainDate): string {
  return `${shortDate(date).slice(4)} ${date.slice(0, 4)}`;
}

const slashedDate = (date: PlainDate): string => date.split('-').reverse().join('/');

function spelt(words: string, switches: Switches): string {
  switch (switches.nameSpelling) {
    case 'as-listed':
      return words;
    case 'other-apostrophe':
      return words.replaceAll(/['’]/g, (mark) => (mark === '’' ? "'" : '’'));
    case 'decomposed':
      return words.normalize('NFD');
  }
}

export function shownName(
  pupil: Pick<Pupil, 'forename' | 'surname'> & { preferredForename?: string | null },
  switches: Switches,
): string {
  const forename =
    switches.nameKind === 'preferred'
      ? (pupil.preferredForename ?? pupil.forename)
      : pupil.forename;
  return spelt(
    switches.nameOrder === 'surname-first'
      ? `${pupil.surname}, ${forename}`
      : `${forename} ${pupil.surname}`,
    switches,
  );
}

function studentLink(id: string, switches: Switches): string | null {
  switch (switches.studentLink) {
    case 'overview-id':
      return `/?/${routeTo('studentProfile', { id })}`;
    case 'student-id':
      return `/?/${routeTo('attendanceByDate', { 'student-id': id })}`;
    case 'none':
      return null;
  }
}

function staffNav(selected: string): TreeNode {
  const item = (words: string, url: string) => ({ text: words, url, selected: words === selected });
  return subNav([
    {
      label: 'Registers',
      items: [
        item('Daily Attendance', routeTo('dailyAttendance')),
        item('Incomplete Registers', routeTo('incompleteRegisters')),
        item('Roll Call Marks', routeTo('rollCall')),
      ],
    },
    {
      label: 'Absentees',
      items: [
        item('Planned Absences', routeTo('refused')),
        item('Persistent Absentees', routeTo('refused')),
      ],
    },
    { label: 'Interventions', items: [item('Intervention groups', routeTo('interventions'))] },
  ]);
}

function dateAsked({ desk, parameters }: Asked): PlainDate {
  const asked = parameters.date ?? '';
  return isPlainDate(asked) ? asked : desk.now.date;
}

function headingOf(register: Register, switches: Switches): WireRegister['heading'] {
  const group =
    register.kind === 'form' ? `${register.yearGroup}: ${register.group}` : register.group;
  const date = fullDate(register.date);
  switch (switches.heading) {
    case 'full':
      return { title: `${group} · ${date} · ${register.session}`, subtitle: null };
    case 'short':
      return { title: `${register.group} (${register.session})`, subtitle: date };
    case 'date-elsewhere':
      return { title: group, subtitle: `${date}, ${register.session}` };
    case 'lesson-time':
      return { title: group, subtitle: `${date}, ${register.from} - ${register.to}` };
    case 'slashes':
      return {
        title: `${register.group} - ${slashedDate(register.date)} - ${register.session}`,
        subtitle: null,
      };
    case 'none':
      return { title: group, subtitle: null };
  }
}

function badgesOf(asked: Asked, pupilId: string): WireRow['badges'] {
  const context = asked.desk.context(pupilId);
  if (!context || asked.switches.badges === 'off') return [];
  const badges: WireRow['badges'] = [];
  if (context.pupilPremium) badges.push({ short: 'PP', words: 'Pupil Premium' });
  if (context.sen) badges.push({ short: 'SEN', words: context.sen });
  return badges;
}

function registerRow(asked: Asked, register: Register, pupil: Pupil, past: PlainDate[]): WireRow {
  const { desk, switches } = asked;
  const entry = desk.entry(register, pupil.id);
  return {
    studentId: pupil.id,
    name: shownName(pupil, switches),
    form: pupil.form ?? '',
    link: studentLink(pupil.id, switches),
    badges: badgesOf(asked, pupil.id),
    pastWeek: past.map((date) => {
      const mark = desk.pastMark(pupil.id, { date, session: register.session });
      return {
        date: shortDate(date),
        mark: wireMark(mark?.code ?? null, mark?.minutesLate ?? null),
      };
    }),
    mark: wireMark(entry.code, entry.minutesLate, entry.planned),
    note: entry.note,
  };
}

function unlistedRow(asked: Asked, register: Register): WireRow {
  const entry = asked.desk.entry(register, UNLISTED.id);
  return {
    studentId: UNLISTED.id,
    name: shownName(UNLISTED, asked.switches),
    form: '',
    link: studentLink(UNLISTED.id, asked.switches),
    badges: [],
    pastWeek: [],
    mark: wireMark(entry.code),
    note: entry.note,
  };
}

export function findRegister({ desk, parameters }: Asked): Register | null {
  const id = parameters['register-id'] ?? '';
  const rollCall = /^rollcall-(\d{4}-\d{2}-\d{2})-(AM|PM)-(\d+)$/.exec(id);
  if (!rollCall) return desk.register(id);
  const [, date = '', session, rows] = rollCall;
  return desk.rollCall(Number(rows), {
    date: plainDateOf(date),
    session: session === 'PM' ? 'PM' : 'AM',
  });
}

export function registerRows(asked: Asked, register: Register): WireRegister {
  const { desk, switches } = asked;
  const past = switches.pastWeek === 'on' ? desk.daysBefore(register.date, 5) : [];
  const rows = register.pupils.map((pupil) => registerRow(asked, register, pupil, past));
  if (switches.unlistedPupil === 'on' && register.kind === 'form') {
    rows.splice(Math.min(4, rows.length), 0, unlistedRow(asked, register));
  }
  const present = register.session === 'AM' ? '/' : '\\';
  const other = register.session === 'AM' ? '\\' : '/';
  const codes = switches.codes === 'all' ? ALL_CODES : RESTRICTED_CODES;
  return {
    registerId: register.id,
    heading: headingOf(register, switches),
    rows,
    codes: [present, ...codes.filter((code) => code !== present && code !== other)].map((code) => {
      const { words, colour, icon } = wireMark(code);
      return { code, words, colour, icon };
    }),
    lessonDashboard: routeTo('lessonDashboard', { id: register.id }),
    saveUrl: routeTo('saveMarks', { 'register-id': register.id }),
    canEdit: true,
  };
}

interface MarksSummary {
  text: string;
  blanks: number;
  counts: NonNullable<WireListRow['cells'][number]['counts']>;
}

function marksSummary(desk: Desk, register: Register): MarksSummary {
  const counts = { present: 0, absent: 0, late: 0, blanks: 0 };
  for (const pupil of register.pupils) {
    const { code, planned } = desk.entry(register, pupil.id);
    if (code === null) counts.blanks += 1;
    else if (code === 'L') counts.late += 1;
    else if ('/\\BVPWK'.includes(code)) counts.present += planned ? 0 : 1;
    else if (!planned) counts.absent += 1;
  }
  const shown: MarksSummary['counts'] = [
    { icon: 'tick', colour: wireMark('/').colour, text: `Present: ${counts.present}` },
    { icon: 'cross', colour: wireMark('N').colour, text: `Absent: ${counts.absent}` },
    { icon: 'clock', colour: wireMark('L').colour, text: `Late: ${counts.late}` },
  ];
  return {
    text: shown.map(({ text: words }) => words).join(' '),
    blanks: counts.blanks,
    counts: shown,
  };
}

function registerList(asked: Asked, onlyIncomplete: boolean): WireListRow[] {
  const { desk } = asked;
  return desk
    .registersOn(dateAsked(asked))
    .map((register) => ({ register, summary: marksSummary(desk, register) }))
    .filter(
      ({ register, summary }) =>
        !onlyIncomplete ||
        (summary.blanks > 0 &&
          register.date === desk.now.date &&
          register.session === desk.now.session),
    )
    .map(({ register, summary }) => ({
      cells: [
        { text: `${register.from} - ${register.to}` },
        {
          text:
            register.kind === 'form' ? `${register.yearGroup}: ${register.group}` : register.group,
        },
        { text: register.yearGroup },
        { text: register.kind === 'club' ? 'Club' : 'Lesson' },
        { text: register.teacher },
        { text: summary.text, counts: summary.counts },
      ],
      url: routeTo('registerSlideover', { 'register-id': register.id }),
    }));
}

function dailyAttendance(asked: Asked): PageEnvelope {
  const date = dateAsked(asked);
  return page(
    'Daily Attendance',
    [
      column('Daily Attendance', [
        section(fullDate(date), [
          loadPage('Previous day', routeTo('dailyAttendance', { date: addDays(date, -1) })),
          loadPage('Next day', routeTo('dailyAttendance', { date: addDays(date, 1) })),
          grid(
            ['Time', 'Lesson/Event', 'Year Group', 'Event Type', 'Teacher', 'Marks'],
            routeTo('registerList', { date, only: 'all' }),
            'slideover',
          ),
        ]),
      ]),
    ],
    staffNav('Daily Attendance'),
  );
}

function registerSlideover(asked: Asked): PageEnvelope | null {
  const register = findRegister(asked);
  if (!register) return null;
  const summary = marksSummary(asked.desk, register);
  const opened = summary.blanks < register.pupils.length;
  return slideover(register.group, [
    section(null, [
      row('Date', fullDate(register.date)),
      row('Time', `${register.from} - ${register.to}`),
      row('Teacher', register.teacher),
      row('Marks', summary.text),
      loadPage(
        opened ? 'Edit Register' : 'Open Register',
        routeTo('register', { 'register-id': register.id }),
        opened ? 'orange' : 'green',
      ),
    ]),
  ]);
}

function takeRegister(asked: Asked): PageEnvelope | null {
  const register = findRegister(asked);
  if (!register) return null;
  const other =
    asked.switches.secondRegister === 'on' && register.kind === 'form'
      ? asked.desk
          .registersOn(register.date)
          .find(
            ({ kind, session, yearGroup, group }) =>
              kind === 'form' &&
              session === register.session &&
              yearGroup === register.yearGroup &&
              group !== register.group,
          )
      : undefined;
  return page(
    register.group,
    [
      column(headingOf(register, asked.switches).title, [
        registerNode(routeTo('registerRows', { 'register-id': register.id })),
        ...(other ? [registerNode(routeTo('registerRows', { 'register-id': other.id }))] : []),
      ]),
    ],
    staffNav('Daily Attendance'),
  );
}

function rollCall(asked: Asked): PageEnvelope {
  const rows = Number(asked.parameters.rows ?? asked.switches.rollCallRows);
  const register = asked.desk.rollCall(rows);
  return page(
    'Roll Call Marks',
    [
      column(`Roll Call Marks · ${fullDate(register.date)} · ${register.session}`, [
        registerNode(routeTo('registerRows', { 'register-id': register.id })),
      ]),
    ],
    staffNav('Roll Call Marks'),
  );
}

function absenceSlideover(asked: Asked): PageEnvelope | null {
  const register = findRegister(asked);
  const studentId = asked.parameters['student-id'] ?? '';
  if (!register) return null;
  const pupil = asked.desk.pupil(studentId) ?? { ...UNLISTED, form: null };
  const entry = asked.desk.entry(register, studentId);
  const kind = asked.parameters.kind === 'late' ? 'late' : 'absent';
  const { codes } = registerRows(asked, { ...register, pupils: [] });
  const name = shownName(pupil, asked.switches);
  const titles: Record<Switches['slideoverTitle'], string> = {
    name,
    'name-and-form': `${name} (${pupil.form ?? ''})`,
    nothing: kind === 'late' ? 'Late' : 'Absent',
  };
  return slideover(titles[asked.switches.slideoverTitle], [
    markDetails({
      registerId: register.id,
      studentId,
      saveUrl: routeTo('saveMarks', { 'register-id': register.id }),
      kind,
      code: entry.code ?? (kind === 'late' ? 'L' : 'N'),
      minutesLate: entry.minutesLate,
      note: entry.note,
      codes: codes.map(({ code, words }) => ({ code, words })),
    }),
  ]);
}

function markRow(label: string, mark: WireMark, minutes: string): TreeNode {
  return row(label, mark.icon ? '' : (mark.code ?? '-'), {
    description: mark.words + minutes,
    colour: mark.colour,
    ...(mark.icon ? { icon: mark.icon } : {}),
  });
}

function attendanceByDate(asked: Asked, guardian: boolean): PageEnvelope | null {
  const pupil = asked.desk.pupil(asked.parameters['student-id'] ?? '');
  if (!pupil) return null;
  const weeks = new Map<string, TreeNode[]>();
  for (const date of asked.desk.daysOfThisYear(asked.desk.now.date)) {
    for (const session of ['PM', 'AM'] as const) {
      const past = asked.desk.pastMark(pupil.id, { date, session });
      const today = asked.desk.entry(
        { ...asked.desk.formRegister(pupil.form ?? '', { date, session }), kind: 'form' },
        pupil.id,
      );
      const code = past?.code ?? today.code;
      const mark = wireMark(code, past?.minutesLate ?? today.minutesLate);
      const week = `Week of ${mediumDate(mondayOf(date))}`;
      const rows = weeks.get(week) ?? [];
      const minutes = mark.minutesLate === null ? '' : `, ${mark.minutesLate} minutes`;
      rows.push(markRow(`${mediumDate(date)} ${session}`, mark, minutes));
      weeks.set(week, rows);
    }
  }
  return page(
    'Attendance By Date',
    [
      column(
        `${shownName(pupil, asked.switches)}: Attendance By Date`,
        [...weeks].map(([week, rows]) => section(week, rows)),
      ),
    ],
    guardian ? null : staffNav(''),
  );
}

function studentProfile(asked: Asked): PageEnvelope | null {
  const pupil = asked.desk.pupil(asked.parameters.id ?? '');
  if (!pupil) return null;
  const context = asked.desk.context(pupil.id);
  return page(
    shownName(pupil, asked.switches),
    [
      column(shownName(pupil, { ...asked.switches, nameOrder: 'forename-first' }), [
        section(null, [
          row('Name', `${pupil.forename} ${pupil.surname}`),
          row('Registration form', pupil.form ?? ''),
          row('Year', pupil.yearGroup ?? ''),
          row('Date of birth', pupil.dateOfBirth ? mediumDate(pupil.dateOfBirth) : ''),
          row('Emergency contact', context?.contacts[0]?.relationship ?? ''),
        ]),
        section('Attendance', [
          row('By date', 'All marks of this year', {
            url: routeTo('attendanceByDate', { 'student-id': pupil.id }),
          }),
        ]),
      ]),
    ],
    staffNav(''),
  );
}

function home(asked: Asked): PageEnvelope {
  const { desk } = asked;
  const marks = desk
    .registersOn(desk.now.date)
    .filter(({ session }) => session === desk.now.session);
  const incomplete = marks.filter((register) => marksSummary(desk, register).blanks > 0).length;
  return page('Home', [
    column(`Good morning`, [
      kpis([
        {
          title: 'Attendance',
          description: 'Prev 7 days',
          mainValue: '93.4%',
          url: routeTo('dailyAttendance'),
        },
        {
          title: 'Incomplete registers',
          description: 'Today',
          mainValue: String(incomplete),
          url: routeTo('incompleteRegisters'),
        },
        { title: 'Lates', description: 'Today', mainValue: '11', url: null },
      ]),
      section('Favourite Links', [
        row('Attendance', 'Daily Attendance', { url: routeTo('dailyAttendance') }),
        row('Registers', 'Incomplete Registers', { url: routeTo('incompleteRegisters') }),
        row('Interventions', 'Intervention groups', { url: routeTo('interventions') }),
      ]),
      section('Notices', [text('Photographs on Thursday. Please send lists to the office.')]),
    ]),
  ]);
}

/** Looks like a register, with names and ticks, and is none. */
function interventions(): PageEnvelope {
  return page(
    'Reading club',
    [
      column('Intervention: Reading club, autumn', [
        section('Participants', [
          grid(
            ['Student', 'Started', 'Sessions attended', 'On track'],
            routeTo('interventionRows'),
            'page',
          ),
        ]),
      ]),
    ],
    staffNav('Intervention groups'),
  );
}

function interventionRows(asked: Asked): WireListRow[] {
  return asked.desk.school.pupils
    .filter((pupil, at) => pupil.form === '5B' || at % 37 === 0)
    .slice(0, 14)
    .map((pupil, at) => ({
      cells: [
        { text: shownName(pupil, asked.switches) },
        { text: mediumDate(asked.desk.now.date) },
        { text: `${at % 7} of 8` },
        { text: '', mark: wireMark(at % 4 === 0 ? null : '/') },
      ],
      url: routeTo('studentProfile', { id: pupil.id }),
    }));
}

function lessonDashboard(asked: Asked): PageEnvelope | null {
  const register = asked.desk.register(asked.parameters.id ?? '');
  if (!register) return null;
  return page(
    register.group,
    [
      column(`${register.group}: Lesson Dashboard`, [
        section('Lesson', [
          row('Date', fullDate(register.date)),
          row('Time', `${register.from} - ${register.to}`),
          row('Teacher', register.teacher),
          loadPage('Take Register', routeTo('register', { 'register-id': register.id }), 'green'),
          loadPage('My Classroom', routeTo('myClassroom', { 'register-id': register.id })),
        ]),
      ]),
    ],
    staffNav(''),
  );
}

function portalHome(asked: Asked, who: 'guardian' | 'student'): PageEnvelope {
  const pupil = asked.desk.school.pupils.find(({ form }) => form !== null);
  return page('Dashboard', [
    column(who === 'guardian' ? 'My children' : 'My day', [
      section(pupil ? shownName(pupil, { ...asked.switches, nameOrder: 'forename-first' }) : '', [
        row('Attendance', '96.1%', {
          url: routeTo('guardianAttendance', { 'student-id': pupil?.id ?? '' }),
        }),
        row('Form', pupil?.form ?? ''),
      ]),
    ]),
  ]);
}

const PAGES: Record<PageName, (asked: Asked) => PageEnvelope | null> = {
  home,
  calendar: () =>
    page('My Calendar', [column('My Calendar', [section('Today', [text('No meetings.')])])]),
  studentProfile,
  attendanceByDate: (asked) => attendanceByDate(asked, false),
  lessonDashboard,
  guardianHome: (asked) => portalHome(asked, 'guardian'),
  guardianAttendance: (asked) => attendanceByDate(asked, true),
  guardianRecent: (asked) => attendanceByDate(asked, true),
  studentHome: (asked) => portalHome(asked, 'student'),
  dailyAttendance,
  registerSlideover,
  register: takeRegister,
  absenceSlideover,
  incompleteRegisters: (asked) =>
    page(
      'Incomplete Registers',
      [
        column('Incomplete Registers', [
          section('Incomplete', [
            grid(
              ['Time', 'Lesson/Event', 'Year Group', 'Event Type', 'Teacher', 'Marks'],
              routeTo('registerList', { date: asked.desk.now.date, only: 'incomplete' }),
              'slideover',
            ),
          ]),
        ]),
      ],
      staffNav('Incomplete Registers'),
    ),
  rollCall,
  interventions,
  myClassroom: (asked) => {
    const register = findRegister(asked);
    return page(
      'My Classroom',
      [
        column('My Classroom', [
          section(
            register?.group ?? '',
            (register?.pupils ?? []).map((pupil) =>
              row(shownName(pupil, asked.switches), '+ 0   - 0'),
            ),
          ),
        ]),
      ],
      staffNav(''),
    );
  },
  refused: () => null,
};

export function pageFor(name: PageName, asked: Asked): PageEnvelope | null {
  return PAGES[name](asked);
}

export function dataFor(name: DataName, asked: Asked): unknown {
  switch (name) {
    case 'registerRows': {
      const register = findRegister(asked);
      return register ? registerRows(asked, register) : null;
    }
    case 'registerList':
      return registerList(asked, asked.parameters.only === 'incomplete');
    case 'interventionRows':
      return interventionRows(asked);
    case 'menu':
      return {
        items: [
          {
            items: [
              ['Home', routeTo('home')],
              ['Daily Attendance', routeTo('dailyAttendance')],
            ].map(([words, url]) => ({ fields: { text: { value: words }, url: { value: url } } })),
          },
        ],
      };
    case 'notices':
    case 'notifications':
      return { success: true, items: [] };
    default:
      return null;
  }
}
