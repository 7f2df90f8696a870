/**
 * Registers put together at random from the ways in which web pages draw lists, names, marks and what
 * stands between them. What each row says is known, so a wrong mark can be told from an unknown one.
 */
import * as fc from 'fast-check';

interface Pupil {
  given: string;
  family: string;
  mark: '/' | 'L' | 'N' | 'I' | 'M' | '';
}

const WORDS = {
  '/': 'Present',
  L: 'Late',
  N: 'No reason yet provided',
  I: 'Illness',
  M: 'Medical or dental appointment',
  '': 'No mark',
} as const;
const SHORT = { '/': 'Present', L: 'Late', N: 'Absent', I: 'Other', M: 'Other', '': '' } as const;
const COLOURS = {
  '/': '#68aa22',
  L: '#fce015',
  N: '#cb0d0d',
  I: '#f7931e',
  M: '#f7931e',
  '': '#776e6a',
} as const;

const GIVEN = 'Ava Leo Mei Rosa Tom Noor Zoë Finn Iris Jan Kofi Lotte Omar Priya Sam Uma'.split(
  ' ',
);
const FAMILY =
  'Adams Brown Chen Diaz Evans Fofana Gill Haddad Ito Jones Khan Lister Möller Ng O’Neill Park'.split(
    ' ',
  );

/** How a mark is drawn. `known`: the marks that can be read for certain; the rest may be unknown. */
const MARKS: Record<
  string,
  { known: string; all?: false; draw(mark: Pupil['mark'], key: string): string }
> = {
  codes: { known: '/LNIM', draw: (mark) => `<span>${mark}</span>` },
  bare: { known: '/LNIM', draw: (mark) => mark },
  words: { known: '/LNIM', draw: (mark) => `<div><span>${WORDS[mark]}</span></div>` },
  both: {
    known: '/LNIM',
    draw: (mark) => (mark === '' ? '<i>-</i>' : `<b>${mark}</b> <small>${WORDS[mark]}</small>`),
  },
  tips: { known: '/LNIM', draw: (mark) => `<span title="${WORDS[mark]}">${mark || '-'}</span>` },
  icons: {
    known: '/LNIM',
    draw: (mark) =>
      mark === '/'
        ? '<span class="mis-icon mis-icon-tick" style="color:#68aa22"></span>'
        : mark === 'L'
          ? '<span class="mis-icon mis-icon-clock" style="color:#fce015"></span>'
          : `<span style="color:${COLOURS[mark]}">${mark || '-'}</span>`,
  },
  pictures: {
    known: '/LN',
    draw: (mark) =>
      mark === ''
        ? ''
        : `<svg width="12" height="12"><title>${SHORT[mark]}</title><path d="M1 1h9"/></svg>`,
  },
  list: {
    known: '/LNIM',
    draw: (mark) =>
      `<select><option value="">Select…</option>${Object.entries(WORDS)
        .filter(([code]) => code !== '')
        .map(
          ([code, words]) =>
            `<option value="${code}"${code === mark ? ' selected' : ''}>${code} – ${words}</option>`,
        )
        .join('')}</select>`,
  },
  codeList: {
    known: '/LNIM',
    draw: (mark) =>
      `<select>${['', '/', 'L', 'N', 'I', 'M'].map((code) => `<option${code === mark ? ' selected' : ''}>${code}</option>`).join('')}</select>`,
  },
  radios: {
    known: '/LN',
    draw: (mark, key) =>
      ['Present', 'Late', 'Absent', 'Other']
        .map(
          (word) =>
            `<label><input type="radio" name="r${key}"${word === SHORT[mark] ? ' checked' : ''}>${word}</label>`,
        )
        .join(''),
  },
  toggles: {
    known: '/LN',
    draw: (mark) =>
      `<div role="group">${['Present', 'Late', 'Absent', 'Other'].map((word) => `<button aria-pressed="${word === SHORT[mark]}">${word}</button>`).join('')}</div>`,
  },
  pictureToggles: {
    known: '/LN',
    all: false,
    draw: (mark) =>
      `<div>${['Present', 'Late', 'Absent'].map((word) => `<button aria-label="${word}" aria-pressed="${word === SHORT[mark]}"><svg viewBox="0 0 9 9"><path d="M1 1"/></svg></button>`).join('')}</div>`,
  },
  classes: {
    known: '/LN',
    all: false,
    draw: (mark) =>
      `<div>${['Present', 'Late', 'Absent'].map((word) => `<button class="opt${word === SHORT[mark] ? ' opt--selected' : ''}">${word}</button>`).join('')}</div>`,
  },
  box: { known: '/LNIM', draw: (mark) => `<input maxlength="3" size="3" value="${mark}">` },
  combo: {
    known: '/LNIM',
    draw: (mark) =>
      `<input role="combobox" aria-autocomplete="list" value="${mark === '' ? '' : WORDS[mark]}" aria-label="Mark">`,
  },
  dropdown: {
    known: '/LNIM',
    draw: (mark) => `<button aria-haspopup="listbox">${WORDS[mark]} ▾</button>`,
  },
};

const NAMES: Record<string, (pupil: Pupil) => string> = {
  given: ({ given, family }) => `${given} ${family}`,
  family: ({ given, family }) => `${family}, ${given}`,
  loud: ({ given, family }) => `${family.toUpperCase()}, ${given}`,
  loudLast: ({ given, family }) => `${given} ${family.toUpperCase()}`,
  withForm: ({ given, family }) => `${given} ${family} (5B)`,
};

const AROUND: Record<string, (name: string, at: number) => string> = {
  plain: (name) => name,
  link: (name, at) => `<a href="/?/student-ui/overview/id/${at + 700}">${name}</a>`,
  badges: (name) =>
    `<span>${name}</span> <span class="badge">SEN</span><span class="badge">PP</span>`,
  photo: (name) => `<img alt="" src="data:,"><b>${name}</b>`,
  initials: (name) =>
    `<div class="av">${name.charAt(0)}</div><div><p>${name}</p><p>Year 5</p></div>`,
};

/** Things that stand on a row and are no mark of this register. */
const BESIDE: Record<string, { head: string; draw(at: number): string }> = {
  number: { head: '#', draw: (at) => String(at + 1) },
  form: { head: 'Form', draw: () => '5B' },
  percent: { head: 'Attendance %', draw: (at) => `${80 + at}.${at % 10}%` },
  sex: { head: 'Sex', draw: (at) => (at % 2 ? 'M' : 'F') },
  sen: { head: 'SEN', draw: (at) => ['K', 'E', '', 'N'][at % 4] ?? '' },
  house: { head: 'House', draw: (at) => ['Oak', 'Elm', 'Ash'][at % 3] ?? '' },
  select: { head: '', draw: () => '<input type="checkbox">' },
  note: { head: 'Notes', draw: (at) => (at % 3 === 0 ? 'Late bus' : '') },
  action: { head: '', draw: () => '<button title="Add note">+</button>' },
  menu: {
    head: '',
    draw: () => '<button aria-haspopup="menu" aria-label="More options">⋮</button>',
  },
  lastWeek: {
    head: 'Past week',
    draw: (at) =>
      ['/', '/', 'N', '/', 'L']
        .map((code, day) => `<i>${day === at % 5 ? 'I' : code}</i>`)
        .join(''),
  },
  minutes: { head: 'Minutes', draw: () => '<input type="number" aria-label="Minutes late">' },
};

type Cell = { html: string; head: string };
const ROWS: Record<string, (rows: Cell[][], heads: boolean) => string> = {
  table: (rows, heads) =>
    `<table>${heads ? `<thead><tr>${(rows[0] ?? []).map(({ head }) => `<th>${head}</th>`).join('')}</tr></thead>` : ''}<tbody>${rows.map((row) => `<tr>${row.map(({ html }) => `<td>${html}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
  roles: (rows, heads) =>
    `<div role="grid">${heads ? `<div role="row">${(rows[0] ?? []).map(({ head }) => `<div role="columnheader">${head}</div>`).join('')}</div>` : ''}${rows.map((row) => `<div role="row">${row.map(({ html }) => `<div role="gridcell">${html}</div>`).join('')}</div>`).join('')}</div>`,
  divs: (rows) =>
    `<div class="css-a1">${rows.map((row) => `<div class="css-b2">${row.map(({ html }, at) => `<div class="css-c${at}">${html}</div>`).join('')}</div>`).join('')}</div>`,
  items: (rows) =>
    `<ul>${rows.map((row) => `<li>${row.map(({ html }) => `<span>${html}</span>`).join(' ')}</li>`).join('')}</ul>`,
  ext: (rows, heads) =>
    `<div class="x-grid">${heads ? `<div class="x-grid-header-ct">${(rows[0] ?? []).map(({ head }) => `<div class="x-column-header"><span>${head}</span></div>`).join('')}</div>` : ''}<div>${rows.map((row, at) => `<table class="x-grid-item" data-recordindex="${at}"><tbody><tr>${row.map(({ html }) => `<td class="x-grid-cell"><div class="x-grid-cell-inner">${html}</div></td>`).join('')}</tr></tbody></table>`).join('')}</div></div>`,
  custom: (rows) =>
    `<my-list>${rows.map((row) => `<my-row>${row.map(({ html }) => `<my-cell>${html}</my-cell>`).join('')}</my-row>`).join('')}</my-list>`,
};

/** What heads call the name and the mark. */
const HEAD_PAIRS = [
  ['Student', 'Mark'],
  ['Pupil name', 'Code'],
  ['Name', 'Attendance'],
  ['Learner', 'Att. code'],
  ['Full name', 'Status'],
  ['Child', 'AM'],
  ['Students', 'Today'],
  ['', ''],
] as const;

const HEADINGS = [
  '<h1>5B AM Register</h1><p>Tuesday 15 September 2026</p>',
  '<h1>Registration – 5B – Tue 15 Sep 2026 AM</h1>',
  '<div role="heading" aria-level="1">Take register</div><div>5B</div><div>15/09/2026</div><div>AM</div>',
  '<h2>5B</h2><h3>15 September 2026 (AM)</h3><button>Mark All Blanks as Present</button>',
];

export interface AnyRegister {
  html: string;
  /** The choices it was made of. */
  made: string;
  /** By name: the code, blank for no mark, and whether it can be read for certain. */
  marks: { name: string; mark: string; known: boolean }[];
}

/** Buttons for three marks, none of them pressed, are how such a page shows any other mark. */
const canShow = (way: { known: string; all?: boolean } | undefined, mark: Pupil['mark'] = '/') =>
  way?.all === false && !way.known.includes(mark) ? '' : mark;

/** Lines of a table that are no pupil's. */
function around2(extra: string, laid: string, html: string): string {
  if (laid !== 'table')
    return extra === 'twice' ? `<div>${html}</div><footer>30 students</footer>` : html;
  if (extra === 'footer')
    return html.replace(
      '</tbody></table>',
      '</tbody><tfoot><tr><td>Total</td><td>Present: 7</td></tr></tfoot></table>',
    );
  if (extra === 'groups')
    return html.replace('<tbody>', '<tbody><tr><td colspan="9">Year 5</td></tr>');
  return html;
}

const key = <T extends object>(of: T) =>
  fc.constantFrom(...(Object.keys(of) as (keyof T & string)[]));

export const anyRegister: fc.Arbitrary<AnyRegister> = fc
  .record({
    size: fc.integer({ min: 4, max: 14 }),
    seed: fc.nat(999),
    drawn: key(MARKS),
    named: key(NAMES),
    around: key(AROUND),
    laid: key(ROWS),
    before: fc.subarray(Object.keys(BESIDE), { maxLength: 2 }),
    after: fc.subarray(Object.keys(BESIDE), { maxLength: 2 }),
    heading: fc.constantFrom(...HEADINGS),
    heads: fc.boolean(),
    markFirst: fc.boolean(),
    named2: fc.constantFrom(...HEAD_PAIRS),
    wrapped: fc.integer({ min: 0, max: 3 }),
    extra: fc.constantFrom('none', 'none', 'footer', 'groups', 'pm', 'twice'),
  })
  .map((choice) => {
    const { size, seed, drawn, named, around, laid, before, after, heads, markFirst } = choice;
    const [nameHead, markHead] = choice.named2;
    const wrap = (html: string) =>
      '<div>'.repeat(choice.wrapped) + html + '</div>'.repeat(choice.wrapped);
    const way = MARKS[drawn];
    const pupils = Array.from({ length: size }, (_, at): Pupil => ({
      given: GIVEN[(at * 5 + seed) % GIVEN.length] ?? 'Ava',
      family: FAMILY[(at + seed) % FAMILY.length] ?? 'Adams',
      mark: canShow(way, (['/', '/', '/', 'L', 'N', 'I', '', 'M'] as const)[(at * 3 + seed) % 8]),
    }));
    const beside = (names: readonly string[], at: number): Cell[] =>
      names.flatMap((name) => {
        const thing = BESIDE[name];
        return thing ? [{ html: thing.draw(at), head: thing.head }] : [];
      });
    const hasHeads = ['table', 'roles', 'ext'].includes(laid);
    const rows = pupils.map((pupil, at): Cell[] => {
      const name = NAMES[named]?.(pupil) ?? '';
      const nameCell = { html: AROUND[around]?.(name, at) ?? name, head: nameHead };
      const markCell = { html: wrap(way?.draw(pupil.mark, String(at)) ?? ''), head: markHead };
      const own = markFirst ? [markCell, nameCell] : [nameCell, ...beside(after, at), markCell];
      const whole = [...beside(before, at), ...own, ...(markFirst ? beside(after, at) : [])];
      const pm = { html: ['', '\\', '', 'N'][at % 4] ?? '', head: 'PM' };
      return choice.extra === 'pm' && heads && hasHeads && markHead === 'AM'
        ? [...whole, pm]
        : whole;
    });
    return {
      html: choice.heading + around2(choice.extra, laid, ROWS[laid]?.(rows, heads) ?? ''),
      made: JSON.stringify({ ...choice, heading: HEADINGS.indexOf(choice.heading) }),
      marks: pupils.map((pupil) => ({
        name: `${pupil.given} ${pupil.family}`,
        mark: pupil.mark,
        known: pupil.mark === '' || (way?.known.includes(pupil.mark) ?? false),
      })),
    };
  });
