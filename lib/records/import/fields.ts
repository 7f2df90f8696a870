/**
 * What a column can be. Captions are the school's own words with a period at the end ("… this
 * academic year", "… for today"), so they are known by their normalised beginning (arbor.md 4.1).
 */
export const PUPIL_FIELDS = {
  arborStudentId: ['arbor student id', 'student id', 'arbor id', 'pupil id'],
  upn: ['upn', 'unique pupil number'],
  forename: ['legal first name', 'first name', 'forename', 'legal forename', 'given name'],
  surname: ['legal last name', 'last name', 'surname', 'legal surname', 'family name'],
  preferredForename: ['preferred first name', 'preferred forename', 'preferred name', 'known as'],
  name: ['name', 'student', 'pupil', 'student name', 'pupil name', 'full name'],
  form: [
    'registration form',
    'form',
    'reg form',
    'tutor group',
    'registration group',
    'reg',
    'class',
  ],
  yearGroup: ['year group', 'nc year', 'year', 'national curriculum year'],
  dateOfBirth: ['date of birth', 'dob', 'birth date', 'birthday'],
  startDate: ['admission date', 'date of admission', 'school start date', 'enrolment date'],
  leavingDate: ['leaving date', 'date of leaving', 'end date'],
  senStatus: ['sen status', 'send status', 'sen provision', 'sen'],
  senNeed: ['sen need', 'sen description', 'send need', 'sen type'],
  pupilPremium: ['pupil premium', 'pp', 'is pupil premium', 'pupil premium recipient'],
  socialWorker: [
    'social worker',
    'has social worker',
    'allocated social worker',
    'open to social care',
  ],
  youthOffendingWorker: ['youth offending', 'yot', 'youth justice', 'yot worker'],
  plan: [
    'child protection',
    'cp plan',
    'plan',
    'cp',
    'safeguarding plan',
    'cp cin',
    'child in need',
    'cin',
    'in care',
    'looked after',
    'lac',
    'child in care',
  ],
  provision: ['alternative provision', 'provision', 'ap', 'off site provision', 'dual registered'],
  family: ['family', 'siblings', 'family key', 'household'],
  walksAlone: ['walks alone', 'walks home alone', 'walks to school alone'],
  youngCarer: ['young carer'],
  contact1: ['contact 1', 'first contact', 'contact', 'emergency contact', 'primary contact'],
  contact2: ['contact 2', 'second contact', 'emergency contact 2'],
  contact3: ['contact 3', 'third contact', 'emergency contact 3'],
  contact4: ['contact 4', 'fourth contact', 'emergency contact 4'],
} as const;

export const MARK_FIELDS = {
  arborStudentId: PUPIL_FIELDS.arborStudentId,
  upn: PUPIL_FIELDS.upn,
  name: PUPIL_FIELDS.name,
  forename: PUPIL_FIELDS.forename,
  surname: PUPIL_FIELDS.surname,
  form: PUPIL_FIELDS.form,
  date: [
    'date',
    'attendance date',
    'mark date',
    'register date',
    'day',
    'date and session',
    'session date',
  ],
  session: ['session', 'am pm', 'am or pm', 'register', 'roll call', 'session name', 'period'],
  mark: ['mark', 'code', 'attendance mark', 'attendance code', 'mark code', 'attendance'],
  minutesLate: ['minutes late', 'mins late', 'late minutes'],
} as const;

export type PupilField = keyof typeof PUPIL_FIELDS;
export type MarkField = keyof typeof MARK_FIELDS;

/** `registration form` of `Registration form(s) this academic year`. */
export function normaliseCaption(caption: string): string {
  return caption
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(s\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(
      / (?:at any time )?(?:in |for |during |as of |on )?(?:this|the|current|last|previous) (?:academic |school )?(?:year|term|week|half term).*$/u,
      '',
    )
    .replace(/ (?:for|as of|as at|on|at) (?:today|now|present).*$/u, '')
    .replace(/ \d{4} (?:to )?\d{2,4}$/u, '')
    .replace(/\bgroups\b/u, 'group')
    .trim();
}

const ALL = [...Object.values(PUPIL_FIELDS), ...Object.values(MARK_FIELDS)].flat() as string[];
const KNOWN: ReadonlySet<string> = new Set(ALL);

export function isKnownCaption(caption: string): boolean {
  return KNOWN.has(normaliseCaption(caption));
}

/** 1: the caption is one of the names; less: it begins with one, the longer the surer; 0: neither. */
export function likeness(caption: string, names: readonly string[]): number {
  // A share of sessions is no mark of one.
  if (caption.includes('%')) return 0;
  const normal = normaliseCaption(caption);
  let best = 0;
  for (const name of names) {
    if (normal === name) return 1;
    if (normal.startsWith(`${name} `))
      best = Math.max(best, 0.5 + (0.4 * name.length) / normal.length);
  }
  return best;
}
