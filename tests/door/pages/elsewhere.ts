import type { Fixture } from './page';

const people = ['Adams, Ava', 'Brown, Leo', 'Chen, Mei', 'Diaz, Rosa', 'Evans, Tom'];
const table = (heads: string[], rows: string[][]) =>
  `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** Pages that have names and letters on them and are no register. */
export const ELSEWHERE: Fixture[] = [
  {
    name: 'home',
    dated: '2026-11-23',
    url: 'https://oakfield.uk.arbor.sc/?/home-ui/index',
    html: '<h1>Good morning</h1><div class="mis-section"><h2>Attendance</h2><p>93.1%</p></div><ul><li>My Incomplete Registers</li><li>Ava Adams has a birthday</li></ul>',
  },
  {
    name: 'Daily Attendance',
    dated: '2026-11-23',
    html: `<h1>Daily Attendance</h1><input type="date" value="2026-09-15">${table(
      ['Time', 'Lesson/Event', 'Year Group', 'Event Type', 'Teacher', 'Marks'],
      [
        [
          '08:30 - 12:00',
          'Year 4: 4 Oak',
          'Year 4',
          'Lesson',
          'Anna Bell',
          '<i class="mis-icon-tick"></i> 26 <i class="mis-icon-clock"></i> 1',
        ],
        [
          '08:30 - 12:00',
          'Year 5: 5B',
          'Year 5',
          'Lesson',
          'Cara Dunn, Ed Fry and Gil Hay',
          '<i class="mis-icon-tick"></i> 24',
        ],
        ['12:30 - 15:15', 'Year 5: 5B', 'Year 5', 'Lesson', 'Cara Dunn', '-'],
      ],
    )}`,
  },
  {
    name: 'Daily Attendance with its slide-over open',
    dated: '2026-11-23',
    html: `<h1>Daily Attendance</h1>${table(
      ['Time', 'Lesson/Event', 'Teacher', 'Marks'],
      [
        ['08:30', '5B', 'Anna Bell', '-'],
        ['08:30', '5C', 'Ed Fry', '-'],
      ],
    )}
      <div class="slideover-content"><h2>Year 5: 5B</h2><p>Tue 15 Sep 2026 AM</p><button>Open Register</button><button class="arbor-cancel-button">Cancel</button></div>`,
  },
  {
    name: 'student profile',
    dated: '2026-11-23',
    url: 'https://oakfield.uk.arbor.sc/?/student-ui/overview/id/101',
    html: '<h1>Ava Adams</h1><div class="mis-property-row">Form 5B</div><div class="mis-property-row">Present AM <i class="mis-icon-tick"></i></div>',
  },
  {
    name: 'attendance by date',
    dated: '2026-11-23',
    html: `<h1>Ava Adams</h1><h2>Attendance By Date</h2>${['21 Sep 2026 AM', '21 Sep 2026 PM', '22 Sep 2026 AM'].map((day) => `<div class="mis-property-row"><label>${day}</label><span class="mis-icon-tick" title="Present AM"></span></div>`).join('')}`,
  },
  {
    name: 'staff rota with codes',
    dated: '2026-11-23',
    html: `<h1>Staff rota, Tuesday 15 September 2026 AM</h1>${table(
      ['Name', 'Mon', 'Tue', 'Wed'],
      people.map((name) => [name, 'L', 'N', 'D']),
    )}`,
  },
  {
    name: 'duty rota without the word staff',
    dated: '2026-11-23',
    html: `<h1>Gate and lunch, 15 September 2026</h1>${people.map((name) => `<div><span>${name}</span><span>L</span></div>`).join('')}`,
  },
  {
    name: 'seating plan',
    dated: '2026-11-23',
    html: `<h1>My Classroom</h1><h2>10X/Ma2 - Tue 15 Sep 2026 09:00</h2><div role="tablist"><button role="tab" aria-selected="false">Register</button><button role="tab" aria-selected="true">Seating plan</button></div>
      ${people.map((name) => `<div class="seat"><b>${name}</b><span style="color:#68aa22">3</span><span style="color:#cb0d0d">1</span></div>`).join('')}`,
  },
  {
    name: 'markbook',
    dated: '2026-11-23',
    html: `<h1>Markbook 10X/Ma2</h1><button>Save</button>${table(
      ['Student', 'Test 1', 'Target', 'Mark'],
      people.map((name, at) => [name, 'ABCDE'[at] ?? 'A', 'B', 'BCBEC'[at] ?? 'B']),
    )}`,
  },
  {
    name: 'grades in lists',
    dated: '2026-11-23',
    html: `<h1>10X Science, autumn</h1>${people.map((name, at) => `<div><span>${name}</span><select>${['', 'A', 'B', 'C', 'D', 'E', 'U'].map((grade, index) => `<option ${index === at + 1 ? 'selected' : ''}>${grade}</option>`).join('')}</select></div>`).join('')}`,
  },
  {
    name: 'behaviour list',
    dated: '2026-11-23',
    html: `<h1>Behaviour incidents 15 Sep 2026</h1>${table(
      ['Student', 'Incident', 'Points', 'Resolved'],
      people.map((name) => [name, 'Late to lesson', '2', '<i class="icon-tick"></i>']),
    )}`,
  },
  {
    name: 'trip consents with ticks',
    dated: '2026-11-23',
    html: `<h1>Zoo visit, 15 September 2026</h1>${table(
      ['Student', 'Consent', 'Paid'],
      people.map((name, at) => [
        `<a href="/?/student-ui/overview/id/${at + 5}">${name}</a>`,
        '✓',
        at > 2 ? '✗' : '✓',
      ]),
    )}`,
  },
  {
    name: 'timetable',
    dated: '2026-11-23',
    html: `<h1>Timetable: Ava Adams</h1>${table(
      ['', 'Mon', 'Tue'],
      [
        ['08:45', 'AM Registration Mr Bell', 'AM Registration Mr Bell'],
        ['09:00', 'Maths Mrs Dunn', 'English Mr Fry'],
        ['10:00', 'Art Miss Hay', 'Music Mr Ash'],
      ],
    )}`,
  },
  {
    name: 'planned absences',
    dated: '2026-11-23',
    html: `<h1>Planned Absences</h1>${table(
      ['Student', 'Start date', 'End date', 'Mark'],
      people.map((name) => [name, '15 Sep 2026', '16 Sep 2026', 'Illness']),
    )}`,
  },
  {
    name: 'pupil list with form and sex',
    dated: '2026-11-23',
    html: `<h1>Year 5 pupils</h1>${table(
      ['Name', 'Form', 'Sex', 'SEN'],
      people.map((name, at) => [name, '5B', at % 2 ? 'M' : 'F', at % 2 ? 'K' : 'N']),
    )}`,
  },
  {
    name: 'attendance statistics',
    dated: '2026-11-23',
    url: 'https://oakfield.uk.arbor.sc/?/attendance-ui/statistics',
    html: `<h1>Attendance statistics</h1>${table(
      ['Student', 'Attendance %', 'Late', 'Unauthorised'],
      people.map((name) => [name, '93.4', '3', '1']),
    )}`,
  },
  {
    name: 'register whose marks are nowhere, letters for sex beside the names',
    dated: '2026-11-23',
    html: `<h1>5B AM, 15 September 2026</h1>${people.map((name, at) => `<div><span>${name}</span><span>${at % 2 ? 'M' : 'F'}</span></div>`).join('')}`,
  },
  {
    name: 'pupils with boxes to select them and initials',
    dated: '2026-11-23',
    html: `<h1>Registration group 5B</h1>${people.map((name, at) => `<div><div class="form-check"><input type="checkbox"></div><div>${name.charAt(0)}</div><a href="/?/student-ui/overview/id/${at + 3}">${name}</a></div>`).join('')}`,
  },
];
