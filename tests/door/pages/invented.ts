/**
 * Registers put together at random, by another hand than `any-register.ts`: how rows, names, marks and heads
 * can be written, apart from the stand-in and from any layout the door knows. Each page comes with
 * what a person would read from it.
 */
export interface InventedPage {
  story: string;
  html: string;
  date: string;
  session: 'AM' | 'PM';
  rows: { name: string; mark: string | null }[];
}

/** Park and Miller's generator: the same page for the same number. */
function dice(seed: number) {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  next();
  return {
    pick: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
    chance: (share: number) => next() < share,
    upTo: (n: number) => Math.floor(next() * n),
  };
}
type Dice = ReturnType<typeof dice>;

const FORENAMES = ['Ngozi', 'Zofia', 'Conor', 'Ivy', 'Wei', 'Mateus', 'Amina', 'Tom', 'Éloïse', 'Grace', 'Oskar', 'Ada', 'Bram', 'Leo'] as const; // prettier-ignore
const SURNAMES = ['Okafor', 'Szymańska', 'O’Shea', 'Whitlock-Byrne', 'Li', 'De Souza', 'Iqbal', 'Evans', 'Hâncock', 'Lister', 'Kowalczyk', 'van Rijn', 'St John', 'Ng'] as const; // prettier-ignore

const WORDS: Record<string, string> = {
  '/': 'Present',
  L: 'Late',
  N: 'No reason yet provided for absence',
  I: 'Illness',
  M: 'Medical/Dental appointment',
  C: 'Leave of absence',
  B: 'Educated off site',
  O: 'Unauthorised absence',
  U: 'Late after registers closed',
};
const COLOURS: Record<string, string> = {
  '/': '#68aa22',
  L: '#fce015',
  I: '#f7931e',
  M: '#f7931e',
  C: '#f7931e',
  B: '#68aa22',
  N: '#cb0d0d',
  O: '#cb0d0d',
  U: '#cb0d0d',
};

interface Row {
  forename: string;
  surname: string;
  mark: string | null;
  form: string;
}

const tick = (mark: string) =>
  mark === '/' ? 'mis-icon-tick' : mark === 'L' ? 'mis-icon-clock' : '';

const MARKS: Record<string, (mark: string | null, row: Row, at: number) => string> = {
  'icon or code': (mark) =>
    mark === null
      ? '-'
      : tick(mark)
        ? `<i class="${tick(mark)}" style="color:${COLOURS[mark]}"></i>`
        : `<b style="color:${COLOURS[mark]}">${mark}</b>`,
  'code alone': (mark) => (mark === null ? '' : `<span>${mark}</span>`),
  'words alone': (mark) => (mark === null ? 'No mark' : `<span>${WORDS[mark]}</span>`),
  'code and words': (mark) => (mark === null ? '–' : `<span>${mark} – ${WORDS[mark]}</span>`),
  'a picture with words': (mark) =>
    mark === null
      ? '<span class="empty" aria-label="No mark"></span>'
      : `<svg role="img" aria-label="${WORDS[mark]}" width="14" height="14"><circle cx="7" cy="7" r="6" fill="${COLOURS[mark]}"/></svg>`,
  'a select': (mark, _, at) =>
    `<select name="m${at}"><option value=""></option>${Object.keys(WORDS)
      .map(
        (code) =>
          `<option value="${code}"${code === mark ? ' selected' : ''}>${code} ${WORDS[code]}</option>`,
      ) // prettier-ignore
      .join('')}</select>`,
  'radio buttons': (mark, _, at) =>
    Object.keys(WORDS)
      .map(
        (code) =>
          `<label><input type="radio" name="m${at}" value="${code}"${code === mark ? ' checked' : ''}> ${code}</label>`,
      ) // prettier-ignore
      .join(' '),
  'pressed buttons': (mark) =>
    Object.keys(WORDS)
      .map(
        (code) =>
          `<button type="button" aria-pressed="${code === mark}" title="${WORDS[code]}">${code}</button>`,
      ) // prettier-ignore
      .join(''),
  'a text box': (mark, row) =>
    `<input maxlength="2" size="2" value="${mark ?? ''}" aria-label="Mark of ${row.forename}">`,
  'a chip with a tooltip': (mark) =>
    mark === null
      ? '<span class="chip" title="No mark">·</span>'
      : `<span class="chip" style="background:${COLOURS[mark]}" title="${WORDS[mark]}">${mark}</span>`,
};

const NAMES: Record<string, (row: Row, at: number) => string[]> = {
  'Surname, Forename': ({ forename, surname }) => [`<span>${surname}, ${forename}</span>`],
  'Forename Surname': ({ forename, surname }) => [`<span>${forename} ${surname}</span>`],
  'SURNAME Forename': ({ forename, surname }) => [
    `<span>${surname.toUpperCase()} ${forename}</span>`,
  ],
  'two cells': ({ forename, surname }) => [surname, forename],
  'a link': ({ forename, surname }, at) => [
    `<a href="/?/student-ui/overview/id/${4100 + at}">${surname}, ${forename}</a>`,
  ],
  'form in brackets': ({ forename, surname, form }) => [
    `<span>${surname}, ${forename} (${form})</span>`,
  ],
  'a button': ({ forename, surname }) => [`<button type="button">${forename} ${surname}</button>`],
  'photo first': ({ forename, surname }) => [
    `<img alt="" width="24" height="24" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> <span>${surname}, ${forename}</span>`,
  ],
};
const NAME_HEADS: Record<string, string[]> = { 'two cells': ['Surname', 'Forename'] };

const BEFORE: Record<string, (row: Row, at: number) => string> = {
  'a number': (_, at) => `${at + 1}`,
  'a checkbox': () => '<input type="checkbox" aria-label="Select">',
};
const BETWEEN: Record<string, (row: Row, at: number) => string> = {
  'year to date': (_, at) => `${99 - at}.${at % 10}%`,
  'a form': ({ form }) => form,
  'a sex': (_, at) => (at % 2 ? 'M' : 'F'),
  'a birthday': (_, at) => `0${(at % 9) + 1}/11/2016`,
  badges: (_, at) => (at % 3 ? '' : '<span class="b">SEN</span> <span class="b">PP</span>'),
};
const HEADS: Record<string, string> = {
  'a number': '#',
  'a checkbox': '',
  'year to date': 'Attendance this year',
  'a form': 'Form',
  'a sex': 'Sex',
  'a birthday': 'Date of birth',
  badges: 'Context',
};

const HEADINGS: Record<string, (group: string) => string> = {
  'all in one': (group) => `<h1>Register: ${group} – Tuesday 15 September 2026 AM</h1>`,
  'two lines': (group) => `<h1>${group}</h1><h2>Tue 15 Sep 2026, AM registration</h2>`,
  'label and value': (group) =>
    `<h1>Take register</h1><dl><dt>Class</dt><dd>${group}</dd><dt>Date</dt><dd>15/09/2026</dd><dt>Session</dt><dd>AM</dd></dl>`,
  'a date field': (group) =>
    `<h1>Roll call ${group}</h1><label>Date <input type="date" value="2026-09-15"></label> <label>Session <select><option selected>AM</option><option>PM</option></select></label>`,
  crumbs: (group) =>
    `<nav aria-label="Breadcrumb"><ol><li>Students</li><li>Registers</li><li>${group}</li></ol></nav><h1>Morning register</h1><p>15th September 2026</p>`,
  'a lesson time': (group) =>
    `<h1>Register</h1><p>${group}</p><p>Tuesday, 15 Sep 2026 · 08:50 - 09:10</p>`,
};

interface Plan {
  before: string[];
  between: string[];
  name: string;
  mark: string;
  after: boolean;
}

function cellsOf(plan: Plan, row: Row, at: number): string[] {
  return [
    ...plan.before.map((each) => BEFORE[each]?.(row, at) ?? ''),
    ...(NAMES[plan.name]?.(row, at) ?? []),
    ...plan.between.map((each) => BETWEEN[each]?.(row, at) ?? ''),
    MARKS[plan.mark]?.(row.mark, row, at) ?? '',
    ...(plan.after ? [at % 4 === 1 ? 'See office' : ''] : []),
  ];
}

function headsOf(plan: Plan): string[] {
  return [
    ...plan.before.map((each) => HEADS[each] ?? ''),
    ...(NAME_HEADS[plan.name] ?? ['Student']),
    ...plan.between.map((each) => HEADS[each] ?? ''),
    'Mark',
    ...(plan.after ? ['Note'] : []),
  ];
}

const CONTAINERS: Record<string, (heads: string[], rows: string[][]) => string> = {
  table: (heads, rows) =>
    `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows
      .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</tbody></table>`,
  'table without heads': (_, rows) =>
    `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  'grid of divs': (heads, rows) =>
    `<div role="grid"><div role="row">${heads.map((head) => `<div role="columnheader" style="display:inline-block;width:130px">${head}</div>`).join('')}</div>${rows
      .map(
        (cells) =>
          `<div role="row">${cells.map((cell) => `<div role="gridcell" style="display:inline-block;width:130px">${cell}</div>`).join('')}</div>`,
      ) // prettier-ignore
      .join('')}</div>`,
  'divs without roles': (heads, rows) =>
    `<div class="q1"><div class="q2">${heads.map((head) => `<div class="q3">${head}</div>`).join('')}</div>${rows
      .map(
        (cells) =>
          `<div class="q4">${cells.map((cell) => `<div class="q3">${cell}</div>`).join('')}</div>`,
      )
      .join('')}</div><style>.q2,.q4{display:flex}.q3{width:130px}</style>`,
  'a list': (_, rows) =>
    `<ul>${rows.map((cells) => `<li>${cells.map((cell) => `<span>${cell}</span>`).join(' ')}</li>`).join('')}</ul>`,
  'a table a row': (heads, rows) =>
    `<div><table><tr>${heads.map((head) => `<td>${head}</td>`).join('')}</tr></table>${rows
      .map(
        (cells) =>
          `<table class="r"><tbody><tr>${cells.map((cell) => `<td><div>${cell}</div></td>`).join('')}</tr></tbody></table>`,
      ) // prettier-ignore
      .join('')}</div>`,
  cards: (_, rows) =>
    `<section>${rows.map((cells) => `<article>${cells.map((cell) => `<div>${cell}</div>`).join('')}</article>`).join('')}</section>`,
};

const keys = (of: Record<string, unknown>) => Object.keys(of) as [string, ...string[]];

function marksOf(roll: Dice): (string | null)[] {
  return FORENAMES.map(() =>
    roll.chance(0.6) ? '/' : roll.pick(['L', 'N', 'I', 'M', 'C', 'B', 'O', 'U', null] as const),
  );
}

export function inventPage(seed: number): InventedPage {
  const roll = dice(seed);
  const some = (of: Record<string, unknown>, share: number) =>
    Object.keys(of).filter(() => roll.chance(share));
  const plan: Plan = {
    before: some(BEFORE, 0.25),
    between: some(BETWEEN, 0.2),
    name: roll.pick(keys(NAMES)),
    mark: roll.pick(keys(MARKS)),
    after: roll.chance(0.4),
  };
  const container = roll.pick(keys(CONTAINERS));
  const heading = roll.pick(keys(HEADINGS));
  const group = roll.pick(['5B', '4 Kestrel', '10X/Ma2', 'Year 3: 3 Robin'] as const);
  const shift = roll.upTo(SURNAMES.length);
  const marks = marksOf(roll);
  const rows: Row[] = FORENAMES.map((forename, at) => ({
    forename,
    surname: SURNAMES[(at + shift) % SURNAMES.length] ?? '',
    mark: marks[at] ?? null,
    form: '5B',
  }));
  const button = roll.chance(0.5)
    ? '<button type="button">Mark All Blanks as Present</button>'
    : '';
  const body = CONTAINERS[container]?.(
    headsOf(plan),
    rows.map((row, at) => cellsOf(plan, row, at)),
  );
  return {
    story: `${container}; ${plan.name}; ${plan.mark}; ${heading}; ${[...plan.before, ...plan.between].join(', ')}${button ? '; button' : ''}`,
    html: `<header><a href="#">Home</a> <a href="#">Students</a></header><main>${HEADINGS[heading]?.(group)}${button}${body}</main>`,
    date: '2026-09-15',
    session: 'AM',
    rows: rows.map(({ forename, surname, mark }) => ({ name: `${forename} ${surname}`, mark })),
  };
}
