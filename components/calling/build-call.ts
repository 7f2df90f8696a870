import type { CallOutcome, CallRecord } from '@/lib/attendance/call-record';
import { ABSENCE_REASONS } from '@/lib/attendance/call-words';
import { isPlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { suggestCode, type CodeAdvice, type RegisterTimes } from '@/lib/comments/suggest-code';
import type { CallDraft, Question } from './draft';
import { minutesOf } from './moment';
import { inALine } from './relationship';
import { contactAt, questionsFor, type Asking, type Setting } from './questions';

export interface BuildSetting extends Setting {
  session: SessionOfDay;
  markShown: string | null;
  initials: string;
  registerTimes?: Record<SessionOfDay, RegisterTimes> | undefined;
}

export interface BuiltCall {
  call: CallRecord;
  advice: CodeAdvice;
}

type Way = Pick<CallRecord, 'channel' | 'direction'>;

const WAYS: Record<CallOutcome, Way> = {
  'spoke-to': { channel: 'phone', direction: 'out' },
  voicemail: { channel: 'phone', direction: 'out' },
  'no-answer': { channel: 'phone', direction: 'out' },
  'wrong-number': { channel: 'phone', direction: 'out' },
  'refused-reason': { channel: 'phone', direction: 'out' },
  'all-contacts-tried': { channel: 'phone', direction: 'out' },
  'text-sent': { channel: 'text', direction: 'out' },
  'message-in': { channel: 'absence-line', direction: 'in' },
  'found-on-site': { channel: 'in-person', direction: 'in' },
  'arrived-late': { channel: 'in-person', direction: 'in' },
  'provider-reported': { channel: 'provider', direction: 'in' },
  'seen-at-home': { channel: 'visit', direction: 'out' },
};

const INCOMING = ['absence-line', 'email', 'app', 'text', 'phone', 'in-person'] as const;

interface Said {
  option: string;
  words: string;
}

/** The answer as it counts: the person's, else the preselected one. */
function saidTo(askings: readonly Asking[], draft: CallDraft, question: Question): Said | null {
  const asking = askings.find((one) => one.question === question);
  if (!asking) return null;
  const answer = draft.answers[question];
  if (asking.options.length === 0) return answer ?? null;
  const option = asking.options.find(({ id }) => id === (answer?.option ?? asking.preselected));
  if (!option) return null;
  if (option.free) return { option: option.id, words: answer?.words ?? '' };
  return { option: option.id, words: option.words ?? option.label };
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function whoOf(said: Said | null, { contacts }: Setting): CallRecord['who'] {
  if (!said) return null;
  const contact = contactAt(contacts, said.option);
  if (contact) {
    // Two grandmothers are told apart by their names.
    const alike = contacts.filter((one) => isSame(one.relationship, contact.relationship));
    const name = alike.length > 1 ? contact.name : null;
    return { relationship: inALine(contact.relationship), name };
  }
  return said.words.trim() === '' ? null : { relationship: said.words, name: null };
}

function reasonOf(said: Said | null, detail: Said | null): CallRecord['reason'] {
  const kind = ABSENCE_REASONS.find((one) => one === said?.option);
  if (!said || kind === undefined) return null;
  if (kind === 'other') return said.words.trim() === '' ? null : { kind, words: said.words };
  return { kind, words: detail?.words ?? '' };
}

function backOf(said: Said | null): CallRecord['back'] {
  if (!said) return null;
  if (said.option === 'not-known') return { kind: 'not-known' };
  const date = said.option === 'free' ? said.words : said.option;
  return isPlainDate(date) ? { kind: 'date', date } : null;
}

/** Null while no outcome is picked. */
export function buildCall(draft: CallDraft, setting: BuildSetting): BuiltCall | null {
  if (draft.outcome === null || draft.time === null) return null;
  const askings = questionsFor(draft, setting);
  const said = (question: Question): Said | null => saidTo(askings, draft, question);
  const way = { ...WAYS[draft.outcome] };
  let { outcome } = draft;
  if (outcome === 'message-in') {
    const channel = INCOMING.find((one) => one === said('channel')?.option);
    if (channel) way.channel = channel;
    // A parent who rings or stands at the counter is spoken to.
    if (channel === 'phone' || channel === 'in-person') outcome = 'spoke-to';
  }
  const arrivedAt = said('arrived')?.words ?? draft.time;
  const opens = setting.registerTimes?.[setting.session].opens;
  const from = opens === undefined ? null : minutesOf(opens);
  const to = minutesOf(arrivedAt);
  const call: CallRecord = {
    outcome,
    ...way,
    who: whoOf(said('who'), setting),
    reason: reasonOf(said('reason'), said('detail')),
    whereabouts: said('where')?.words.trim() || null,
    back: backOf(said('back')),
    codeFrom: setting.markShown,
    codeTo: null,
    nextStep: said('next')?.words.trim() || null,
    minutesLate:
      outcome === 'arrived-late' && from !== null && to !== null && to > from ? to - from : null,
    initials: setting.initials,
    time: draft.time,
  };
  const advice = suggestCode({
    call,
    session: setting.session,
    registerTimes: setting.registerTimes,
    arrivedAt,
  });
  if (draft.outcome === 'provider-reported' && said('where')?.option === 'there') {
    return {
      call,
      advice: {
        code: null,
        because: 'The provider has confirmed that the child is there: the mark stays.',
        source: 'Standard 5',
        open: [],
      },
    };
  }
  return { call: { ...call, codeTo: draft.takeCode ? advice.code : null }, advice };
}
