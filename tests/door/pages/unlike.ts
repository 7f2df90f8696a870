import type { RegisterFixture } from './page';

/** Registers unlike any other here: each asks one question the others do not. */
const five = ['Ava Adams', 'Leo Brown', 'Mei Chen', 'Rosa Diaz', 'Tom Evans'] as const;
const lastFirst = ['Adams, Ava', 'Brown, Leo', 'Chen, Mei', 'Diaz, Rosa', 'Evans, Tom'] as const;
const head = '<h1>5B Register</h1><p>Tuesday 15 September 2026 AM</p>';
const is = { dated: '2026-11-25', date: '2026-09-15', session: 'AM', group: '5B' } as const;
const marks = ['/', 'L', 'N', 'I', ''] as const;
const words = ['Present', 'Late', 'Absent'] as const;
const read = (names: readonly string[], values: readonly string[] = marks) =>
  Object.fromEntries(
    names.map((name, at) => [name, values[at] === '' ? 'blank' : (values[at] ?? 'blank')]),
  );
const rows = (names: readonly string[], draw: (name: string, at: number) => string) =>
  names.map(draw).join('');
const list = (chosen: string) =>
  `<select><option value=""></option>${['/', 'L', 'N', 'I', 'M', 'C'].map((code) => `<option value="${code}"${code === chosen ? ' selected' : ''}>${code}</option>`).join('')}</select>`;

export const UNLIKE: RegisterFixture[] = [
  {
    ...is,
    name: 'row numbers, forms in the names, a percentage before the mark, totals in the footer',
    html: `${head}<table><thead><tr><th>#</th><th>Pupil</th><th>Attendance %</th><th>Mark</th></tr></thead><tbody>${rows(
      ['Ava ADAMS (5B)', 'Leo BROWN (5B)', 'Mei CHEN (5B)', 'Rosa DIAZ (5B)', 'Tom EVANS (5B)'],
      (name, at) =>
        `<tr><td>${at + 1}</td><td>${name}</td><td>${93 + at}.4%</td><td>${list(marks[at] ?? '')}</td></tr>`,
    )}</tbody><tfoot><tr><td></td><td>Present</td><td>94.2%</td><td>1</td></tr></tfoot></table>`,
    marks: read(['Ava ADAMS', 'Leo BROWN', 'Mei CHEN', 'Rosa DIAZ', 'Tom EVANS']),
  },
  {
    ...is,
    name: 'round buttons that say their mark in a tooltip alone',
    html: `${head}<ul>${rows(five, (name, at) => `<li><span>${name}</span><span>${words.map((word, index) => `<input type="radio" name="q${at}" title="${word}"${index === at ? ' checked' : ''}>`).join('')}</span></li>`)}</ul>`,
    marks: read(five, ['/', 'L', 'N', '', '']),
  },
  {
    ...is,
    name: 'toggles of one letter with aria-pressed',
    html: `${head}<div>${rows(five, (name, at) => `<div><b>${name}</b><div>${['P', 'L', 'A'].map((letter, index) => `<button aria-label="${words[index]}" aria-pressed="${index === at}">${letter}</button>`).join('')}</div></div>`)}</div>`,
    marks: read(five, ['/', 'L', 'N', '', '']),
  },
  {
    ...is,
    name: 'codes typed into boxes under a head',
    html: `${head}<table><tr><th>Student</th><th>Reg</th><th>Mark</th><th>Comment</th></tr>${rows(lastFirst, (name, at) => `<tr><td>${name}</td><td>5B</td><td><input maxlength="2" size="2" value="${marks[at]}"></td><td><input value=""></td></tr>`)}</table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'names in a list on the left, marks in a table on the right, matched by place',
    html: `${head}<div style="display:flex"><ul style="margin:0;padding:0;list-style:none">${rows(lastFirst, (name) => `<li style="height:24px">${name}</li>`)}</ul><table style="border-spacing:0"><tbody>${rows(marks, (code) => `<tr style="height:24px"><td>${code}</td></tr>`)}</tbody></table></div>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'morning and afternoon side by side, the session in the heading',
    html: `${head}<table><tr><th>Name</th><th>Form</th><th>AM</th><th>PM</th></tr>${rows(five, (name, at) => `<tr><td>${name}</td><td>5B</td><td>${marks[at]}</td><td>${['N', '\\', '\\', '\\', ''][at]}</td></tr>`)}</table>`,
    marks: read(five),
  },
  {
    ...is,
    name: 'a photo, badges and a score between the name and the mark',
    html: `${head}<div>${rows(five, (name, at) => `<div><img src="data:," alt="${name}"><a href="/?/student-ui/overview/id/${31 + at}">${name}</a><span class="pill">SEN</span><span class="pill">M</span><span>${at + 2} points</span><span>${93 + at}%</span><span class="badge">E</span><div title="${['Present', 'Late', 'No reason yet provided', 'Illness', 'No Mark'][at]}"><b>${['/', 'L', 'N', 'I', '-'][at]}</b></div></div>`)}</div>`,
    marks: read(five),
    ids: { 'Mei Chen': '33' },
  },
  {
    ...is,
    name: 'surname and forename in cells of their own, the forename first',
    html: `${head}<table><thead><tr><th></th><th>First name</th><th>Last name</th><th>Year</th><th>Mark</th></tr></thead><tbody>${rows(five, (name, at) => `<tr><td>${at + 1}</td><td>${name.split(' ')[0]}</td><td>${name.split(' ')[1]}</td><td>5</td><td>${list(marks[at] ?? '')}</td></tr>`)}</tbody></table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'a head that is drawn twice, the second stays in view',
    html: `${head}<div><table class="sticky"><thead><tr><th>Student</th><th>Mark</th></tr></thead></table><div><table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody>${rows(lastFirst, (name, at) => `<tr><td>${name}</td><td>${marks[at]}</td></tr>`)}</tbody></table></div></div>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'the column of names cloned over the table so that it stays in view',
    html: `${head}<div><table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody>${rows(lastFirst, (name, at) => `<tr><td>${name}</td><td>${marks[at]}</td></tr>`)}</tbody></table><div style="position:absolute;top:0"><table><thead><tr><th>Student</th></tr></thead><tbody>${rows(lastFirst, (name) => `<tr><td>${name}</td></tr>`)}</tbody></table></div></div>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'tables for layout, a table in each row for the mark',
    html: `${head}<table><tr><td><table>${rows(lastFirst, (name, at) => `<tr><td><table><tr><td>${name}</td></tr></table></td><td><table><tr><td>${marks[at]}</td><td><a href="#">Edit</a></td></tr></table></td></tr>`)}</table></td></tr></table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'each pupil in a row with a hidden row of details beneath',
    html: `${head}<table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody>${rows(lastFirst, (name, at) => `<tr><td>${name}</td><td>${list(marks[at] ?? '')}</td></tr><tr hidden><td colspan="2">Contact: Mrs ${name.split(',')[0]}</td></tr>`)}</tbody></table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'rows of headings among the pupils of one table',
    html: `${head}<table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody><tr><td colspan="2">Boys</td></tr>${rows(['Brown, Leo', 'Evans, Tom'], (name, at) => `<tr><td>${name}</td><td>${['/', 'N'][at]}</td></tr>`)}<tr><td colspan="2">Girls</td></tr>${rows(['Adams, Ava', 'Chen, Mei'], (name, at) => `<tr><td>${name}</td><td>${['L', 'I'][at]}</td></tr>`)}</tbody></table>`,
    marks: { 'Brown, Leo': '/', 'Evans, Tom': 'N', 'Adams, Ava': 'L', 'Chen, Mei': 'I' },
  },
  {
    ...is,
    name: 'a list of terms, the name the term and the mark its description',
    html: `${head}<dl>${rows(five, (name, at) => `<dt>${name}</dt><dd>${['Present', 'Late', 'No reason yet provided', 'Illness', 'No Mark'][at]}</dd>`)}</dl>`,
    marks: read(five),
  },
  {
    ...is,
    name: 'lists of a component library: one value in a box, a hidden input beside it',
    html: `${head}<div>${rows(five, (name, at) => `<div class="css-r"><div class="css-n">${name}</div><div class="css-s-container"><div class="css-s-control"><div class="css-s-valuecontainer"><div class="css-s-singlevalue">${['Present', 'Late', 'Absent', 'Illness', 'Select...'][at]}</div><input role="combobox" aria-autocomplete="list" value="" readonly></div><div class="css-s-indicator"><svg viewBox="0 0 20 20"><path d="M4 6l6 6"/></svg></div></div><input type="hidden" value="${at}"></div></div>`)}</div>`,
    marks: read(five),
  },
  {
    ...is,
    name: 'a short form and its words in abbr, words for screen readers beside a picture',
    html: `${head}<table><tr><th>Student</th><th>Mark</th></tr>${rows(lastFirst, (name, at) => `<tr><td>${name}</td><td>${at === 0 ? '<span class="sr-only">Present</span><svg width="9" height="9"><path d="M1 1"/></svg>' : `<abbr title="${['', 'Late', 'No reason yet provided', 'Illness', 'No mark'][at]}">${['', 'L', 'N', 'I', '-'][at]}</abbr>`}</td></tr>`)}</table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'surnames in capitals before the forename, without a comma',
    html: `${head}<table><tr><th>Student</th><th>Mark</th></tr>${rows(['ADAMS Ava', 'BROWN Leo', 'VAN RIJN Bram', "O'NEILL Finn", 'NG Li'], (name, at) => `<tr><td>${name}</td><td>${marks[at]}</td></tr>`)}</table>`,
    marks: read(['ADAMS Ava', 'BROWN Leo', 'VAN RIJN Bram', "O'NEILL Finn", 'NG Li']),
  },
  {
    ...is,
    name: 'two pupils of one name, told apart by their links',
    html: `${head}<ul>${rows(['Ava Adams', 'Leo Brown', 'Ava Adams', 'Mei Chen'], (name, at) => `<li><a href="/?/student-ui/overview/id/${61 + at}">${name}</a><span>${marks[at]}</span></li>`)}</ul>`,
    marks: { 'Ava Adams': '/', 'Leo Brown': 'L', 'Ava Adams #3': 'N', 'Mei Chen': 'I' },
  },
  {
    ...is,
    name: 'a grid that shows twenty of three hundred rows',
    html: `${head}<div role="grid" aria-rowcount="301" style="height:400px;overflow:auto"><div role="row" aria-rowindex="1"><div role="columnheader">Student</div><div role="columnheader">Mark</div></div><div style="height:6000px;position:relative">${Array.from({ length: 20 }, (_, at) => `<div role="row" aria-rowindex="${at + 42}" style="position:absolute;top:${at * 20}px"><div role="gridcell">Kim${'abcdefghijklmnopqrst'[at]}, Ava</div><div role="gridcell">${at % 7 === 3 ? 'N' : '/'}</div></div>`).join('')}</div></div>`,
    marks: Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `Kim${'abcdefghijklmnopqrst'[at]}, Ava`,
        at % 7 === 3 ? 'N' : '/',
      ]),
    ),
  },
  {
    ...is,
    name: 'a colour alone on the button that opens the list of marks',
    html: `${head}<button>Mark all blanks as present</button><div>${rows(five, (name, at) => `<div><span>${name}</span><button aria-haspopup="listbox" aria-label="Change mark" style="width:20px;height:20px;background:${['#68aa22', '#fce015', '#cb0d0d', '#f7931e', '#fff'][at]}"></button></div>`)}</div>`,
    marks: {
      'Ava Adams': '/',
      'Leo Brown': 'L',
      'Mei Chen': 'unknown',
      'Rosa Diaz': 'unknown',
      'Tom Evans': 'unknown',
    },
  },
  {
    ...is,
    name: 'the card of one pupil with a colour alone behind its drop-down',
    html: `${head}<button aria-pressed="false">List view</button><button aria-pressed="true">Profile view</button><div class="css-1"><img alt=""><h2>Ava Adams</h2><button aria-haspopup="listbox" style="background:#68aa22;width:90px;height:24px"><span>▾</span></button><button>Skip</button></div>`,
    view: 'profile',
    marks: { 'Ava Adams': '/' },
  },
  {
    ...is,
    name: 'custom elements around names and marks',
    html: `${head}<a-register>${rows(five, (name, at) => `<a-row><a-name>${name}</a-name><a-mark><a-chip>${['/', 'L', 'N', 'I', '-'][at]}</a-chip></a-mark></a-row>`)}</a-register>`,
    marks: read(five),
  },
  {
    ...is,
    name: 'the mark before the name, a box to select the row before both',
    html: `${head}<table><tr><th><input type="checkbox"></th><th>Mark</th><th>Student</th><th>House</th></tr>${rows(lastFirst, (name, at) => `<tr><td><input type="checkbox"></td><td>${list(marks[at] ?? '')}</td><td>${name}</td><td>Kestrel</td></tr>`)}</table>`,
    marks: read(lastFirst),
  },
  {
    ...is,
    name: 'a menu of marks written out in every row, the chosen one shown above it',
    html: `${head}<ul>${rows(five, (name, at) => `<li><span>${name}</span><div class="dd"><button aria-expanded="false">${['Present', 'Late', 'Absent', 'Illness', 'No mark'][at]}</button><ul role="listbox" style="display:none"><li role="option">Present</li><li role="option">Late</li><li role="option">Absent</li></ul></div></li>`)}</ul>`,
    marks: read(five),
  },
  {
    ...is,
    name: 'words in full with a code in brackets, minutes in words',
    html: `${head}<div role="table"><div role="rowgroup">${rows(five, (name, at) => `<div role="row"><div role="cell">${name}</div><div role="cell">${['Present (/)', 'Late (L) – 14 minutes', 'Absent – no reason provided', 'Illness (I)', 'Not marked'][at]}</div></div>`)}</div></div>`,
    marks: {
      'Ava Adams': '/',
      'Leo Brown': 'L 14m',
      'Mei Chen': 'N',
      'Rosa Diaz': 'I',
      'Tom Evans': 'blank',
    },
  },
  {
    ...is,
    name: 'preferred names in brackets, middle names, letters of other alphabets',
    html: `${head}<table><tr><th>Student name</th><th>Code</th></tr>${rows(['Adams, Ava Rose (Rosie)', 'Brown, Leonardo "Leo"', 'Łukasiewicz, Żaneta', 'Îmişçi, Çağrı', 'al-Hassan, Noor'], (name, at) => `<tr><td>${name}</td><td>${marks[at]}</td></tr>`)}</table>`,
    marks: read([
      'Adams, Ava Rose (Rosie)',
      'Brown, Leonardo "Leo"',
      'Łukasiewicz, Żaneta',
      'Îmişçi, Çağrı',
      'al-Hassan, Noor',
    ]),
  },
  {
    ...is,
    name: 'choices as list items in a toolbar in each row, the chosen one by data attribute',
    html: `${head}<section>${rows(five, (name, at) => `<div><h4>${name}</h4><ul role="toolbar">${['Present', 'Late', 'Absent', 'Other'].map((word, index) => `<li><button data-selected="${index === at}">${word}</button></li>`).join('')}</ul></div>`)}</section>`,
    marks: {
      'Ava Adams': '/',
      'Leo Brown': 'L',
      'Mei Chen': 'N',
      'Rosa Diaz': 'unknown',
      'Tom Evans': 'blank',
    },
  },
];
