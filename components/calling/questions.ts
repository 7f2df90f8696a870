/**
 * Which questions an outcome needs, and the answers offered to each. Only a plan or a contact is
 * ever preselected; where a child is and when they come back are asked, never assumed.
 */
import type { CallOutcome, CallRecord } from '@/lib/attendance/call-record';
import { addDays, shortDate, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { CommentPart } from '@/lib/comments/format-of-school';
import type { CallDraft, Question } from './draft';
import { laterBy } from './moment';
import { inALine } from './relationship';

export interface Option {
  id: string;
  label: string;
  /** Lower case; the key that picks it while its question is open. */
  key: string;
  /** What goes into the record; the label where nothing is said. */
  words?: string;
  /** Picking it opens a text field. */
  free?: boolean;
}

export interface Asking {
  question: Question;
  label: string;
  /** For screen readers: the whole question. */
  spoken: string;
  options: Option[];
  /** Taken when the person answers nothing. */
  preselected: string | null;
  /** What the text field of a free answer asks for. */
  freeLabel: string;
}

export interface Contact {
  priority: number;
  relationship: string;
  name: string | null;
  triedToday: string | null;
}

export interface Setting {
  pupilName: string;
  contacts: readonly Contact[];
  /** Where the pupil is placed, if it is one known place. */
  provider: string | null;
  date: PlainDate;
  /** How long after a call in vain it is tried again. */
  ringAgainMinutes: number | undefined;
  /** The parts of the school's comment; what it leaves out of the line is not asked. */
  parts?: readonly CommentPart[] | undefined;
  /** Keys of outcomes that the person has changed, by outcome. */
  outcomeKeys?: Readonly<Record<string, string>> | undefined;
}

/** What a provider says of whether a pupil came, in the words of the line. */
export const PROVIDER_SAYS = { there: 'at the provider now', notArrived: 'not arrived' };

export const OUTCOMES: readonly (Option & { id: CallOutcome })[] = [
  { id: 'spoke-to', label: 'Spoke to', key: 's' },
  { id: 'voicemail', label: 'Voicemail', key: 'v' },
  { id: 'no-answer', label: 'No answer', key: 'a' },
  { id: 'message-in', label: 'Message in', key: 'm' },
  { id: 'text-sent', label: 'Text sent', key: 't' },
  { id: 'wrong-number', label: 'Wrong number', key: 'w' },
  { id: 'arrived-late', label: 'Arrived late', key: 'l' },
  { id: 'found-on-site', label: 'Found on site', key: 'f' },
  { id: 'provider-reported', label: 'Provider reported', key: 'p' },
  { id: 'refused-reason', label: 'Refused reason', key: 'r' },
  { id: 'seen-at-home', label: 'Seen at home', key: 'h' },
  { id: 'all-contacts-tried', label: 'Everyone tried', key: 'e' },
];

const OTHER: Option = { id: 'free', label: 'Other…', key: 'o', free: true };

const QUESTIONS: Record<CallOutcome, readonly Question[]> = {
  'spoke-to': ['who', 'reason', 'detail', 'where', 'back', 'next'],
  'message-in': ['channel', 'who', 'reason', 'detail', 'where', 'back', 'next'],
  voicemail: ['who', 'next'],
  'no-answer': ['who', 'next'],
  'wrong-number': ['who', 'next'],
  'text-sent': ['who', 'next'],
  'found-on-site': ['where', 'who', 'next'],
  'arrived-late': ['reason', 'detail', 'arrived'],
  'provider-reported': ['who', 'where', 'next'],
  'all-contacts-tried': ['next'],
  'seen-at-home': ['who', 'where', 'reason', 'detail', 'back', 'next'],
  'refused-reason': ['who', 'where', 'next'],
};

const REASONS: readonly Option[] = [
  { id: 'illness', label: 'Illness', key: 'i' },
  { id: 'medical-appointment', label: 'Medical appt', key: 'p' },
  { id: 'family', label: 'Family', key: 'f' },
  { id: 'holiday', label: 'Holiday', key: 'h' },
  { id: 'travel', label: 'Travel', key: 'b' },
  { id: 'religious', label: 'Religious day', key: 'r' },
  { id: 'late', label: 'On the way', key: 'l' },
  { id: 'not-given', label: 'Not given', key: 'n' },
  { ...OTHER, id: 'other' },
];

const LATE_REASONS: readonly Option[] = [
  { id: 'late', label: 'Own reason', key: 'l' },
  { id: 'travel', label: 'Travel', key: 'b' },
  { id: 'medical-appointment', label: 'Medical appt', key: 'p' },
  { id: 'family', label: 'Family', key: 'f' },
  { id: 'not-given', label: 'Not given', key: 'n' },
  { ...OTHER, id: 'other' },
];

const DETAILS: Partial<Record<NonNullable<CallRecord['reason']>['kind'], readonly Option[]>> = {
  illness: [
    { id: 'sickness', label: 'Sickness', key: 's', words: 'sickness' },
    { id: 'd-and-v', label: 'Diarrhoea too', key: 'd', words: 'sickness and diarrhoea' },
    { id: 'temperature', label: 'Temperature', key: 't', words: 'temperature' },
    { id: 'cold', label: 'Cough or cold', key: 'k', words: 'cough and cold' },
    { id: 'throat', label: 'Sore throat', key: 'r', words: 'sore throat' },
    { id: 'headache', label: 'Headache', key: 'h', words: 'headache' },
    { id: 'stomach', label: 'Stomach ache', key: 'a', words: 'stomach ache' },
    { id: 'injury', label: 'Injury', key: 'i', words: 'injury' },
    OTHER,
  ],
  'medical-appointment': [
    { id: 'dentist', label: 'Dentist', key: 'd', words: 'dentist' },
    { id: 'gp', label: 'GP', key: 'g', words: 'GP' },
    { id: 'hospital', label: 'Hospital', key: 'h', words: 'hospital' },
    { id: 'orthodontist', label: 'Orthodontist', key: 'r', words: 'orthodontist' },
    { id: 'optician', label: 'Optician', key: 'e', words: 'optician' },
    OTHER,
  ],
  family: [
    { id: 'funeral', label: 'Funeral', key: 'f', words: 'funeral' },
    { id: 'emergency', label: 'Emergency', key: 'e', words: 'family emergency' },
    { id: 'parent-unwell', label: 'Parent unwell', key: 'u', words: 'parent unwell' },
    OTHER,
  ],
  holiday: [
    { id: 'abroad', label: 'Abroad', key: 'a', words: 'abroad' },
    { id: 'uk', label: 'In the UK', key: 'u', words: 'in the UK' },
    OTHER,
  ],
  travel: [
    { id: 'bus', label: 'Bus missed', key: 'b', words: 'bus missed' },
    { id: 'car', label: 'Car trouble', key: 'a', words: 'car would not start' },
    { id: 'traffic', label: 'Traffic', key: 't', words: 'traffic' },
    { id: 'taxi', label: 'School transport', key: 's', words: 'school transport did not come' },
    OTHER,
  ],
  late: [
    { id: 'overslept', label: 'Overslept', key: 's', words: 'overslept' },
    { id: 'uniform', label: 'Getting ready', key: 'g', words: 'getting ready' },
    { id: 'sibling-run', label: 'Other school run', key: 'r', words: 'other school run' },
    OTHER,
  ],
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Mon 21`: the month is in the line. */
const dayOnly = (date: PlainDate): string => shortDate(date).replace(/ \S+$/, '');

function contactOptions(contacts: readonly Contact[]): Option[] {
  return contacts.slice(0, 9).map(({ relationship }, index) => ({
    id: `contact-${index}`,
    label: capitalised(relationship),
    key: String(index + 1),
  }));
}

function firstToTry(contacts: readonly Contact[]): string | null {
  if (contacts.length === 0) return null;
  const untried = contacts.findIndex(({ triedToday }) => triedToday === null);
  return `contact-${Math.max(0, untried)}`;
}

export function contactAt<C>(contacts: readonly C[], id: string | null): C | null {
  const index = /^contact-(\d+)$/.exec(id ?? '')?.[1];
  return index === undefined ? null : (contacts[Number(index)] ?? null);
}

function who(draft: CallDraft, { contacts, provider }: Setting): Asking {
  const asking: Asking = {
    question: 'who',
    label: 'Who',
    spoken: 'Who was it?',
    options: [...contactOptions(contacts), OTHER],
    preselected: firstToTry(contacts),
    freeLabel: 'Who, and what they are to the child',
  };
  if (draft.outcome === 'provider-reported') {
    return {
      ...asking,
      label: 'Provider',
      spoken: 'Which provider reported?',
      options: [
        { id: 'provider', label: provider ?? 'The provider', key: 'p', words: provider ?? '' },
        OTHER,
      ],
      preselected: 'provider',
      freeLabel: 'Name of the provider',
    };
  }
  if (draft.outcome === 'found-on-site') {
    return {
      ...asking,
      label: 'Found by',
      spoken: 'Who found the child?',
      options: [
        { id: 'reception', label: 'Reception', key: 'r', words: 'reception' },
        { id: 'teacher', label: 'Teacher', key: 't', words: 'teacher' },
        { id: 'support', label: 'Support staff', key: 's', words: 'support staff' },
        OTHER,
      ],
      preselected: null,
      freeLabel: 'Who found the child',
    };
  }
  return asking;
}

/** `Home with mum`: the person spoken to, unless that is a carer we only know by another word. */
function home(draft: CallDraft, setting: Setting): Option[] {
  const chosen = draft.answers.who?.option ?? who(draft, setting).preselected;
  const contact = contactAt(setting.contacts, chosen);
  const other = setting.contacts.find((one) => one !== contact);
  const options: Option[] = [];
  if (contact) {
    const relationship = inALine(contact.relationship);
    options.push({
      id: 'home',
      label: `Home, ${relationship}`,
      key: 'h',
      words: `at home with ${relationship}`,
    });
  } else {
    options.push({ id: 'home', label: 'At home', key: 'h', words: 'at home' });
  }
  if (other) {
    const relationship = inALine(other.relationship);
    options.push({
      id: 'with-other',
      label: `With ${relationship}`,
      key: 'g',
      words: `with ${relationship}`,
    });
  }
  return options;
}

const UNKNOWN_PLACE: Option = {
  id: 'unknown',
  label: 'Not known',
  key: 'k',
  words: 'whereabouts not known',
};

function where(draft: CallDraft, setting: Setting): Asking {
  const asking: Asking = {
    question: 'where',
    label: 'Where',
    spoken: 'Where is the child, and who has seen them?',
    options: [
      ...home(draft, setting),
      { id: 'way', label: 'On the way in', key: 'w', words: 'on the way in' },
      { id: 'appointment', label: 'At appt', key: 'a', words: 'at the appointment' },
      UNKNOWN_PLACE,
      OTHER,
    ],
    preselected: null,
    freeLabel: 'Where, and with whom',
  };
  switch (draft.outcome) {
    case 'provider-reported':
      return {
        ...asking,
        label: 'Says',
        spoken: 'What did the provider say?',
        options: [
          { id: 'not-arrived', label: 'Not arrived', key: 'n', words: PROVIDER_SAYS.notArrived },
          { id: 'left', label: 'Left early', key: 'l', words: 'not there: left early' },
          { id: 'there', label: 'There now', key: 't', words: PROVIDER_SAYS.there },
          OTHER,
        ],
        freeLabel: 'What the provider said',
      };
    case 'found-on-site':
      return {
        ...asking,
        spoken: 'Where was the child found?',
        options: [
          { id: 'lesson', label: 'In lesson', key: 'l', words: 'in lesson' },
          { id: 'medical', label: 'Medical room', key: 'm', words: 'in the medical room' },
          { id: 'office', label: 'At the office', key: 'f', words: 'at the office' },
          OTHER,
        ],
      };
    case 'seen-at-home':
      return {
        ...asking,
        label: 'Seen',
        spoken: 'Where was the child seen, and how were they?',
        options: [
          { id: 'door', label: 'At door, well', key: 'd', words: 'seen at the door and well' },
          { id: 'inside', label: 'Inside, well', key: 'i', words: 'seen inside and well' },
          { id: 'poorly', label: 'Inside, poorly', key: 'p', words: 'seen inside and poorly' },
          OTHER,
        ],
      };
    default:
      return asking;
  }
}

function nextWeekdays(date: PlainDate, count: number): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = addDays(date, 1); days.length < count; day = addDays(day, 1)) {
    if (weekday(day) !== 0 && weekday(day) !== 6) days.push(day);
  }
  return days;
}

function back({ date }: Setting): Asking {
  const [next, ...later] = nextWeekdays(date, 4);
  const options: Option[] = [{ id: date, label: 'Today', key: '0' }];
  if (next) {
    const tomorrow = next === addDays(date, 1);
    options.push({ id: next, label: tomorrow ? 'Tomorrow' : dayOnly(next), key: 't' });
  }
  later.forEach((day, index) =>
    options.push({ id: day, label: dayOnly(day), key: String(index + 2) }),
  );
  options.push(
    { id: 'not-known', label: 'Not known', key: '?' },
    { id: 'free', label: 'Date…', key: 'd', free: true },
  );
  return {
    question: 'back',
    label: 'Back',
    spoken: 'When is the child expected back?',
    options,
    preselected: null,
    freeLabel: 'Date of return',
  };
}

function nextStep(draft: CallDraft, { contacts, ringAgainMinutes }: Setting): Asking | null {
  const time = draft.time ?? '';
  const chosen = draft.answers.who?.option ?? firstToTry(contacts);
  const untried = contacts.find(
    (contact) => contact.triedToday === null && contact !== contactAt(contacts, chosen),
  );
  const tryNext: Option[] = untried
    ? [
        {
          id: 'try-next',
          label: `Try ${inALine(untried.relationship)}`,
          key: 'n',
          words: `Try ${inALine(untried.relationship)} next`,
        },
      ]
    : [];
  const soon = ringAgainMinutes === undefined ? 'later' : laterBy(time, ringAgainMinutes);
  const again: Option = { id: 'again', label: `Ring again ${soon}`, key: 'r' };
  const dsl: Option = { id: 'dsl', label: 'Tell DSL', key: 'l', words: 'To tell DSL now' };
  const visit: Option = {
    id: 'visit',
    label: 'Visit to agree',
    key: 'v',
    words: 'Home visit to agree with DSL',
  };
  const head: Option = { id: 'head', label: 'Head to decide', key: 'h', words: 'Head to decide' };
  const asking: Asking = {
    question: 'next',
    label: 'Next',
    spoken: 'What happens next?',
    options: [],
    preselected: null,
    freeLabel: 'Next step',
  };
  const offer = (options: Option[], preselected: string | null): Asking => ({
    ...asking,
    options: [...options, OTHER],
    preselected,
  });
  const reason = draft.answers.reason?.option;
  switch (draft.outcome) {
    case 'voicemail':
    case 'no-answer':
      return offer([...tryNext, again, dsl], untried ? 'try-next' : 'again');
    case 'wrong-number':
      return offer(
        [
          ...tryNext,
          { id: 'number', label: 'Check number', key: 'u', words: 'Office to check the number' },
          dsl,
        ],
        untried ? 'try-next' : 'number',
      );
    case 'text-sent':
      return offer([again, ...tryNext, dsl], 'again');
    case 'all-contacts-tried':
      return offer([dsl, visit, again], 'dsl');
    case 'refused-reason':
      return offer([dsl, again, ...tryNext], 'dsl');
    case 'found-on-site':
      return offer(
        [{ id: 'mark', label: 'Check mark', key: 'n', words: 'Mark to be checked' }],
        'mark',
      );
    case 'provider-reported': {
      if (draft.answers.where?.option === 'there') return null;
      const first = contacts[0];
      const ring: Option[] = first
        ? [
            {
              id: 'ring',
              label: `Ring ${inALine(first.relationship)}`,
              key: 'r',
              words: `To ring ${inALine(first.relationship)} now`,
            },
          ]
        : [];
      return offer([...ring, dsl], first ? 'ring' : 'dsl');
    }
    default:
      if (reason === 'family' || reason === 'holiday') return offer([head], null);
      if (reason === 'not-given') return offer([again, dsl, ...tryNext], 'again');
      return null;
  }
}

function ask(question: Question, draft: CallDraft, setting: Setting): Asking | null {
  switch (question) {
    case 'outcome':
      return {
        question,
        label: 'Outcome',
        spoken: `What happened about ${setting.pupilName}?`,
        options: OUTCOMES.map((one) => ({
          ...one,
          key: setting.outcomeKeys?.[one.id] ?? one.key,
        })),
        preselected: null,
        freeLabel: '',
      };
    case 'channel':
      return {
        question,
        label: 'How',
        spoken: 'How did the message come in?',
        options: [
          { id: 'absence-line', label: 'Absence line', key: 'l' },
          { id: 'email', label: 'E-mail', key: 'e' },
          { id: 'app', label: 'App', key: 'a' },
          { id: 'text', label: 'Text', key: 't' },
          { id: 'phone', label: 'They rang', key: 'g' },
          { id: 'in-person', label: 'In person', key: 'y' },
        ],
        preselected: 'absence-line',
        freeLabel: '',
      };
    case 'arrived':
      return {
        question,
        label: 'Came in',
        spoken: 'At what time did the child come in?',
        options: [],
        preselected: null,
        freeLabel: 'Time the child came in',
      };
    case 'who':
      return who(draft, setting);
    case 'reason':
      return {
        question,
        label: 'Reason',
        spoken: 'What reason was given?',
        options: [...(draft.outcome === 'arrived-late' ? LATE_REASONS : REASONS)],
        preselected: null,
        freeLabel: 'Reason in a few words',
      };
    case 'detail': {
      const kind = draft.answers.reason?.option;
      const options = Object.entries(DETAILS).find(([one]) => one === kind)?.[1];
      if (!options) return null;
      return {
        question,
        label: 'Detail',
        spoken: 'In a word or two, what is it?',
        options: [...options],
        preselected: null,
        freeLabel: 'Detail in a few words',
      };
    }
    case 'where':
      return where(draft, setting);
    case 'back':
      return back(setting);
    case 'next':
      return nextStep(draft, setting);
  }
}

const PART_ASKED: Partial<Record<Question, CommentPart>> = {
  where: 'where',
  back: 'back',
  next: 'next-step',
};

/** Where a provider, a visit or a find rests on the place, it is asked whatever the line says. */
function isLeftOut(question: Question, { outcome }: CallDraft, { parts }: Setting): boolean {
  const part = PART_ASKED[question];
  if (parts === undefined || part === undefined || parts.includes(part)) return false;
  const isTheOutcome =
    outcome === 'provider-reported' || outcome === 'found-on-site' || outcome === 'seen-at-home';
  return !(question === 'where' && isTheOutcome);
}

/** The questions on screen, in their order; the outcome is always the first. */
export function questionsFor(draft: CallDraft, setting: Setting): Asking[] {
  const rest = draft.outcome === null ? [] : QUESTIONS[draft.outcome];
  return (['outcome', ...rest] as const).flatMap((question) =>
    isLeftOut(question, draft, setting) ? [] : (ask(question, draft, setting) ?? []),
  );
}
