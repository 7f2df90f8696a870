/**
 * What a column can be. Captions are the school's own words with a period at the end ("… this
 * academic year", "… for today"), so they are known by their normalised beginning (arbor.md 4.1).
 */

/** `contact 1 mobile`, `first contact mobile`: files with a column for each piece of a contact. */
function ofContact(place: 1 | 2 | 3 | 4, words: readonly string[]): readonly string[] {
  return [
    ...contactsAt(place).flatMap((who) => words.map((word) => `${who} ${word}`)),
    ...CONTACTS.flatMap((who) => words.map((word) => `${who} ${word} ${place}`)),
  ];
}

const CONTACTS = [
  'contact',
  'parent',
  'guardian',
  'emergency contact',
  'priority',
  'carer',
  'parent carer',
  'parent guardian',
  'primary guardian',
  'responsible adult',
  'adult',
];

/** `contact 1`, `first contact`, `priority 1 contact`; a mother is written first, a father second. */
function contactsAt(place: 1 | 2 | 3 | 4): readonly string[] {
  const ordinal = ['first', 'second', 'third', 'fourth'][place - 1];
  const named = { 1: ['mother', 'mum'], 2: ['father', 'dad'], 3: ['other contact'], 4: [] }[place];
  return [
    ...CONTACTS.map((who) => `${who} ${place}`),
    `${ordinal} contact`,
    `priority ${place} contact`,
    `contact priority ${place}`,
    ...named,
    ...named.map((one) => `${one} s`),
  ];
}

/** `sw email`, `email of social worker`: what is known of a worker beside the name. */
function ofWorker(who: readonly string[], words: readonly string[]): readonly string[] {
  return who.flatMap((one) =>
    words.flatMap((word) => [`${one} ${word}`, `${one} s ${word}`, `${word} of ${one}`]),
  );
}

/** `cp plan start`, `date cp plan started`. */
function ofPlan(plans: readonly string[], words: readonly string[]): readonly string[] {
  return plans.flatMap((plan) => words.flatMap((word) => [`${plan} ${word}`, `${word} ${plan}`]));
}

function ofHalfTerm(...words: readonly (readonly string[])[]): readonly string[] {
  return words
    .flat()
    .flatMap((word) => [
      `half term ${word}`.trim(),
      `half term holiday ${word}`.trim(),
      `half term break ${word}`.trim(),
      `${word} half term`.trim(),
      `${word} of half term`.trim(),
    ]);
}

const SOCIAL_WORKER = ['social worker', 'sw', 'allocated social worker', 'allocated worker'];
const YOUTH_OFFENDING = [
  'yot worker',
  'yot',
  'yjs',
  'yjs worker',
  'yos worker',
  'yot case worker',
  'youth offending',
  'youth offending worker',
  'youth justice worker',
  'yot officer',
  'yos officer',
  'yjs officer',
  'youth justice officer',
  'officer',
];
/** A number or an address: the cells say which. */
const CONTACT_WORDS = ['contact', 'contact details', 'contact number', 'contact no', 'details'];
const EMAIL_WORDS = ['email', 'e mail', 'email address', 'e mail address'];
const CHANNEL_WORDS = [
  'channel',
  'preferred contact',
  'preferred channel',
  'contact method',
  'preferred method',
  'preferred contact method',
  'contact preference',
  'how to contact',
  'contact by',
];
const AUTHORITY_WORDS = ['authority', 'la', 'local authority', 'team', 'agency', 'council'];
const CP_WORDS = ['cp', 'cp plan', 'child protection', 'child protection plan', 'cpp'];
const CIN_WORDS = ['cin', 'cin plan', 'child in need', 'child in need plan'];
const LAC_WORDS = ['lac', 'cla', 'in care', 'looked after', 'child in care', 'looked after child'];
const FROM_WORDS = [
  'start',
  'start date',
  'from',
  'since',
  'started',
  'date started',
  'date from',
  'begin date',
];
const TO_WORDS = [
  'end',
  'end date',
  'to',
  'until',
  'ended',
  'date ended',
  'date to',
  'closed',
  'ceased',
];

const NAME_WORDS = ['name', 'full name'];
const RELATIONSHIP_WORDS = ['relationship', 'relation', 'relationship to student'];
const PHONE_WORDS = [
  'phone',
  'telephone',
  'mobile',
  'tel',
  'number',
  'phone number',
  'mobile number',
  'telephone number',
];

const WHO_FIELDS = {
  arborStudentId: ['arbor student id', 'student id', 'arbor id', 'pupil id'],
  upn: ['upn', 'unique pupil number'],
  forename: [
    'legal first name',
    'first name',
    'forename',
    'legal forename',
    'given name',
    'firstname',
  ],
  surname: ['legal last name', 'last name', 'surname', 'legal surname', 'family name', 'lastname'],
  name: [
    'name',
    'student',
    'pupil',
    'student name',
    'pupil name',
    'full name',
    'child',
    'child s name',
    'childs name',
    'child name',
    'name of child',
    'name of pupil',
    'young person',
    'learner',
    'legal name',
    'learner name',
    'surname forename',
    'surname first name',
    'forename surname',
    'first name surname',
    'first name last name',
    'last name first name',
    'legal surname legal forename',
    'preferred name surname',
    'surname and forename',
    'forename and surname',
  ],
  form: [
    'registration form',
    'form',
    'reg form',
    'tutor group',
    'registration group',
    'reg group',
    'form group',
    'tutor',
    'tg',
    'reg',
    'class',
  ],
  yearGroup: [
    'year group',
    'nc year',
    'year',
    'national curriculum year',
    'yr',
    'yr group',
    'y group',
  ],
  dateOfBirth: ['date of birth', 'dob', 'birth date', 'birthday', 'd o b'],
} as const;

export const PUPIL_FIELDS = {
  ...WHO_FIELDS,
  preferredForename: ['preferred first name', 'preferred forename', 'preferred name', 'known as'],
  startDate: [
    'admission date',
    'date of admission',
    'school start date',
    'enrolment date',
    'doa',
    'admitted',
    'date of entry',
    'entry date',
    'date joined',
    'joined',
  ],
  leavingDate: [
    'leaving date',
    'date of leaving',
    'dol',
    'date left',
    'left on',
    'leave date',
    'school end date',
    'enrolment end date',
    'off roll date',
    'date off roll',
  ],
  senStatus: ['sen status', 'send status', 'sen provision', 'sen', 'send', 'sen code'],
  senNeed: ['sen need', 'sen description', 'send need', 'sen type', 'primary need'],
  pupilPremium: [
    'pupil premium',
    'pp',
    'is pupil premium',
    'pupil premium recipient',
    'pupil premium indicator',
    'ppi',
    'ppg',
  ],
  socialWorker: [
    'social worker',
    'has social worker',
    'allocated social worker',
    'open to social care',
    'social worker name',
    'sw',
    'social care',
    'has a social worker',
    'allocated worker',
  ],
  socialWorkerPhone: ofWorker(SOCIAL_WORKER, [...PHONE_WORDS, ...CONTACT_WORDS]),
  socialWorkerEmail: ofWorker(SOCIAL_WORKER, EMAIL_WORDS),
  socialWorkerChannel: ofWorker(SOCIAL_WORKER, CHANNEL_WORDS),
  socialWorkerAuthority: [
    ...ofWorker(SOCIAL_WORKER, AUTHORITY_WORDS),
    'local authority',
    'placing authority',
    'responsible authority',
    'caring authority',
    'placing la',
    'responsible la',
  ],
  youthOffendingWorker: [
    'youth offending',
    'yot',
    'youth justice',
    'yot worker',
    'yjs',
    'yot case worker',
    'yos worker',
    'yjs worker',
    'youth justice worker',
    'yot officer',
    'yos officer',
    'yjs officer',
    'youth justice officer',
    'yot worker name',
  ],
  youthOffendingPhone: ofWorker(YOUTH_OFFENDING, [...PHONE_WORDS, ...CONTACT_WORDS]),
  youthOffendingEmail: ofWorker(YOUTH_OFFENDING, EMAIL_WORDS),
  youthOffendingChannel: ofWorker(YOUTH_OFFENDING, CHANNEL_WORDS),
  youthOffendingAuthority: ofWorker(YOUTH_OFFENDING, AUTHORITY_WORDS),
  plan: ['plan', 'safeguarding plan', 'cp cin', 'cp cin lac', 'plan type', 'safeguarding status'],
  planCP: [
    'child protection',
    'cp plan',
    'cp',
    'child protection status',
    'child protection plan',
    'on cp plan',
    'cpp',
  ],
  planCPFrom: ofPlan(CP_WORDS, FROM_WORDS),
  planCPTo: ofPlan(CP_WORDS, TO_WORDS),
  planCIN: ['child in need', 'cin', 'cin plan', 'on cin plan'],
  planCINFrom: ofPlan(CIN_WORDS, FROM_WORDS),
  planCINTo: ofPlan(CIN_WORDS, TO_WORDS),
  planLAC: [
    'in care',
    'looked after',
    'lac',
    'child in care',
    'cla',
    'in care status',
    'looked after child',
    'cic',
    'looked after status',
  ],
  planLACFrom: [
    ...ofPlan(LAC_WORDS, FROM_WORDS),
    'date into care',
    'date of entry to care',
    'date of entry into care',
    'became looked after',
    'came into care',
  ],
  planLACTo: ofPlan(LAC_WORDS, TO_WORDS),
  /** Everything a pupil is, in one cell: "CP, PP, SEN". */
  groups: [
    'group',
    'pupil group',
    'student group',
    'vulnerable group',
    'vulnerability',
    'vulnerabilities',
    'vulnerable pupil',
    'characteristics',
    'pupil characteristics',
    'flags',
    'flag',
    'context',
    'contextual group',
    'student context',
    'pupil context',
    'indicators',
    'categories',
  ],
  provision: [
    'alternative provision',
    'provision',
    'ap',
    'off site provision',
    'dual registered',
    'ap provider',
    'part time timetable',
    'reduced timetable',
    'placement',
  ],
  family: ['family', 'siblings', 'family key', 'household', 'family id'],
  walksAlone: ['walks alone', 'walks home alone', 'walks to school alone'],
  youngCarer: ['young carer'],
  contact1: [...contactsAt(1), 'primary contact'],
  contact2: contactsAt(2),
  contact3: contactsAt(3),
  contact4: contactsAt(4),
  contact1Name: ofContact(1, NAME_WORDS),
  contact1Relationship: ofContact(1, RELATIONSHIP_WORDS),
  contact1Phone: ofContact(1, PHONE_WORDS),
  contact1Email: ofContact(1, EMAIL_WORDS),
  contact2Name: ofContact(2, NAME_WORDS),
  contact2Relationship: ofContact(2, RELATIONSHIP_WORDS),
  contact2Phone: ofContact(2, PHONE_WORDS),
  contact2Email: ofContact(2, EMAIL_WORDS),
  contact3Name: ofContact(3, NAME_WORDS),
  contact3Relationship: ofContact(3, RELATIONSHIP_WORDS),
  contact3Phone: ofContact(3, PHONE_WORDS),
  contact3Email: ofContact(3, EMAIL_WORDS),
  contact4Name: ofContact(4, NAME_WORDS),
  contact4Relationship: ofContact(4, RELATIONSHIP_WORDS),
  contact4Phone: ofContact(4, PHONE_WORDS),
  contact4Email: ofContact(4, EMAIL_WORDS),
  /** A row for each contact. */
  contactName: [
    'contact name',
    'guardian',
    'guardian name',
    'parent name',
    'parent',
    'parent carer',
    'carer',
    'contact',
    'emergency contact',
    'contact full name',
    'primary guardian',
  ],
  contactRelationship: [
    'relationship',
    'relation',
    'relationship to student',
    'relationship to pupil',
    'contact relationship',
  ],
  contactPhone: [
    'telephone',
    'phone',
    'mobile',
    'phone number',
    'telephone number',
    'mobile number',
    'contact number',
    'contact phone',
    'tel',
    'tel no',
    'mobile phone',
    'emergency tel',
    'emergency phone',
    'emergency number',
    'emergency telephone',
    'emergency contact number',
    'parent mobile',
    'parent phone',
  ],
  contactOtherPhone: [
    'home number',
    'home phone',
    'home telephone',
    'home tel',
    'work number',
    'work phone',
    'work telephone',
    'other number',
    'other phone',
    'alternative number',
    'second number',
    'phone 2',
    'telephone 2',
    'mobile 2',
    'landline',
    'home',
    'work',
  ],
  contactEmail: [
    'email',
    'e mail',
    'email address',
    'contact email',
    'parent email',
    'e mail address',
  ],
  contactPriority: ['priority', 'contact priority', 'contact order', 'order', 'call order'],
  contactNote: ['contact note', 'contact notes', 'access notes', 'call notes'],
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
    'date session',
    'session start',
    'date and time',
    'week',
    'week commencing',
    'week beginning',
    'week starting',
    'w c',
    'wc',
    'w b',
    'wb',
    'wk commencing',
    'w commencing',
  ],
  session: [
    'session',
    'am pm',
    'am or pm',
    'register',
    'roll call',
    'session name',
    'period',
    'ampm',
    'registration session',
    'half day',
  ],
  mark: [
    'mark',
    'code',
    'attendance mark',
    'attendance code',
    'mark code',
    'attendance',
    'statutory mark',
    'roll call mark',
    'marks',
  ],
  /** A row for each day, with a column for each of its sessions. */
  markAM: ['am', 'am mark', 'am code', 'morning', 'am session', 'morning mark'],
  markPM: ['pm', 'pm mark', 'pm code', 'afternoon', 'pm session', 'afternoon mark'],
  minutesLate: ['minutes late', 'mins late', 'late minutes', 'late by', 'minutes'],
  minutesLateAM: ['am minutes late', 'am mins late', 'minutes late am', 'am late minutes'],
  minutesLatePM: ['pm minutes late', 'pm mins late', 'minutes late pm', 'pm late minutes'],
} as const;

/** One row for each term, day or event. */
export const CALENDAR_FIELDS = {
  what: [
    'term',
    'name',
    'event',
    'description',
    'title',
    'what',
    'reason',
    'type',
    'subject',
    'holiday',
    'summary',
    'details',
    'term name',
    'period',
    'notes',
  ],
  from: [
    'start',
    'start date',
    'from',
    'date',
    'starts',
    'first day',
    'begins',
    'opens',
    'term starts',
    'term begins',
    'open',
    'date from',
  ],
  to: [
    'end',
    'end date',
    'to',
    'ends',
    'last day',
    'closes',
    'until',
    'term ends',
    'close',
    'finish',
    'finishes',
    'date to',
  ],
  /** A row for each term with its half term beside it. */
  halfTermFrom: ofHalfTerm(FROM_WORDS, ['starts', 'begins', 'first day', 'closes', '']),
  /** The days of the term without pupils. */
  inset: [
    'inset',
    'inset day',
    'inset days',
    'training day',
    'training days',
    'staff training',
    'non pupil days',
  ],
  halfTermTo: ofHalfTerm(TO_WORDS, ['ends', 'last day', 'finish', 'finishes']),
  session: ['session', 'am pm', 'am or pm', 'half day', 'which session'],
} as const;

/** The trust's tracker: a column for each step of the ladder (Standard 6), in the words of workbooks. */
export const TRACKER_FIELDS = {
  ...WHO_FIELDS,
  letter: [
    'letter',
    'school letter',
    'letter 1',
    'letter sent',
    'attendance letter',
    'warning letter',
    'first letter',
    'stage 1',
    'stage 1 letter',
    'concern letter',
    'letter 1 sent',
    '1st letter',
    'initial letter',
    'letter one',
    'absence letter',
  ],
  pupilVoice: [
    'pupil voice',
    'student voice',
    'voice of the child',
    'pupil conversation',
    'pv',
    'voice',
  ],
  informalMeeting: [
    'informal meeting',
    'informal meeting and support plan',
    'support plan',
    'parent meeting',
    'school meeting',
    'meeting',
    'support meeting',
    'informal mtg',
    'meeting with parents',
    'stage 2',
    'stage 2 meeting',
    'attendance meeting',
    'informal meeting support plan',
  ],
  medicalEvidence: [
    'medical evidence',
    'possible medical evidence',
    'medical',
    'medical evidence letter',
    'med evidence',
    'medical ev',
    'medical evidence requested',
  ],
  csawsLetter: [
    'csaws letter',
    'letter from csaws',
    'csaw letter',
    'ewo letter',
    'letter csaws',
    'stage 3',
    'eww letter',
  ],
  csawsMeeting: [
    'csaws meeting',
    'meeting with csaws',
    'csaw meeting',
    'ewo meeting',
    'meeting csaws',
    'csaws mtg',
    'stage 4',
  ],
  caseWork: [
    'case work',
    'casework',
    'case work formal contract action plan',
    'formal contract',
    'action plan',
    'attendance contract',
    'parenting contract',
    'possible legal work',
    'legal',
    'legal work',
    'case work formal contract action plan possible legal work',
    'stage 5',
  ],
  /** A log has a row for each thing done: when, what, and what came of it. */
  happenedOn: [
    'date',
    'date of action',
    'action date',
    'event date',
    'contact date',
    'when',
    'date logged',
    'logged on',
    'date sent',
  ],
  outcome: ['outcome', 'result', 'response', 'summary', 'details', 'description'],
  comments: [
    'comment',
    'comments',
    'notes',
    'note',
    'other',
    'actions',
    'further action',
    'action',
    'update',
    'updates',
    'any other notes',
    'next steps',
    'next step',
    'action taken',
    'what did you do',
    'what was done',
    'what happened',
    'intervention',
    'type of contact',
    'event',
    'type',
    'step',
    'stage',
  ],
} as const;

export type PupilField = keyof typeof PUPIL_FIELDS;
export type MarkField = keyof typeof MARK_FIELDS;
export type CalendarField = keyof typeof CALENDAR_FIELDS;
export type TrackerField = keyof typeof TRACKER_FIELDS;

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
    .replace(/\b(group|letter|note|comment|action)s\b/gu, '$1')
    .trim();
}

const ALL = [PUPIL_FIELDS, MARK_FIELDS, CALENDAR_FIELDS, TRACKER_FIELDS].flatMap((fields) =>
  Object.values<readonly string[]>(fields).flat(),
);
/** These stand in cells as often as above them. */
const SESSIONS = new Set(['am', 'pm', 'morning', 'afternoon']);
const KNOWN: ReadonlySet<string> = new Set(
  ALL.map(normaliseCaption).filter((name) => !SESSIONS.has(name)),
);

export function isKnownCaption(caption: string): boolean {
  // A report's title may be a sentence; no caption is.
  return caption.length <= 60 && KNOWN.has(normaliseCaption(caption));
}

/** "Child surname" beside "Surname", which is then a parent's. */
export function isOfPupil(caption: string): boolean {
  return OF_PUPIL.test(normaliseCaption(caption));
}

const OF_PUPIL = /^(?:student|pupil|child|learner)(?: s)? /u;
const LESS_SURE = 0.95;
/** Behind the name of a thing: something about it, not the thing. */
const OTHER_MATTER =
  / (?:end|ends|ended|start|started|starts|from|to|until|since|review\w*|e|e?mail|phone|tel|telephone|mobile|number|no|address|postcode|note|comment|log|history|reason|count|total|percent\w*|rank\w*|destination|by|agency|authority|team|office|manager|channel|preferred|hours|funded)\b/u;

/** Names as captions are compared: worked out once for each list of names. */
const normalNames = new WeakMap<readonly string[], ReadonlySet<string>>();

function normalised(names: readonly string[]): ReadonlySet<string> {
  const before = normalNames.get(names);
  if (before) return before;
  const set = new Set(names.flatMap((name) => [name, normaliseCaption(name)]));
  normalNames.set(names, set);
  return set;
}

/**
 * How like a caption, already normalised, is to the names of a field. 1: it is one of them; less: it
 * begins with one, the longer the surer; 0: neither. "CP plan end" and "Contact log" are about something
 * else than what they begin with, save a step of the tracker, whose columns hold notes anyway.
 */
export function likeness(normal: string, names: readonly string[], holdsNotes = false): number {
  const known = normalised(names);
  if (known.has(normal)) return 1;
  // "Student DOB", "Pupil's UPN": of whom, as if it could be of anybody else.
  const bare = normal.replace(OF_PUPIL, '');
  if (bare !== normal && known.has(bare)) return LESS_SURE;
  let best = 0;
  for (const name of known) {
    if (!normal.startsWith(`${name} `)) continue;
    const isOfWho = holdsNotes && / by\b/.test(normal.slice(name.length));
    if (isOfWho) continue;
    if (holdsNotes || !OTHER_MATTER.test(normal.slice(name.length)))
      best = Math.max(best, 0.5 + (0.4 * name.length) / normal.length);
  }
  return best;
}
