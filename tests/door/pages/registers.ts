import type { RegisterFixture } from './page';

const TICK =
  '<span class="mis-icon mis-icon-tick" style="color:#68aa22" title="Present AM"></span>';
const CLOCK =
  '<span class="mis-icon mis-icon-clock" style="color:#fce015" title="Late (8 minutes)"></span>';

const options = (chosen: string) =>
  ['', '/ Present', 'L Late', 'N No reason yet provided', 'I Illness', 'B Educated off site']
    .map(
      (text) =>
        `<option${text.startsWith(chosen) && (chosen !== '' || text === '') ? ' selected' : ''}>${text}</option>`,
    )
    .join('');

const buttons = (chosen: string, attribute: string) =>
  ['Present', 'Late', 'Absent']
    .map((text) => `<button type="button" ${attribute}="${text === chosen}">${text}</button>`)
    .join('');

export const REGISTERS: RegisterFixture[] = [
  {
    name: 'table with icons, codes, tooltips and badges',
    dated: '2026-11-23',
    html: `<h1>5B AM Registration</h1><p>Tuesday 15 September 2026</p>
      <button>Mark All Blanks as Present</button>
      <table><thead><tr><th>Student</th><th>Form</th><th>Mark</th></tr></thead><tbody>
      <tr><td><a href="/?/student-ui/overview/id/101">Adams, Ava</a> <span class="badge">SEN</span><span class="badge">PP</span></td><td>5B</td><td>${TICK}</td></tr>
      <tr><td><a href="/?/student-ui/overview/id/102">O’Neill, Finn</a></td><td>5B</td><td>${CLOCK}</td></tr>
      <tr><td><a href="/?/student-ui/overview/id/103">Nguyễn, Minh</a> <span class="badge">K</span></td><td>5B</td><td><span style="color:#cb0d0d" title="No reason yet provided">N</span></td></tr>
      <tr><td><a href="/?/student-ui/overview/id/104">van der Berg, Lotte</a></td><td>5B</td><td><span style="color:#f7931e">I02</span></td></tr>
      <tr><td><a href="/?/student-ui/overview/id/105">Müller-Lüdenscheidt, Jan</a></td><td>5B</td><td title="No Mark">-</td></tr>
      </tbody></table><button>Mark All Blanks as Present</button>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    view: 'list',
    marks: {
      'Adams, Ava': '/',
      'O’Neill, Finn': 'L 8m',
      'Nguyễn, Minh': 'N',
      'van der Berg, Lotte': 'I02',
      'Müller-Lüdenscheidt, Jan': 'blank',
    },
    ids: { 'Adams, Ava': '101', 'van der Berg, Lotte': '104' },
  },
  {
    name: 'grid of divs with roles and native lists',
    dated: '2026-11-23',
    html: `<div role="heading" aria-level="1">Register: Year 5: 5B</div><div>Tue, 15 Sep 2026 PM</div>
      <div role="grid" aria-label="Register">
      <div role="row"><div role="columnheader">Name</div><div role="columnheader">Attendance</div></div>
      ${[
        ['Ava Adams', '/'],
        ['Bilal Khan', 'N'],
        ['Chloe Dubois', ''],
        ["Dara O'Shea", 'L'],
      ]
        .map(
          ([name, chosen]) =>
            `<div role="row"><div role="gridcell">${name}</div><div role="gridcell"><select aria-label="Mark for ${name}">${options(chosen ?? '')}</select></div></div>`,
        )
        .join('')}</div>`,
    date: '2026-09-15',
    session: 'PM',
    group: 'Year 5: 5B',
    marks: { 'Ava Adams': '/', 'Bilal Khan': 'N', 'Chloe Dubois': 'blank', "Dara O'Shea": 'L' },
  },
  {
    name: 'cards with hashed classes, no ids, aria-pressed buttons',
    dated: '2026-11-23',
    html: `<div class="css-1a"><div class="css-2b"><h2 class="css-3c">Registration 4 Oak</h2><span class="css-4d">15/09/2026</span><span class="css-4d">AM</span></div>
      <div class="css-5e">${[
        ['ADAMS, Ava', 'Present'],
        ['BROWN, Leo', 'Absent'],
        ['CHEN, Mei', 'Late'],
        ['DIAZ, Rosa', ''],
      ]
        .map(
          ([name, chosen], at) =>
            `<div class="css-6f"><div class="css-7g"><i class="css-8h">${at}</i><span class="css-9i">${name}</span><span class="css-0j">EAL</span></div><div class="css-1k">${buttons(chosen ?? '', 'aria-pressed')}</div></div>`,
        )
        .join('')}</div></div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '4 Oak',
    marks: { 'ADAMS, Ava': '/', 'BROWN, Leo': 'N', 'CHEN, Mei': 'L', 'DIAZ, Rosa': 'blank' },
  },
  {
    name: 'Ext grid, one table for each row, counted ids',
    dated: '2026-11-23',
    html: `<div class="x-panel"><div class="x-panel-header"><div class="x-title-text" id="header-1013-title">10X/Ma2 - 15 Sep 2026 09:00</div></div>
      <a class="x-btn" role="button">Return To Lesson Dashboard</a>
      <div class="x-grid" id="grid-1042"><div class="x-grid-header-ct"><div class="x-column-header"><span class="x-column-header-text">Pupil</span></div><div class="x-column-header"><span class="x-column-header-text">Mark</span></div><div class="x-column-header"><span class="x-column-header-text">Minutes Late</span></div></div>
      <div class="x-grid-view"><div class="x-grid-item-container">${[
        ['Adams, Ava', '<div class="mis-icon-tick"></div>', ''],
        ['Brown, Leo', 'N', ''],
        ['Chen, Mei', '<div class="mis-icon-clock" data-qtip="Late"></div>', '12'],
        ['Diaz, Rosa', 'Y7', ''],
      ]
        .map(
          ([name, mark, minutes], at) =>
            `<table class="x-grid-item" data-recordindex="${at}" id="tableview-1050-record-${at + 31}"><tbody><tr class="x-grid-row"><td class="x-grid-cell"><div class="x-grid-cell-inner">${name}</div></td><td class="x-grid-cell"><div class="x-grid-cell-inner">${mark}</div></td><td class="x-grid-cell"><div class="x-grid-cell-inner">${minutes}</div></td></tr></tbody></table>`,
        )
        .join('')}</div></div></div></div>`,
    date: '2026-09-15',
    session: null,
    startsAt: '09:00',
    group: '10X/Ma2',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L 12m', 'Diaz, Rosa': 'Y7' },
  },
  {
    name: 'list with the date in the address, text fields with a list',
    dated: '2026-11-23',
    url: 'https://oakfield.uk.arbor.education/?/register-ui/view/id/7/date/2026-09-15',
    html: `<h1>Take Register</h1><nav aria-label="Breadcrumb"><ol><li>Students</li><li>Daily Attendance</li><li>7A AM</li></ol></nav>
      <ul>${[
        ['Ava Adams', 'Present'],
        ['Leo Brown', 'Illness'],
        ['Mei Chen', ''],
        ['Rosa Diaz', 'Late after registers closed'],
      ]
        .map(
          ([name, value]) =>
            `<li><a href="/?/attendance-ui/form/student-id/${name?.length}4${value?.length}">${name}</a><input role="combobox" value="${value}" aria-label="Mark"></li>`,
        )
        .join('')}</ul>`,
    date: '2026-09-15',
    session: 'AM',
    group: '7A',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'I', 'Mei Chen': 'blank', 'Rosa Diaz': 'U' },
  },
  {
    name: 'table with a Past week strip and codes as text',
    dated: '2026-11-23',
    html: `<h1>Register for 5B, Tuesday 15th September 2026, morning</h1><button>Past week</button>
      <table><tr><th>Pupil name</th><th>Past week</th><th>Today</th></tr>
      ${[
        ['Adams, Ava', '/\\/\\N', '/'],
        ['Brown, Leo', 'NNNNN', 'N'],
        ['Chen, Mei', '/////', ''],
        ['Diaz, Rosa', 'IIIII', 'M'],
      ]
        .map(
          ([name, past, mark]) =>
            `<tr><td>${name}</td><td>${[...(past ?? '')].map((code) => `<span>${code}</span>`).join('')}</td><td>${mark}</td></tr>`,
        )
        .join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'blank', 'Diaz, Rosa': 'M' },
  },
  {
    name: 'strip of last week without heads, in the same box as the buttons',
    dated: '2026-11-23',
    html: `<h1>Registration 3C</h1><p>Tuesday 15 September 2026 AM</p><main>${[
      ['Ava Adams', 'Absent'],
      ['Leo Brown', 'Present'],
      ['Mei Chen', 'Present'],
    ]
      .map(
        ([name, chosen]) =>
          `<section><div><b>${name}</b></div><div><div>${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day) => `<i class="icon-tick" title="${day} AM: Present"></i>`).join('')}</div><div role="radiogroup">${['Present', 'Late', 'Absent'].map((text) => `<div role="radio" aria-checked="${text === chosen}">${text}</div>`).join('')}</div></div></section>`,
      )
      .join('')}</main>`,
    date: '2026-09-15',
    session: 'AM',
    group: '3C',
    marks: { 'Ava Adams': 'N', 'Leo Brown': '/', 'Mei Chen': '/' },
  },
  {
    name: 'columns for AM and PM, the session chosen by a tab',
    dated: '2026-11-23',
    html: `<h1>Class register</h1><div role="tablist"><button role="tab" aria-selected="false">AM</button><button role="tab" aria-selected="true">PM</button></div>
      <input type="date" value="2026-09-15">
      <table><thead><tr><th>Student</th><th>AM</th><th>PM</th></tr></thead><tbody>
      ${[
        ['Adams, Ava', '/', 'N'],
        ['Brown, Leo', 'N', '\\'],
        ['Chen, Mei', '/', '-'],
      ]
        .map(([name, am, pm]) => `<tr><td>${name}</td><td>${am}</td><td>${pm}</td></tr>`)
        .join('')}
      </tbody></table>`,
    date: '2026-09-15',
    session: 'PM',
    group: null,
    marks: { 'Adams, Ava': 'N', 'Brown, Leo': '\\', 'Chen, Mei': 'blank' },
  },
  {
    name: 'profile view of one pupil',
    dated: '2026-11-23',
    html: `<header><h1>Year 5: 5B - Tue 15 Sep 2026 AM</h1></header><div><button>List view</button><button>Profile view</button></div>
      <div class="card"><img alt=""><h2>Ava Adams</h2><div>${buttons('Late', 'aria-pressed')}</div><button>Skip</button></div>`,
    date: '2026-09-15',
    session: 'AM',
    group: 'Year 5: 5B',
    view: 'profile',
    marks: { 'Ava Adams': 'L' },
  },
  {
    name: 'two pupils of one name, one with markup in the name',
    dated: '2026-11-23',
    html: `<h1>5B Register, 15 September 2026 AM</h1><ul>${[
      'Ava Adams',
      'Ava Adams',
      'Robert &lt;b&gt;Bold&lt;/b&gt; Tables',
      'Mei Chen',
    ]
      .map(
        (name, at) =>
          `<li><span>${name}</span> <span title="${at === 1 ? 'Illness' : 'Present AM'}">${at === 1 ? 'I' : '/'}</span></li>`,
      )
      .join('')}</ul>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: {
      'Ava Adams': '/',
      'Ava Adams #2': 'I',
      'Robert <b>Bold</b> Tables': '/',
      'Mei Chen': '/',
    },
  },
  {
    name: 'drop-down buttons with labels in a definition grid without rows',
    dated: '2026-11-23',
    html: `<h1>Registration</h1><p>2C, Tuesday 15 September 2026, AM</p><div style="display:grid;grid-template-columns:1fr 1fr">${[
      ['Ava Adams', 'Present'],
      ['Leo Brown', 'Absent'],
      ['Mei Chen', 'No Mark'],
    ]
      .map(
        ([name, mark]) =>
          `<div>${name}</div><div><button aria-haspopup="listbox">${mark} ▾</button></div>`,
      )
      .join('')}</div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '2C',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'N', 'Mei Chen': 'blank' },
  },
  {
    name: 'pictures: svg titles, img alt, sprite links',
    dated: '2026-11-23',
    html: `<h1>Attendance register 6A - 15 Sep 2026 AM</h1><table><thead><tr><th>Student</th><th>Mark</th></tr></thead>
      <tr><td>Adams, Ava</td><td><svg width="9" height="9"><title>Present</title></svg></td></tr>
      <tr><td>Brown, Leo</td><td><img src="/i/clock.svg" alt="Late"></td></tr>
      <tr><td>Chen, Mei</td><td><svg><use href="#icon-cross"></use></svg></td></tr>
      <tr><td>Diaz, Rosa</td><td><i role="img" aria-label="Medical or dental appointment"></i></td></tr></table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '6A',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'L', 'Chen, Mei': 'N', 'Diaz, Rosa': 'M' },
  },
  {
    name: 'icons drawn by the style sheet only, and a colour',
    dated: '2026-11-23',
    html: `<style>.q1::before{content:"✓"} .q2::before{content:"✘"} .q3{color:rgb(104,170,34)}</style>
      <h1>Roll call 1A</h1><h2>15 September 2026 PM</h2><table><thead><tr><th>Name</th><th>Mark</th></tr></thead>
      <tr><td>Ava Adams</td><td><i class="q1"></i></td></tr><tr><td>Leo Brown</td><td><i class="q2"></i></td></tr>
      <tr><td>Mei Chen</td><td><i class="q1 q3"></i></td></tr></table>`,
    date: '2026-09-15',
    session: 'PM',
    group: '1A',
    marks: { 'Ava Adams': '\\', 'Leo Brown': 'N', 'Mei Chen': '\\' },
  },
  {
    name: 'witnesses that disagree',
    dated: '2026-11-23',
    html: `<h1>5B AM register</h1><h2>Tuesday 15 September 2026</h2><table><thead><tr><th>Student</th><th>Mark</th></tr></thead>
      <tr><td>Adams, Ava</td><td><i class="mis-icon-tick" title="Illness"></i></td></tr>
      <tr><td>Brown, Leo</td><td><span style="color:#68aa22">N</span></td></tr>
      <tr><td>Chen, Mei</td><td><i class="mis-icon-tick"></i></td></tr>
      <tr><td>Diaz, Rosa</td><td><i class="spinner-x"></i>loading</td></tr></table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: {
      'Adams, Ava': 'unknown',
      'Brown, Leo': 'unknown',
      'Chen, Mei': '/',
      'Diaz, Rosa': 'unknown',
    },
  },
  {
    name: 'locked columns: names and marks in two tables',
    dated: '2026-11-23',
    html: `<h1>Register 8C AM, 15 Sep 2026</h1><div class="x-grid"><div class="x-grid-inner-locked">${['Adams, Ava', 'Brown, Leo', 'Chen, Mei'].map((name, at) => `<table data-recordindex="${at}"><tr><td>${name}</td></tr></table>`).join('')}</div>
      <div class="x-grid-inner-normal">${['/', 'N', 'L'].map((mark, at) => `<table data-recordindex="${at}"><tr><td>${mark}</td></tr></table>`).join('')}</div></div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '8C',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L' },
  },
  {
    name: 'radio buttons with labels, pupils grouped under two headings',
    dated: '2026-11-23',
    html: `<h1>9D registration - Tuesday, 15 September 2026 - PM</h1>${[
      [
        'Boys',
        [
          ['Leo Brown', 'Present'],
          ['Omar Haddad', 'Absent'],
        ],
      ],
      [
        'Girls',
        [
          ['Ava Adams', 'Late'],
          ['Mei Chen', ''],
        ],
      ],
    ]
      .map(
        ([label, pupils]) =>
          `<h3>${label as string}</h3><div>${(pupils as string[][])
            .map(
              ([name, chosen]) =>
                `<div><span>${name}</span><span>${['Present', 'Late', 'Absent'].map((text) => `<label><input type="radio" name="r-${name}" ${text === chosen ? 'checked' : ''}>${text}</label>`).join('')}</span></div>`,
            )
            .join('')}</div>`,
      )
      .join('')}`,
    date: '2026-09-15',
    session: 'PM',
    group: '9D',
    marks: { 'Leo Brown': '\\', 'Omar Haddad': 'N', 'Ava Adams': 'L', 'Mei Chen': 'blank' },
  },
  {
    name: 'chosen by class alone, badges of one letter, form in a column of its own',
    dated: '2026-11-23',
    html: `<h1>Register</h1><h2>Tue 15 Sep 2026, AM</h2>${[
      ['Adams, Ava', 'K', 0],
      ['Brown, Leo', '', 2],
      ['Chen, Mei', 'E', 0],
      ['Diaz, Rosa', '', -1],
    ]
      .map(
        ([name, badge, chosen]) =>
          `<article><p><a href="?/student-ui/overview/id/2${String(name).length}${chosen}">${name}</a>${badge ? `<sup>${badge}</sup>` : ''}</p><p>5B</p><p>${['/', 'L', 'N'].map((code, at) => `<button class="b${at === chosen ? ' is-selected' : ''}">${code}</button>`).join('')}</p></article>`,
      )
      .join('')}`,
    date: '2026-09-15',
    session: 'AM',
    group: null,
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': '/', 'Diaz, Rosa': 'blank' },
  },
];
