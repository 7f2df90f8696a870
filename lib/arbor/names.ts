/**
 * What reads as a pupil's name. Registers write `Adams, Ava`, `Ava Adams` and `ADAMS, Ava` (arbor.md
 * section 7, point 8), with a form or badges beside it. Only the shape is judged: there is no list
 * of names, so a name from anywhere in the world reads alike.
 */
import { NAME_HEAD } from './layouts';
import { squeeze } from './text';

export interface NameReading {
  /** As the page writes it, without form and badges. */
  shown: string;
  form: string | null;
  order: 'surname-first' | 'given-first';
}

const WORD = String.raw`\p{L}[\p{L}\p{M}'’ʼ\u0060´.‐‑-]*`;
const SURNAME_FIRST = new RegExp(
  `^(${WORD}(?: ${WORD}){0,4}), ?(${WORD}(?: ${WORD}){0,4})(?: ?[("“'][^)"”']{1,30}[)"”'])?$`,
  'u',
);
const GIVEN_FIRST = new RegExp(
  `^${WORD}(?: [("“'][^)"”']{1,30}[)"”'])?(?: ${WORD}){1,5}(?: ?[("“][^)"”]{1,30}[)"”])?$`,
  'u',
);
const STARTS_A_NAME = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const PARTICLE =
  /^(?:van|von|der|den|de|da|di|do|dos|das|du|del|della|la|le|el|al|bin|bint|ibn|abu|zu|zur|af|av|ap|ab|y|e|ten|ter|'t|san|st|und)$/u;
const PARTICLE_JOINED = /^(?:al|el|d|l|o|de|la|ibn|bin|ul|ur)[-'’]\p{Lu}/u;

/** A member of staff is written with a title; a pupil is not. */
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|rev)\.?$/i;

/** Words of the page that no name consists of. Any of these refuses the whole text. */
const NEVER_IN_A_NAME = new Set(
  (
    'attendance register registers registration student students pupil pupils teacher teachers ' +
    'lesson lessons dashboard absent absence absences present illness unauthorised authorised ' +
    'reason provided recorded marked blanks minutes medical appointment timetable markbook ' +
    'behaviour mathematics select choose search loading cancel monday tuesday ' +
    'wednesday thursday friday saturday sunday morning afternoon today yesterday contact ' +
    'settings favourites homework assessment'
  ).split(' '),
);

/** Words of the page that can also be somebody's name: a text made of these alone is none. */
const SELDOM_IN_A_NAME = new Set(
  (
    'mark marks all as late early left past week list profile view open edit save add new note notes ' +
    'no not yet skip next back close home page year group class form school meals free premium ' +
    'session period current status unknown primary secondary academy college infant junior ' +
    'looked after child children need plan in care date time code am pm reg tutor house more options ' +
    'action actions bulk my to the of and for with on off site daily event type name sex any other ' +
    'see show hide filter change return print export help log out sign first last key stage sen support ' +
    'holiday visit trip religious observance work experience dual registered educated exam leave ' +
    'march april may june ' +
    'english parent guardian maths science history geography music art french spanish drama computing'
  ).split(' '),
);

const BADGES =
  /^(?:SEN|SEND|SENK|PP|PP\+|EAL|FSM|FSM6|LAC|CLA|PLAC|CP|CIN|EHCP|EHC|G&T|MAT|AP|YC|GRT|UPN|MED|HPA|SSP|TAF|NEW|DUAL|K|E)$/;

const FORM = String.raw`(?:Year ?\d{1,2}:? ?)?(?:\d{1,2}[A-Z][A-Za-z0-9]{0,3}|[RN]\d[A-Z])`;
const TRAILING_FORM = new RegExp(
  String.raw`^(.{3,}?)(?:(?:\s*[-–—·|•,]\s*|\s+)[([]?(${FORM}|Year \d{1,2})[)\]]?|(?:\s*[-–—·|•]\s*|\s+(?=[([]))[([]?([RN][A-Z])[)\]]?)$`,
  'u',
);

const letters = (word: string) => word.replace(/[^\p{L}]/gu, '');

/** `Ava Adams (5B)`, `Ava Adams 5B`, `1. Ava Adams SEN PP`: the name, and the form where shown. */
export function splitName(text: string): { name: string; form: string | null } {
  let name = squeeze(text)
    .replace(/^\d{1,3}[.)]\s+/, '')
    .replace(/\s*[▾▼⌄›»]+$/u, '');
  let form: string | null = null;
  const wholeIsLoud = name === name.toUpperCase();
  for (let turns = 0; turns < 8; turns++) {
    const trailing = TRAILING_FORM.exec(name);
    const said = trailing?.[2] ?? trailing?.[3];
    if (form === null && trailing?.[1] && said) {
      name = trailing[1];
      form = said.replace(/^Year ?\d{1,2}:? ?(?=\S)/, '');
      continue;
    }
    const words = name.split(' ');
    const last = (words.at(-1) ?? '').replace(/^[([]|[)\],]$/g, '');
    if (!wholeIsLoud && words.length > 2 && BADGES.test(last)) {
      name = words.slice(0, -1).join(' ');
      continue;
    }
    break;
  }
  return { name: name.replace(/[\s,;:·|–-]+$/u, ''), form };
}

function isNameWord(word: string): boolean {
  return STARTS_A_NAME.test(word) || PARTICLE.test(word) || PARTICLE_JOINED.test(word);
}

/** @returns null when the text has not the shape of a name. */
export function readName(text: string): NameReading | null {
  if (text.length > 120 || !/\p{L}/u.test(text)) return null;
  const { name, form } = splitName(text);
  if (name.length < 3 || name.length > 80 || NAME_HEAD.test(name)) return null;
  // A name can contain what looks like markup; it is judged without it and shown with it.
  const bare = squeeze(name.replace(/<[^>]*>/g, ' ').replace(/[<>]/g, ' ')).replace(/ ,/g, ',');
  const order = SURNAME_FIRST.test(bare)
    ? 'surname-first'
    : GIVEN_FIRST.test(bare)
      ? 'given-first'
      : null;
  if (!order) return null;

  const withoutNick = bare.replace(/ ?[("“][^)"”]*[)"”]/g, '');
  const words = withoutNick.split(/,? +/).filter((word) => word.length > 0);
  if (words.length < 2 || words.length > 8) return null;
  if (words.some((word) => TITLE.test(word))) return null;
  if (!words.every(isNameWord)) return null;
  const first = words[0] ?? '';
  if (order === 'given-first' && !STARTS_A_NAME.test(first)) return null;
  if (!STARTS_A_NAME.test(words.at(-1) ?? '') && !PARTICLE_JOINED.test(words.at(-1) ?? '')) {
    return null;
  }
  const lower = words.map((word) => letters(word).toLowerCase());
  if (lower.some((word) => NEVER_IN_A_NAME.has(word))) return null;
  if (lower.every((word) => SELDOM_IN_A_NAME.has(word) || PARTICLE.test(word))) return null;
  const long = lower.filter((word) => word.length > 1 || /\p{Lo}/u.test(word));
  if (long.length < (order === 'surname-first' ? 1 : 2)) return null;
  return { shown: name, form, order };
}

/** In a column known to hold names, a text that is no word of the page: `Suharto`, `de souza ana`. */
export function couldBeName(text: string): boolean {
  const { name } = splitName(text);
  const words = plainWords(name);
  return (
    name.length > 1 &&
    name.length <= 80 &&
    !NAME_HEAD.test(name) &&
    words.length > 0 &&
    words.length < 9 &&
    !/\d/.test(name.replace(/<[^>]*>/g, '')) &&
    !words.some((word) => TITLE.test(word) || NEVER_IN_A_NAME.has(word)) &&
    !words.every((word) => SELDOM_IN_A_NAME.has(word))
  );
}

function plainWords(name: string): string[] {
  return name
    .replace(/<[^>]*>/g, ' ')
    .split(/[\s,]+/)
    .map((word) => letters(word).toLowerCase())
    .filter((word) => word.length > 0);
}

/** For comparing a name with itself elsewhere on the page, in either order. */
export function nameKey(text: string): string {
  const { name } = splitName(text);
  return plainWords(name.normalize('NFKD').replace(/\p{M}/gu, '')).sort().join(' ');
}
