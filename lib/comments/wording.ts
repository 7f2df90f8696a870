/**
 * The words of a line. One table serves writing and reading, so neither can drift from the other.
 */
import type { CallOutcome, CallRecord } from '@/lib/attendance/call-record';
import type { CommentFormat, ReasonKind } from './format-of-school';
import { tidy } from './normalise';

type Channel = CallRecord['channel'];
type Direction = CallRecord['direction'];
type Words = CommentFormat['words'];

const CHANNELS: Record<Channel, Record<Words, string>> = {
  phone: { short: 'TC', full: 'Phone call' },
  text: { short: 'Text', full: 'Text message' },
  email: { short: 'Email', full: 'Email message' },
  'absence-line': { short: 'Absence line', full: 'Absence line message' },
  app: { short: 'App', full: 'App message' },
  'in-person': { short: 'In person', full: 'Face to face' },
  provider: { short: 'Provider', full: 'Call with provider' },
  visit: { short: 'HV', full: 'Home visit' },
};

export interface Opening {
  channel: Channel;
  direction: Direction;
  /** `TC to`: something or someone follows. */
  toward: string;
  /** `TC`, `TC in`: stands alone when nobody is named. */
  alone: string;
}

function openingOf(channel: Channel, direction: Direction, words: Words): Opening {
  const word = CHANNELS[channel][words];
  return direction === 'out'
    ? { channel, direction, toward: `${word} to`, alone: word }
    : { channel, direction, toward: `${word} from`, alone: `${word} in` };
}

export function opening(call: CallRecord, words: Words): Opening {
  return openingOf(call.channel, call.direction, words);
}

export const OPENINGS: readonly Opening[] = (Object.keys(CHANNELS) as Channel[])
  .flatMap((channel) =>
    (['short', 'full'] as const).flatMap((words) => [
      openingOf(channel, 'out', words),
      openingOf(channel, 'in', words),
    ]),
  )
  .sort((a, b) => b.toward.length - a.toward.length);

export const OUTCOME_PHRASES: Record<CallOutcome, string> = {
  'spoke-to': 'answered',
  voicemail: 'voicemail left',
  'no-answer': 'no answer',
  'wrong-number': 'wrong number',
  'message-in': 'message in',
  'text-sent': 'text sent',
  'found-on-site': 'found on site',
  'arrived-late': 'arrived late',
  'provider-reported': 'provider report',
  'all-contacts-tried': 'no answer from any contact',
  'seen-at-home': 'child seen at home',
  'refused-reason': 'would not give a reason',
};

/** Outcomes that the opening already says: `TC to mum` is a conversation. */
export function saidByOpening(channel: Channel, direction: Direction): CallOutcome | null {
  if (channel === 'phone' || channel === 'in-person' || channel === 'visit') return 'spoke-to';
  if (channel === 'provider') return null;
  if (channel === 'text' && direction === 'out') return 'text-sent';
  return direction === 'in' ? 'message-in' : null;
}

/** Outcomes that open the line themselves, with the word that joins a person to them. */
export const OWN_OPENINGS: readonly {
  outcome: CallOutcome;
  channel: Channel;
  direction: Direction;
  joiner: string;
}[] = [
  { outcome: 'found-on-site', channel: 'in-person', direction: 'in', joiner: 'by' },
  { outcome: 'arrived-late', channel: 'in-person', direction: 'in', joiner: 'with' },
  { outcome: 'provider-reported', channel: 'provider', direction: 'in', joiner: 'from' },
  { outcome: 'all-contacts-tried', channel: 'phone', direction: 'out', joiner: 'including' },
];

export const REASON_WORDS: Record<ReasonKind, string> = {
  illness: 'poorly',
  'medical-appointment': 'appointment',
  family: 'family reason',
  holiday: 'on holiday',
  travel: 'travel trouble',
  religious: 'religious observance',
  late: 'running late',
  other: 'reason',
  'not-given': 'no reason given',
};

/** What would be taken for another part of the line, or for the end of this one. */
const NOT_A_REASON =
  /^(?:back |return not known|where:|next:|\d+ min late|arrived )|[,.;:()]|\s[–-](?:\s|$)|^[–-]|^\s|\s$/iu;

/**
 * A school's own word for a reason, as long as it can be told from all the others: no other reason's
 * word, no outcome. Otherwise the usual word stands, in writing and in reading alike.
 */
export function reasonWord(kind: ReasonKind, { reasonWords }: CommentFormat): string {
  const own = reasonWords[kind];
  if (own === undefined || own.trim() === '' || own !== tidy(own)) return REASON_WORDS[kind];
  const lower = own.toLowerCase();
  const taken = [
    ...Object.entries(REASON_WORDS).flatMap(([other, word]) => (other === kind ? [] : [word])),
    ...Object.entries(reasonWords).flatMap(([other, word]) => (other === kind ? [] : [word])),
    ...Object.values(OUTCOME_PHRASES),
  ];
  const clear = !NOT_A_REASON.test(own) && taken.every((word) => word.toLowerCase() !== lower);
  return clear ? own : REASON_WORDS[kind];
}

export const RETURN_UNKNOWN = 'return not known';
export const WHERE_MARK = 'where: ';
export const NEXT_MARK = 'Next: ';

/**
 * Openings by which a reader knows a phrase for a place. A whereabouts that starts otherwise is
 * written with `where:`, so that nothing else in a line can be taken for one.
 */
const PLACE =
  /^(?:at|with|home|staying|seen|safe|still|outside|abroad|not (?:arrived|seen|known|there)|on (?:the|her|his|their) way|in (?:the|a|bed|hospital|class|school|lesson|town)|whereabouts)(?:$|[\s;'’-])/iu;

export function readsAsPlace(text: string): boolean {
  return PLACE.test(text);
}

const CODE = '[A-Za-z0-9/\\\\#*!@]{1,4}';
export const CODE_CHANGE = new RegExp(`^(${CODE})?(?:→|->)(${CODE})$`);
export const CODE_STAYS = new RegExp(`^(${CODE}) stays$`);
