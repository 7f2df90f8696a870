/**
 * The code an answer points to, with the reason in plain words (attendance-rules.md section 1,
 * "Requires / watch for"). The person enters it in Arbor; nothing here changes a mark.
 */
import type { CallRecord } from '@/lib/attendance/call-record';
import type { SessionOfDay } from '@/lib/attendance/session';

export interface RegisterTimes {
  /** `08:50` */
  opens: string;
  closes: string;
}

export interface CodeAdvice {
  /** The code to enter; null when the answer alone does not decide it and the mark stays. */
  code: string | null;
  because: string;
  source: string;
  /** Codes a person may come to decide on, with what each of them needs. */
  open: readonly { code: string; needs: string }[];
}

export interface CodeWarning {
  id:
    | 'remote-is-not-b'
    | 'off-site-not-confirmed'
    | 'head-grants-leave'
    | 'appointment-is-m'
    | 'illness-is-i'
    | 'close-decides-l-or-u'
    | 'reason-not-given';
  message: string;
}

type Answer = Pick<CallRecord, 'outcome' | 'reason' | 'whereabouts' | 'codeFrom' | 'time'>;

export interface CodeQuestion {
  call: Answer;
  session: SessionOfDay;
  registerTimes?: Record<SessionOfDay, RegisterTimes> | undefined;
  /** When the child came in, `09:12`; else the time of the record is taken. */
  arrivedAt?: string | undefined;
}

/** Codes that say the child attends somewhere else: that place has to confirm it. */
const OFF_SITE = new Set(['B', 'K', 'P', 'W', 'D']);

const REMOTE =
  /\b(?:remote(?:ly)?|online|on teams|zoom|google classroom|home learning|learning (?:from|at) home|work(?:ing)? (?:from|at) home|work sent home)\b/i;
const APPOINTMENT =
  /\b(?:appointment|appt|dentist|dental|orthodont\w*|optician|doctor'?s|gp|clinic|hospital (?:visit|check)|x-?ray|check-?up)\b/i;
const ILLNESS =
  /\b(?:sick(?:ness)?|vomit\w*|diarrhoea|temperature|fever|cough\w*|cold|flu|headache|migraine|poorly|unwell|ill)\b/i;

const stays = (because: string, source: string, open: CodeAdvice['open'] = []): CodeAdvice => ({
  code: null,
  because,
  source,
  open,
});

const REGISTER_TABLE = 'Regulation 10, Tables 1 and 2; attendance-rules.md section 1';

const HEAD_DECIDES: CodeAdvice['open'] = [
  { code: 'C', needs: 'leave asked for in advance and granted by the head as exceptional' },
  { code: 'O', needs: 'no leave granted and no other code fits' },
];

function forArrival({ call, session, registerTimes, arrivedAt }: CodeQuestion): CodeAdvice {
  const open: CodeAdvice['open'] = [
    { code: 'L', needs: 'came in before the register closed' },
    { code: 'U', needs: 'came in after the register closed, and no other absence code fits' },
  ];
  const source = 'Regulation 10(2), Table 1 (L) and Table 2 (U)';
  if (!registerTimes) {
    return stays('Cannot tell L from U: the time the register closes is not known.', source, open);
  }
  const { closes } = registerTimes[session];
  const at = arrivedAt ?? call.time;
  if (at < closes) {
    return {
      code: 'L',
      because: `In at ${at}, before the register closed at ${closes}.`,
      source,
      open: [],
    };
  }
  return {
    code: 'U',
    because: `In at ${at}, ${at === closes ? 'as' : 'after'} the register closed at ${closes}. Another absence code comes first if one fits, such as M after an appointment.`,
    source,
    open: [],
  };
}

function forReason({ call, session }: CodeQuestion): CodeAdvice {
  const { reason } = call;
  if (!reason || reason.kind === 'not-given') {
    return stays(
      'No reason is known yet, so the mark stays until one is established.',
      'Regulation 10(7)',
    );
  }
  switch (reason.kind) {
    case 'illness':
      return {
        code: 'I',
        because: 'Illness, physical or mental. An appointment would be M.',
        source: REGISTER_TABLE,
        open: [],
      };
    case 'medical-appointment':
      return {
        code: 'M',
        because: `A medical or dental appointment over the ${session} register. If here when the register was taken, the present mark stays.`,
        source: REGISTER_TABLE,
        open: [],
      };
    case 'holiday':
      return {
        code: 'G',
        because:
          'A holiday without leave. C only if the head granted leave in advance as exceptional.',
        source: REGISTER_TABLE,
        open: [{ code: 'C', needs: 'leave granted in advance by the head' }],
      };
    case 'religious':
      return {
        code: 'R',
        because:
          'A day set apart by the religious body. Further days need leave from the head (C).',
        source: REGISTER_TABLE,
        open: [{ code: 'C', needs: 'further days, leave granted by the head' }],
      };
    case 'travel':
      return stays(
        'A person decides: it depends on whose transport failed and why.',
        REGISTER_TABLE,
        [
          { code: 'Y1', needs: 'school or council transport did not run, and too far to walk' },
          { code: 'Y2', needs: 'widespread disruption from an emergency' },
          { code: 'O', needs: 'any other travel trouble, if the child does not come in' },
          { code: 'L', needs: 'comes in before the register closes; U after' },
        ],
      );
    case 'late':
      return stays(
        'On the way: the mark stays until the child is in, then L or U by the time.',
        'Regulation 10(2); attendance-rules.md section 1 (N, L, U)',
      );
    case 'family':
      return stays(
        'Only the head may grant leave (C). The mark stays until the head has decided.',
        REGISTER_TABLE,
        HEAD_DECIDES,
      );
    case 'other':
      return stays('A person decides which code fits this reason.', REGISTER_TABLE, HEAD_DECIDES);
  }
}

/** What the answer suggests. Never a present mark: that a child is here is read off the child. */
export function suggestCode(question: CodeQuestion): CodeAdvice {
  const { call, session } = question;
  switch (call.outcome) {
    case 'arrived-late':
      return forArrival(question);
    case 'found-on-site':
      return stays(
        'Found on site: the person who took the register checks whether the child was here when it was taken.',
        'Regulation 10(2), Table 1',
        [
          {
            code: session === 'AM' ? '/' : '\\',
            needs: 'was in school when the register was taken',
          },
          { code: 'L', needs: 'came in before the register closed' },
          { code: 'U', needs: 'came in after the register closed' },
        ],
      );
    case 'provider-reported':
      if (call.reason && call.reason.kind !== 'not-given') return forReason(question);
      if (call.codeFrom === 'D') {
        return stays(
          'D stands for a session at the other school: agree with that school which of you follows this up.',
          REGISTER_TABLE,
        );
      }
      if (call.codeFrom !== null && OFF_SITE.has(call.codeFrom)) {
        return {
          code: 'N',
          because: `${call.codeFrom} needs the child to be there. Not arrived means absent, reason not yet established.`,
          source: 'Standard 5; attendance-rules.md section 1 (B)',
          open: [],
        };
      }
      return stays('Not arrived, reason not yet established: the mark stays.', 'Standard 5');
    case 'voicemail':
    case 'no-answer':
    case 'wrong-number':
    case 'text-sent':
    case 'all-contacts-tried':
    case 'refused-reason':
      return stays(
        'No reason is known yet, so the mark stays until one is established.',
        'Regulation 10(7)',
      );
    case 'spoke-to':
    case 'message-in':
    case 'seen-at-home':
      return forReason(question);
  }
}

/** What is wrong or risky about a code for this answer; the person still decides. */
export function codeWarnings(question: CodeQuestion, code: string | null): CodeWarning[] {
  const { call } = question;
  const warnings: CodeWarning[] = [];
  const said = `${call.reason?.words ?? ''} ${call.whereabouts ?? ''}`;
  const result = code ?? call.codeFrom;
  if (result === 'B' && REMOTE.test(said)) {
    warnings.push({
      id: 'remote-is-not-b',
      message: 'Learning at home or online is never B. Use the code for the reason of the absence.',
    });
  }
  if (result !== null && OFF_SITE.has(result) && call.outcome === 'provider-reported') {
    warnings.push({
      id: 'off-site-not-confirmed',
      message: `${result} only once the provider has confirmed that the child is there (Standard 5).`,
    });
  }
  if (code === 'C') {
    warnings.push({
      id: 'head-grants-leave',
      message: 'C only when the head granted leave in advance; never afterwards.',
    });
  }
  if (code === 'I' && APPOINTMENT.test(said)) {
    warnings.push({
      id: 'appointment-is-m',
      message: 'This sounds like an appointment: M, unless the child is also ill.',
    });
  }
  if (code === 'M' && ILLNESS.test(said) && !APPOINTMENT.test(said)) {
    warnings.push({ id: 'illness-is-i', message: 'This sounds like illness: I.' });
  }
  if ((code === 'L' || code === 'U') && call.outcome === 'arrived-late' && question.registerTimes) {
    const advised = forArrival(question);
    if (advised.code !== null && advised.code !== code) {
      warnings.push({ id: 'close-decides-l-or-u', message: advised.because });
    }
  }
  const established = call.reason !== null && call.reason.kind !== 'not-given';
  if (code === 'I' && !established) {
    warnings.push({
      id: 'reason-not-given',
      message: 'No reason was given: N stays until one is established.',
    });
  }
  return warnings;
}
