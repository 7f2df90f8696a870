/**
 * Everything arbor.md calls unknown about a staff register page (sections 2.4, 2.5, 3.3 and 8), as
 * switches. The first value of each list is the default; a test runs over combinations instead of
 * trusting one guess.
 */
const CHOICES = {
  /** `Adams, Ava` or `Ava Adams` (section 7 point 8). */
  nameOrder: ['surname-first', 'forename-first'],
  /** `Max` or `Maximilian`. */
  nameKind: ['preferred', 'legal'],
  /** `O'Neill` as the list has it, or with the other apostrophe and with accents taken apart (NFD). */
  nameSpelling: ['as-listed', 'other-apostrophe', 'decomposed'],
  /** A link on the name: `student-ui/overview/id/<n>`, `…/student-id/<n>`, or none. */
  studentLink: ['overview-id', 'student-id', 'none'],
  /** The view a register opens in (section 3.1 step 4). */
  view: ['list', 'profile'],
  layout: ['table', 'div-grid', 'cards'],
  /** What a click on a mark opens: an Ext-like list, the browser's own select, or buttons in the row. */
  picker: ['boundlist', 'select', 'buttons'],
  /** How a present mark is drawn (section 2.3). */
  markDrawing: ['icon', 'svg', 'text', 'colour-only'],
  /** Where the words of a mark stand. */
  markWords: ['tooltip', 'title', 'aria-label', 'none'],
  /** Element names and classes as public sources show them, or as a build tool would hash them. */
  classNames: ['arbor', 'hashed'],
  /** `mis-section-1042` with a counter that starts elsewhere at each load, or no ids at all. */
  ids: ['counter', 'none'],
  /** The content in a column of at most 1010 px, or as wide as the window. */
  width: ['column', 'full'],
  /** How the page says which register it is. */
  heading: ['full', 'short', 'date-elsewhere', 'lesson-time', 'slashes', 'none'],
  /** Every mark at once, or with a button (section 2.4). */
  save: ['per-click', 'button'],
  /** What the server answers to a save. */
  saveAnswer: ['ok', 'refused', 'error-500', 'session-lost', 'dropped'],
  noteField: ['input', 'textarea', 'controlled-input', 'controlled-textarea', 'editable'],
  /** How the note field is named. */
  noteNaming: ['label', 'aria-label', 'placeholder', 'text-beside', 'none'],
  /** Whether the note opens by itself with Late and Absent, or from a button in the row. */
  noteOpens: ['with-mark', 'from-row'],
  /** Whether the row says what its note holds, or only the slide-over does. */
  noteShown: ['row', 'slideover'],
  /** Whether the slide-over says whose it is. */
  slideoverTitle: ['name', 'name-and-form', 'nothing'],
  /** All codes, or present, late and N alone (HC-4402322044817 in section 3.1). */
  codes: ['all', 'restricted'],
  /** How a route change reaches the address bar. */
  navigation: ['push-state', 'replace-state', 'reload'],
  rootFontSize: ['normal', '62.5%'],
  /** `* { … !important }` in the host's own style. */
  hostileCss: ['off', 'on'],
  csp: ['none', 'strict', 'trusted-types'],
  /** How the rows are drawn again by a timer. */
  rerender: ['never', 'replace', 'inner-html', 'move', 'text-only'],
  /** Single keys the host listens for: p, l, n, i, j, k, /, ?. */
  shortcuts: ['none', 'bubble', 'capture'],
  /** Only rows near the visible part exist. */
  virtualised: ['off', 'on'],
  badges: ['on', 'off'],
  pastWeek: ['on', 'off'],
  /** A pupil on the register who is not in the school's list. */
  unlistedPupil: ['off', 'on'],
  /** Who is signed in (section 7 point 9). */
  account: ['staff', 'guardian', 'student'],
  /** A session that has ended: every data request is answered with 200 and the log-in page. */
  session: ['alive', 'lost'],
  /** Another register open in the same page: a second table with other pupils. */
  secondRegister: ['off', 'on'],
} as const;

const NUMBERS = {
  /** Milliseconds. */
  spinnerMs: 120,
  dataDelayMs: 60,
  /** Marks arrive this long after the names. */
  marksDelayMs: 0,
  saveDelayMs: 80,
  rerenderEveryMs: 1000,
  /** Characters the note field takes; 0 is no limit. */
  noteMaxLength: 0,
  rollCallRows: 300,
} as const;

const TEXTS = { noteLabel: 'Note' } as const;

type Choices = { -readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };
type Numbers = { -readonly [K in keyof typeof NUMBERS]: number };
type Texts = { -readonly [K in keyof typeof TEXTS]: string };
export type Switches = Choices & Numbers & Texts;

export class UnknownSwitch extends Error {}

export const SWITCH_CHOICES: Readonly<Record<string, readonly string[]>> = CHOICES;

export function defaultSwitches(): Switches {
  const choices = Object.fromEntries(
    Object.entries(CHOICES).map(([name, values]) => [name, values[0]]),
  );
  return { ...choices, ...NUMBERS, ...TEXTS } as Switches;
}

/** @throws UnknownSwitch for a name or value that does not exist: a test must not pass by a typing error. */
export function withSwitches(base: Switches, changes: Readonly<Record<string, unknown>>): Switches {
  const next: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(changes)) {
    const choices = SWITCH_CHOICES[name];
    if (choices) {
      if (typeof value !== 'string' || !choices.includes(value)) {
        throw new UnknownSwitch(
          `switch ${name} is one of ${choices.join(', ')}, not ${String(value)}`,
        );
      }
      next[name] = value;
    } else if (name in NUMBERS) {
      const number = Number(value);
      if (!Number.isFinite(number) || number < 0) {
        throw new UnknownSwitch(`switch ${name} is a number, not ${String(value)}`);
      }
      next[name] = number;
    } else if (name in TEXTS) {
      next[name] = String(value);
    } else {
      throw new UnknownSwitch(`there is no switch ${name}`);
    }
  }
  return next as Switches;
}
