/**
 * How marks are written, as data. Codes and names: attendance-codes.csv and the guidance's Tables
 * (Regulation 10(2) to (10)). Icons and colours: arbor.md section 2.3. Short words ("Present AM",
 * "No Mark", "No reason yet provided"): arbor.md sections 2.3 and 3.1. Gathered November 2026.
 */
import { plain } from './text';

export type Family = 'present' | 'late' | 'absent';

/** What a piece of text, an icon or a tooltip says about a mark. */
export interface Meaning {
  code: string | null;
  /** Set where no code is named: "Present" is `/` or `\`, "Late" is L or U. */
  family: Family | null;
  blank: boolean;
  minutesLate: number | null;
}

/** One to three characters, and a small letter for a sub-code (arbor.md section 3.4). */
export const CODE = /^(?:[/\\#]|[A-Z]\d{0,2}[a-z]?)$/;

const PRESENT = '/\\';
const APPROVED_ACTIVITY = 'KVPWB';
const AUTHORISED = 'CMJSTRIEHF';
const UNAUTHORISED = 'GNOU';
const NOT_COUNTED = 'DXQYZ#';
const KNOWN = `${PRESENT}L${APPROVED_ACTIVITY}${AUTHORISED}${UNAUTHORISED}${NOT_COUNTED}`;

/** A code of the statutory list, or a sub-code of one; `A` of a list of grades is none. */
export function isKnownCode(code: string): boolean {
  return KNOWN.includes(code.charAt(0));
}

/** Arbor's five mark colours, and which codes each can stand for. */
export const COLOURS = [
  { rgb: [0x68, 0xaa, 0x22], means: 'present', codes: `${PRESENT}LD${APPROVED_ACTIVITY}J` },
  { rgb: [0xfc, 0xe0, 0x15], means: 'late', codes: 'L' },
  { rgb: [0xf7, 0x93, 0x1e], means: 'authorised', codes: AUTHORISED },
  { rgb: [0xcb, 0x0d, 0x0d], means: 'unauthorised', codes: UNAUTHORISED },
  { rgb: [0x77, 0x6e, 0x6a], means: 'not-counted', codes: NOT_COUNTED },
] as const;
export type ColourMeaning = (typeof COLOURS)[number]['means'];

/** How far each of red, green and blue may lie from the colour of the list. */
export const COLOUR_TOLERANCE = 8;

export function colourAllows(means: ColourMeaning, code: string): boolean {
  const entry = COLOURS.find((colour) => colour.means === means);
  return !isKnownCode(code) || (entry?.codes.includes(code.charAt(0)) ?? false);
}

/** `Present` and `/` are one statement; so are `Late` and `U`, `Absent` and `I`. */
export function familyAllows(family: Family, code: string): boolean {
  const base = code.charAt(0);
  if (family === 'present') return PRESENT.includes(base);
  if (family === 'late') return base === 'L' || base === 'U';
  return !`${PRESENT}L${APPROVED_ACTIVITY}`.includes(base);
}

/** Words of icon classes, file names, sprite links and titles. */
const ICON_WORDS: Record<string, Family> = {
  tick: 'present',
  ticked: 'present',
  check: 'present',
  checkmark: 'present',
  present: 'present',
  clock: 'late',
  late: 'late',
  stopwatch: 'late',
  cross: 'absent',
  times: 'absent',
  xmark: 'absent',
  absent: 'absent',
};
/** `form-check`, `check-column`, `minutes-late`: parts of forms and tables, not pictures of a mark. */
const NO_PICTURE = new Set(
  (
    'form input box checkbox column col cell select selection row label toggle switch list header head ' +
    'minutes mins minute min count total percent percentage number field all blanks'
  ).split(' '),
);

const BLANK_ICON_WORDS = new Set(['unmarked', 'blank']);

/** Names of pictures in icon fonts that write the picture as a word, and signs used as pictures. */
const GLYPHS: Record<string, Family> = {
  check: 'present',
  done: 'present',
  check_circle: 'present',
  '✓': 'present',
  '✔': 'present',
  '✅': 'present',
  '☑': 'present',
  schedule: 'late',
  access_time: 'late',
  '🕒': 'late',
  '🕐': 'late',
  '🕘': 'late',
  '⏰': 'late',
  '⏱': 'late',
  '✗': 'absent',
  '✘': 'absent',
  '✖': 'absent',
  '❌': 'absent',
};

const meaning = (part: Partial<Meaning>): Meaning => ({
  code: null,
  family: null,
  blank: false,
  minutesLate: null,
  ...part,
});

export function iconMeaning(words: readonly string[]): Meaning | null {
  if (words.some((word) => NO_PICTURE.has(word))) return null;
  const families = new Set<Family>();
  let blank = false;
  for (const word of words) {
    const family = Object.hasOwn(ICON_WORDS, word) ? ICON_WORDS[word] : undefined;
    if (family) families.add(family);
    if (BLANK_ICON_WORDS.has(word)) blank = true;
  }
  const [family] = families;
  if (families.size === 1 && family) return meaning({ family });
  return blank && families.size === 0 ? meaning({ blank }) : null;
}

export function glyphMeaning(text: string): Meaning | null {
  const key = text.replace(/\uFE0F/g, '').trim();
  const family = Object.hasOwn(GLYPHS, key) ? GLYPHS[key] : undefined;
  return family ? meaning({ family }) : null;
}

/** `Present` alone does not say which session; the register's own session decides. */
const FAMILY_WORDS: Record<string, Family> = {
  present: 'present',
  'in school': 'present',
  late: 'late',
  absent: 'absent',
  absence: 'absent',
};

const BLANK_WORDS =
  /^(?:no mark(?: recorded| entered| yet)?|not (?:marked|recorded|(?:yet )?taken|set)|unmarked|missing mark|blank|none|(?:please )?(?:select|choose)(?: (?:a )?mark)?|awaiting mark)$/;
const BLANK_SIGN = /^(?:[-–—−_.…]|--|\.\.\.)$/;

/**
 * A code, and what begins with it in words; words first, so that "Late after …" is read before
 * "Late". One text, because a hundred small patterns take more room in Arbor's page than their words.
 */
const CODE_WORDS = String.raw`
/ present (?:at (?:the )?school )?(?:am|morning)(?: session)?$
\ present (?:at (?:the )?school )?(?:pm|afternoon)(?: session)?$
U (?:arrived|late)\b.* after (?:the )?reg
U (?:unauthorised late|late unauthorised)$
L (?:arrived |arrival )?late\b(?!.*\bafter\b)(?: arrival)?(?: before (?:the )?reg.*)?(?: am| pm)?$
N (?:no reason|reason (?:for absence )?not yet)\b
N absen(?:t|ce) no reason\b
I (?:illness|ill|sick|sickness)(?: not medical.*| am| pm)?$
I02 illness .*coronavirus
M (?:leave of absence )?(?:for (?:the purpose of )?)?(?:attending )?(?:a )?(?:medical|dental|medical(?: or|\/| and)? dental)(?: appointments?)?$
V (?:attending )?(?:an )?educational (?:visit|trip)(?: or trip)?$
P (?:participating in )?(?:a |an approved |supervised )?sport(?:ing|s) activity$
W (?:attending )?work experience$
B (?:attending )?(?:any other )?approved education(?:al)? activity$
B (?:educated|education) off ?site(?: .*)?$
K (?:attending )?(?:education )?provision arranged by (?:the )?(?:la|local authority)$
K (?:attending )?education provision arranged by\b
D dual(?:ly)? registered\b
C1 (?:leave of absence )?(?:for )?regulated performance\b
C2 (?:leave of absence )?(?:.*\b)?part time timetable$
C (?:leave of absence )?(?:(?:in )?exceptional circumstances|other authorised (?:absence|circumstances))$
C leave of absence$
J1 (?:leave of absence )?(?:.*\b)?interview\b
S (?:leave of absence )?(?:study leave|studying for (?:a )?public exam.*)$
X (?:non compulsory school age|not required to (?:attend|be in school))\b
T (?:parent travelling|traveller|mobile child)\b
R religious observance$
E (?:suspended|excluded|exclusion|suspension|permanently excluded)\b
Q (?:unable to attend )?(?:because of )?(?:a )?lack of access arrangements$
Y1 (?:unable to attend )?(?:.*\b)?transport\b.*not available$
Y2 (?:unable to attend )?widespread (?:disruption|travel)\b
Y3 (?:unable to attend )?part of (?:the )?school premises closed$
Y4 (?:unable to attend )?whole school(?: site)? unexpectedly closed$
Y5 (?:unable to attend )?(?:.*\b)?criminal justice detention$
Y6 (?:unable to attend )?(?:.*\b)?public health guidance\b
Y7 (?:unable to attend )?(?:due to )?any other unavoidable cause$
G (?:unauthorised |family )?holiday(?: not (?:granted|authorised|agreed)(?: by (?:the )?school)?)?$
O (?:absent )?(?:in )?other or unknown circumstances$
O (?:other )?unauthorised absence(?: not covered.*)?$
Z prospective pupil\b
# planned whole (?:or partial )?school closure\b
`
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(' ');
    return [new RegExp(`^${line.slice(at + 1)}`), line.slice(0, at)] as const;
  });

/** Words that were understood; what was not, a name for instance, is not kept. */
const UNDERSTOOD = new Map<string, Meaning>();

function wordMeaning(text: string): Meaning | null {
  const known = UNDERSTOOD.get(text);
  if (known) return known;
  const said = findWords(text);
  if (said && UNDERSTOOD.size < 500) UNDERSTOOD.set(text, said);
  return said;
}

function findWords(text: string): Meaning | null {
  const words = plain(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  if (BLANK_WORDS.test(words)) return meaning({ blank: true });
  const family = Object.hasOwn(FAMILY_WORDS, words) ? FAMILY_WORDS[words] : undefined;
  if (family) return meaning({ family });
  for (const [pattern, code] of CODE_WORDS) if (pattern.test(words)) return meaning({ code });
  return null;
}

const MINUTES = /[\s(,:–-]*\b(\d{1,3})\s*(?:m|mins?|minutes?)(?:\s+late)?\b\s*\)?/i;

/** Minutes in a text beside the mark: `12 mins`. */
export function minutesSaid(text: string): number | null {
  const minutes = MINUTES.exec(text)?.[1];
  return minutes === undefined ? null : Number(minutes);
}

/** Minutes or a time of arrival after L: `L 12`, `L7`, `Late (12)`, `L 9:12`, `Late at 9.12`. */
const LATE_NUMBER =
  /^(L|U|Late)\s*(?:at )?[(·:–-]?\s*(\d{1,3}|\d{1,2}[:.]\d\d(?: ?am| ?pm)?)\s*(?:m|mins?)?\s*\)?$/i;

/** The sign of a drop-down at the end says nothing about the mark. */
export const withoutTrigger = (text: string): string => text.replace(/[\s▾▼⌄⏷]+$/u, '').trim();

/**
 * `L`, `Late (12 mins)`, `I - Illness`, `Illness (I)`, `-`, `No Mark`. Null when the text says
 * nothing about a mark, or names two.
 */
export function textMeaning(raw: string): Meaning | null {
  let text = withoutTrigger(raw);
  if (text === '') return null;
  if (BLANK_SIGN.test(text)) return meaning({ blank: true });
  const bare = LATE_NUMBER.exec(text);
  if (!bare && CODE.test(text)) return meaning({ code: text });
  if (text.length > 90) return null;
  text = text.replace(LABEL, '');

  let minutesLate: number | null = null;
  const timed = MINUTES.exec(text);
  if (bare?.[1] && bare[2]) {
    text = bare[1];
    minutesLate = /\D/.test(bare[2]) ? null : Number(bare[2]);
  } else if (timed?.[1]) {
    minutesLate = Number(timed[1]);
    text = text.replace(timed[0], ' ').trim();
    if (text === '') return null;
  }
  const found = CODE.test(text) ? meaning({ code: text }) : (pair(text) ?? wordMeaning(text));
  return found && { ...found, minutesLate };
}

/** What a mark is called before it is named: `Planned absence: Illness (I)`. */
const LABEL =
  /^(?:planned(?: absence)?|pre-?filled|(?:current |attendance |register )?(?:mark|code|status))\s*(?::|\s[–—-]\s)\s*(?=\S)/i;

/** A code and its words, in either order; both must say the same. */
function pair(text: string): Meaning | null {
  const parts =
    /^[([]?([/\\#]|[A-Z]\d{0,2})[)\]]?\s*(?:[-–—:·|=.]\s*|\s+(?=[(A-Z]))[(]?(\p{L}.*?)[)]?$/u.exec(
      text,
    ) ?? flip(/^(.*?\S)\s*[([-]\s*([/\\#]|[A-Z]\d{0,2})\s*[)\]]?$/u.exec(text));
  const code = parts?.[1];
  const words = parts?.[2];
  if (!code || !words) return null;
  const said = wordMeaning(words);
  if (!said || said.blank) return null;
  if (said.code && said.code !== code && !sameFamily(said.code, code)) return null;
  if (said.family && !familyAllows(said.family, code)) return null;
  return meaning({ code });
}

function flip(parts: RegExpExecArray | null): [string, string, string] | null {
  return parts?.[1] && parts[2] ? [parts[0], parts[2], parts[1]] : null;
}

export function sameFamily(one: string, other: string): boolean {
  return (
    one === other ||
    (PRESENT.includes(one) && PRESENT.includes(other)) ||
    // A sub-code is shown where its parent is named in words: I02, "Illness".
    (one.charAt(0) === other.charAt(0) && (one.length === 1 || other.length === 1))
  );
}

/** A tooltip can name the pupil or the field before it names the mark: `Ava Adams: Illness`. */
export function tooltipMeaning(text: string): Meaning | null {
  const whole = textMeaning(text);
  if (whole) return whole;
  const current = /(?:currently|current mark|marked|marked as|selected|is)\s*:?\s+(.+)$/i.exec(
    text,
  )?.[1];
  if (current) {
    const said = textMeaning(current.replace(/[.,]?\s*(?:selected)?\.?$/i, ''));
    if (said) return said;
  }
  const shorter = text.replace(/[.,;]\s*(?:selected|checked|pressed)\.?$/i, '');
  for (const candidate of [
    shorter,
    shorter.replace(/^.*?:\s*/, ''),
    shorter.replace(/^.*:\s*/, ''),
    shorter.replace(/^.*\s[–—-]\s/, ''),
    shorter.replace(/\s+(?:for|at|on|since|by)\s+(?=[\p{Lu}\d]).*$/u, ''),
    shorter.replace(/^.*[;,]\s*/, ''),
  ]) {
    if (candidate === text || candidate === '') continue;
    const said = textMeaning(candidate);
    if (said) return said;
  }
  return null;
}

/** Choices of which one is being present: a list of grades or of shifts has none. */
export function offersPresence(meanings: readonly (Meaning | null)[]): boolean {
  return meanings.some(
    (each) =>
      each?.family === 'present' ||
      (each !== null && each.code !== null && PRESENT.includes(each.code)),
  );
}
