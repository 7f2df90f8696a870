/** The answers that a recorded call was built from, so that it can be put right in the same form. */
import type { CallRecord } from '@/lib/attendance/call-record';
import { buildCall, type BuildSetting } from './build-call';
import { EMPTY_DRAFT, type Answer, type CallDraft, type Question } from './draft';
import { laterBy } from './moment';
import { contactAt, questionsFor, type Asking } from './questions';
import { inALine } from './relationship';

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The option that says these words, else the free one that holds them. */
function answerOf(asking: Asking, words: string | null): Answer | null {
  if (words === null || words === '')
    return asking.preselected === null ? null : { option: freeIn(asking), words: '' };
  const option = asking.options.find((one) => !one.free && (one.words ?? one.label) === words);
  return option ? { option: option.id, words: '' } : { option: freeIn(asking), words };
}

const freeIn = ({ options }: Asking): string => options.find(({ free }) => free)?.id ?? 'free';

function whoOf(asking: Asking, { who }: CallRecord, { contacts }: BuildSetting): Answer | null {
  if (!who) return answerOf(asking, null);
  const contact = asking.options.find(({ id }) => {
    const known = contactAt(contacts, id);
    return (
      known !== null &&
      isSame(inALine(known.relationship), who.relationship) &&
      (who.name === null || who.name === known.name)
    );
  });
  if (contact) return { option: contact.id, words: '' };
  return answerOf(
    asking,
    who.name === null ? who.relationship : `${who.relationship} (${who.name})`,
  );
}

function answerTo(
  { question, ...asking }: Asking,
  call: CallRecord,
  setting: BuildSetting,
): Answer | null {
  const whole = { question, ...asking };
  const { reason, back } = call;
  switch (question) {
    case 'outcome':
      return null;
    case 'channel':
      return { option: call.channel, words: '' };
    case 'arrived': {
      const opens = setting.registerTimes?.[setting.session].opens;
      return opens === undefined || call.minutesLate === null
        ? null
        : { option: 'free', words: laterBy(opens, call.minutesLate) };
    }
    case 'who':
      return whoOf(whole, call, setting);
    case 'reason':
      return reason && { option: reason.kind, words: reason.kind === 'other' ? reason.words : '' };
    case 'detail':
      return answerOf(whole, reason?.words ?? null);
    case 'where':
      return answerOf(whole, call.whereabouts);
    case 'back':
      if (back?.kind === 'not-known') return { option: 'not-known', words: '' };
      return back && asking.options.some(({ id }) => id === back.date)
        ? { option: back.date, words: '' }
        : back && { option: 'free', words: back.date };
    case 'next':
      return answerOf(whole, call.nextStep);
  }
}

/** Where no code was offered, none was declined. */
const isOffered = (draft: CallDraft, setting: BuildSetting): boolean =>
  (buildCall(draft, setting)?.advice.code ?? null) !== null;

export function draftOf(call: CallRecord, setting: BuildSetting): CallDraft {
  const cameIn = call.outcome === 'spoke-to' && call.direction === 'in';
  let draft: CallDraft = {
    ...EMPTY_DRAFT,
    outcome: cameIn ? 'message-in' : call.outcome,
    at: null,
    time: call.time,
  };
  const asked = new Set<Question>(['outcome']);
  for (;;) {
    // One answer may bring the next question.
    const asking = questionsFor(draft, setting).find(({ question }) => !asked.has(question));
    if (!asking) return { ...draft, takeCode: call.codeTo !== null || !isOffered(draft, setting) };
    asked.add(asking.question);
    const answer = answerTo(asking, call, setting);
    if (answer) draft = { ...draft, answers: { ...draft.answers, [asking.question]: answer } };
  }
}
