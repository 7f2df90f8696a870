import type { RegisterFixture } from './page';

/** Drawn without looking at `lib/arbor`, from descriptions of how web pages of this kind are built. */
const four = ['Ava Adams', 'Leo Brown', 'Mei Chen', 'Rosa Diaz'];

export const MORE_REGISTERS: RegisterFixture[] = [
  {
    name: 'row headers, no heads, no word of a register',
    dated: '2026-11-23',
    html: `<h1>5B – AM – Tuesday 15 September 2026</h1><table>${[
      ['Adams, Ava', '/'],
      ['Brown, Leo', 'N'],
      ['Chen, Mei', 'L 5'],
      ['Diaz, Rosa', '-'],
    ]
      .map(
        ([name, mark]) =>
          `<tr><th scope="row"><a href="#">${name}</a></th><td>93%</td><td class="code">${mark}</td></tr>`,
      )
      .join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L 5m', 'Diaz, Rosa': 'blank' },
  },
  {
    name: 'list items with initials, two lines and a combobox without an input',
    dated: '2026-11-23',
    html: `<main><h1>10X/Ma2</h1><p>Tue 15 Sep 2026, 09:00 – 10:00</p><button>Mark all blanks as present</button><div role="list">${four
      .map(
        (name, at) =>
          `<div role="listitem" class="MuiListItem-root"><div class="MuiAvatar-root">${name
            .split(' ')
            .map((word) => word.charAt(0))
            .join(
              '',
            )}</div><div><p>${name}</p><p>10X</p></div><div><div role="combobox" aria-haspopup="listbox" aria-expanded="false">${['Present', 'Absent', 'Late', 'Select mark'][at]}</div></div></div>`,
      )
      .join('')}</div></main>`,
    date: '2026-09-15',
    session: null,
    startsAt: '09:00',
    group: '10X/Ma2',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'N', 'Mei Chen': 'L', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'each row is a link as a whole',
    dated: '2026-11-23',
    html: `<h2>Attendance</h2><div>5B</div><div>Date: 15 September 2026</div><div>Session: PM</div><div>${four.map((name, at) => `<a href="/?/register-ui/mark/student-id/${40 + at}"><span>${name}</span><span class="status status--${['present', 'absent', 'late', 'present'][at]}">${['Present', 'Absent', 'Late', 'Present'][at]}</span></a>`).join('')}</div>`,
    date: '2026-09-15',
    session: 'PM',
    group: '5B',
    marks: { 'Ava Adams': '\\', 'Leo Brown': 'N', 'Mei Chen': 'L', 'Rosa Diaz': '\\' },
    ids: { 'Mei Chen': '42' },
  },
  {
    name: 'buttons of icons with labels for screen readers, names that are buttons',
    dated: '2026-11-23',
    html: `<h1>Take register</h1><h2>5B · Tuesday 15 September · AM</h2><div class="x1">${four.map((name, at) => `<div class="x2"><button class="x3">${name}</button><span class="x4">PP</span><div class="x5" role="group" aria-label="Mark for ${name}">${['Present', 'Late', 'Absent'].map((word, index) => `<button aria-label="${word}" aria-pressed="${index === at}"><svg viewBox="0 0 1 1"></svg></button>`).join('')}</div><button>Add note</button></div>`).join('')}</div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'a few rows of a long list, placed absolutely',
    dated: '2026-11-23',
    html: `<h1>Registers</h1><h2>Year 7 registration, 15/09/2026 AM</h2><div role="grid" aria-rowcount="300" style="position:relative;height:400px">${four.map((name, at) => `<div role="row" aria-rowindex="${at + 120}" style="position:absolute;top:${at * 30}px"><div role="gridcell">7A</div><div role="gridcell">${name}</div><div role="gridcell"><span data-tooltip="${['Present AM', 'Illness', 'Late before register closed', 'No mark'][at]}">${['/', 'I', 'L', '–'][at]}</span></div></div>`).join('')}</div>`,
    date: '2026-09-15',
    session: 'AM',
    group: null,
    marks: { 'Ava Adams': '/', 'Leo Brown': 'I', 'Mei Chen': 'L', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'date in a button, other dates in a side column, session in a list',
    dated: '2026-11-23',
    html: `<aside><h3>Notices</h3><p>INSET day Friday 18 September 2026</p></aside><h1>Registration group 5B</h1><button aria-label="Previous day">‹</button><button>Tue 15 Sep 2026</button><select aria-label="Session"><option selected>AM</option><option>PM</option></select>
      <table><thead><tr><th>Student name</th><th>Attendance mark</th><th>Comments</th></tr></thead>${four.map((name, at) => `<tr><td>${name}<div>Year 5 · 12/03/2016</div></td><td><select><optgroup label="Present">${['', '/ - Present (AM)', 'L – Late (before register closed)', 'N - Reason not yet provided', 'I: Illness'].map((text, index) => `<option ${index === at ? 'selected' : ''}>${text}</option>`).join('')}</optgroup></select></td><td>${at === 2 ? 'Bus broke down' : ''}</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': 'blank', 'Leo Brown': '/', 'Mei Chen': 'L', 'Rosa Diaz': 'N' },
  },
  {
    name: 'surname and forename in columns of their own',
    dated: '2026-11-23',
    html: `<h1>AM register for 6C</h1><p>15 Sep 2026</p><table><thead><tr><th>Surname</th><th>Forename</th><th>Sex</th><th>Mark</th></tr></thead><tbody>${[
      ['Adams', 'Ava', 'F', '/'],
      ['Brown', 'Leo', 'M', 'N'],
      ['Chen', 'Mei', 'F', 'M'],
    ]
      .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</tbody></table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '6C',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'M' },
  },
  {
    name: 'icon font whose pictures are words, sex in a column without head',
    dated: '2026-11-23',
    html: `<h1>Register 2A</h1><p>Tuesday, 15 September 2026 (AM)</p><table>${[
      ['Adams, Ava', 'F', 'check_circle'],
      ['Brown, Leo', 'M', 'schedule'],
      ['Chen, Mei', 'F', 'check_circle'],
    ]
      .map(
        ([name, sex, icon]) =>
          `<tr><td>${name}</td><td>${sex}</td><td><i class="material-icons">${icon}</i></td></tr>`,
      )
      .join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '2A',
    marks: { 'Adams, Ava': '/', 'Brown, Leo': 'L', 'Chen, Mei': '/' },
  },
  {
    name: 'mostly unmarked cells under a head',
    dated: '2026-11-23',
    html: `<h1>AM Registration 5B</h1><p>15 Sep 2026</p><table><thead><tr><th>Student</th><th>Mark</th></tr></thead>${['Adams, Ava', 'Brown, Leo', 'Chen, Mei', 'Diaz, Rosa', 'Evans, Tom'].map((name, at) => `<tr><td>${name}</td><td>${at === 3 ? 'I' : ''}</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: {
      'Adams, Ava': 'blank',
      'Brown, Leo': 'blank',
      'Chen, Mei': 'blank',
      'Diaz, Rosa': 'I',
      'Evans, Tom': 'blank',
    },
  },
  {
    name: 'one pupil in an intervention register',
    dated: '2026-11-23',
    html: `<h1>Reading intervention register</h1><p>Tue 15 Sep 2026 PM</p><table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody><tr><td>Adams, Ava</td><td><select>${['-', '/', 'L', 'N'].map((code) => `<option ${code === 'N' ? 'selected' : ''}>${code}</option>`).join('')}</select></td></tr></tbody></table>`,
    date: '2026-09-15',
    session: 'PM',
    group: null,
    view: 'list',
    marks: { 'Adams, Ava': 'N' },
  },
  {
    name: 'display first, with a button to change it, and spinner icons elsewhere',
    dated: '2026-11-23',
    html: `<div class="top-bar">Oakfield Primary</div><h1>Year 3: 3 Maple</h1><div class="mis-property-row"><label>Date</label><div>Tuesday 15 September 2026</div></div><div class="mis-property-row"><label>Session</label><div>AM</div></div><a>Return To Lesson Dashboard</a>
      ${four.map((name, at) => `<div class="mis-property-row x-field" id="mis-property-row-${1013 + at}"><div class="x-form-item-label">${name}</div><div id="mis-property-row-${1013 + at}-bodyEl"><span class="${['mis-icon-tick', 'mis-icon-clock', '', 'mis-icon-clock'][at]}" style="color:${['#68aa22', '#fce015', '#f7931e', '#cb0d0d'][at]}">${at === 2 ? 'C1' : ''}</span><button>Change</button></div></div>`).join('')}`,
    date: '2026-09-15',
    session: 'AM',
    group: 'Year 3: 3 Maple',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'C1', 'Rosa Diaz': 'U' },
  },
  {
    name: 'table of marks with weekdays, today among them',
    dated: '2026-11-23',
    url: 'https://oakfield.uk.arbor.sc/?/register-ui/week/date/2026-09-15',
    html: `<h1>5B register</h1><h2>Tue 15 Sep 2026 AM</h2><table><thead><tr><th>Name</th><th>14 Sep 2026</th><th>15 Sep 2026</th></tr></thead>${four.map((name, at) => `<tr><td>${name}</td><td>/</td><td>${['N', '/', 'I', '/'][at]}</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': 'N', 'Leo Brown': '/', 'Mei Chen': 'I', 'Rosa Diaz': '/' },
  },
  {
    name: 'particles, apostrophes, one name, a name in capitals, forms in brackets',
    dated: '2026-11-23',
    html: `<h1>Registration AM 15 September 2026</h1><table><tr><th>Pupil</th><th>Code</th></tr>${["O'Neill, Finn (5B)", 'de la Cruz, María José (5B)', 'al-Rashid, Noor (5C)', 'Suharto (5B)', 'NG, Wei (5C)', 'St. John-Smythe, Zoë (5C)'].map((name, at) => `<tr><td>${name}</td><td>${at === 3 ? 'N' : '/'}</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: null,
    marks: {
      "O'Neill, Finn": '/',
      'de la Cruz, María José': '/',
      'al-Rashid, Noor': '/',
      Suharto: 'N',
      'NG, Wei': '/',
      'St. John-Smythe, Zoë': '/',
    },
  },
];

/** Rows with things on them that look like marks and are none. */
export const DECOYS: RegisterFixture[] = [
  {
    name: 'boxes to select rows, buttons to remove, initials, sex and SEN letters',
    dated: '2026-11-23',
    html: `<h1>5B Register AM</h1><p>15 September 2026</p><div>${four.map((name, at) => `<div class="r"><div class="form-check"><input type="checkbox" class="form-check-input"></div><div class="av">${name.charAt(0)}</div><div>${name}</div><div>${at % 2 ? 'M' : 'F'}</div><div>${at % 2 ? 'N' : 'K'}</div><div class="m"><span class="${['mis-icon-tick', 'z', 'mis-icon-tick', 'z'][at]}">${['', 'N', '', 'I'][at]}</span></div><button title="Remove"><i class="fa fa-times"></i></button></div>`).join('')}</div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'N', 'Mei Chen': '/', 'Rosa Diaz': 'I' },
  },
  {
    name: 'minutes in a column and beside the mark',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1><table><tr><th>Student</th><th>Mark</th><th>Minutes late</th><th>Notes</th></tr>${four.map((name, at) => `<tr><td>${name}</td><td><b>${['/', 'L', 'L', 'U'][at]}</b>${at === 2 ? ' <small>7 mins</small>' : ''}</td><td class="minutes-late">${['', '12', '', '45'][at]}</td><td>-</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L 12m', 'Mei Chen': 'L 7m', 'Rosa Diaz': 'U 45m' },
  },
  {
    name: 'a bare number of minutes beside the mark',
    dated: '2026-11-25',
    html: `<h1>5B Register AM 15 September 2026</h1><table><tr><th>Student</th><th>Mark</th></tr>${four.map((name, at) => `<tr><td>${name}</td><td><b>${['/', 'L', 'N', 'L'][at]}</b>${['', ' <small>7</small>', '', '<span>12</span>'][at]}</td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L 7m', 'Mei Chen': 'N', 'Rosa Diaz': 'L 12m' },
  },
  {
    name: 'buttons beside the name without a box around them',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1>${four.map((name, at) => `<div><span>${name}</span>${['Present', 'Late', 'Absent'].map((word, index) => `<button aria-pressed="${index === at}">${word}</button>`).join('')}</div>`).join('')}`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'a column of round buttons for each choice',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1><table><tr><th>Student</th><th>Present</th><th>Late</th><th>Absent</th></tr>${four.map((name, at) => `<tr><td>${name}</td>${[0, 1, 2].map((index) => `<td><input type="radio" name="m${at}" ${index === at ? 'checked' : ''}></td>`).join('')}</tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'spans as choices, told apart by aria-checked and by class',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1><ul>${four.map((name, at) => `<li><em>${name}</em><span class="opts">${['/', 'L', 'N'].map((code, index) => `<span class="opt${index === at ? ' opt--active' : ''}">${code}</span>`).join('')}</span></li>`).join('')}</ul>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'blank' },
  },
  {
    name: 'avatars with names in their alt, names as links, rows in articles',
    dated: '2026-11-23',
    html: `<div role="main"><h1>Morning registration</h1><p>Tuesday 15 September 2026</p><p>Class: 5B</p>${four.map((name, at) => `<article><img src="p.png" alt="Photo of ${name}"><h3><a href="/?/student-ui/overview/id/${at + 11}">${name}</a></h3><p>Year 5</p><div class="mark" title="${['Present AM', 'Late', 'No reason yet provided', 'No mark'][at]}">${['<i class="mis-icon-tick"></i>', '<i class="mis-icon-clock"></i>', 'N', '-'][at]}</div></article>`).join('')}</div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'blank' },
    ids: { 'Mei Chen': '13' },
  },
  {
    name: 'the card of one pupil whose buttons enter a mark and do not show it',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1><button>List view</button><button>Profile view</button><div class="card"><h2>Ava Adams</h2><div>Mark <span title="Late">L</span></div><div>${['Present', 'Late', 'Absent'].map((word) => `<button>${word}</button>`).join('')}</div><button>Skip</button></div>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    view: 'profile',
    marks: { 'Ava Adams': 'L' },
  },
  {
    name: 'pictures without names, told by the tooltip around them, beside the sign of a drop-down',
    dated: '2026-11-23',
    html: `<h1>5B Register AM 15 September 2026</h1><table><tr><th>Student</th><th>Mark</th></tr>${four.map((name, at) => `<tr><td>${name}</td><td><div role="combobox" aria-haspopup="listbox"><span title="${['Present AM', 'Late', 'No reason yet provided', 'Illness'][at]}">${['<svg viewBox="0 0 9 9"><path d="M1 1h7"/></svg>', '<svg viewBox="0 0 9 9"><path d="M1 1h7"/></svg> 12', 'N', 'I'][at]}</span><span>▾</span></div></td></tr>`).join('')}</table>`,
    date: '2026-09-15',
    session: 'AM',
    group: '5B',
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Mei Chen': 'N', 'Rosa Diaz': 'I' },
  },
];
