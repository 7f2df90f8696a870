import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CallRecord } from '@/lib/attendance/call-record';
import { outcomeWords } from '@/lib/duties/event-words';
import { shortStep } from '@/lib/duties/ladder-words';
import type { CaseEvent, Role } from '@/lib/casework/events';

export { outcomeWords };

/** Who may read which worker or plan a record names without asking (design.md, principle 8). */
export function mayReadWorkers(role: Role | null): boolean {
  return role === 'dsl' || role === 'attendance';
}

function callLine({ outcome, who, reason }: CallRecord): string {
  const whom = who ? ` ${who.relationship}` : '';
  const why = reason && reason.kind !== 'not-given' ? `: ${reason.words}` : '';
  return `${outcomeWords(outcome)}${whom}${why}`;
}

/** `letter`, `first-day-call`: an id of ours as words. */
const plain = (id: string) => id.replaceAll('-', ' ');

const NOTIFIED: Record<Extract<CaseEvent['payload'], { kind: 'notification' }>['role'], string> = {
  'social-worker': 'Social worker',
  'youth-offending': 'Youth-offending worker',
  dsl: 'DSL',
  'designated-teacher': 'Designated teacher',
  'virtual-school': 'Virtual school',
};

const agreed = ({ agreedWith }: { agreedWith: string | null }) =>
  agreedWith && `agreed with ${agreedWith}`;

/** What was done, in one line. Without `role` of the right kind it names no worker. */
export function eventLine({ payload, about }: CaseEvent, role: Role | null): string {
  switch (payload.kind) {
    case 'call':
      return payload.comment ?? callLine(payload.call);
    case 'notification': {
      const answer = payload.answer ? `: ${payload.answer}` : '';
      if (payload.role === 'dsl') return `DSL told by ${plain(payload.how)}${answer}`;
      if (!mayReadWorkers(role)) return `Told by ${plain(payload.how)}`;
      return `${NOTIFIED[payload.role]} (${payload.who}) told by ${plain(payload.how)}${answer}`;
    }
    case 'visit': {
      const seen = payload.childSeen ? 'child seen' : 'child not seen';
      const by = payload.seenBy && `by ${payload.seenBy}`;
      const when =
        payload.on && payload.on !== about.date
          ? `on ${shortDate(payload.on)}${payload.at ? ` at ${payload.at}` : ''}`
          : null;
      const parts = [plain(payload.form), seen, by, payload.where, payload.how, when];
      return parts.filter(Boolean).join(', ');
    }
    case 'confirmation':
      return `${payload.provider ?? 'Provider'}: ${payload.attended ? 'attended' : 'not there'}, said ${payload.confirmedBy} at ${payload.time}`;
    case 'reason-established':
      return payload.accepted
        ? `Reason: ${payload.reason}`
        : `Reason not accepted: ${payload.reason}`;
    case 'step':
      return [shortStep(payload.step), payload.result].filter(Boolean).join(': ');
    case 'deviation':
      return [
        `${plain(payload.from)}: ${plain(payload.decision)}`,
        payload.reason,
        agreed(payload),
        payload.reviewOn && `review on ${shortDate(payload.reviewOn)}`,
      ]
        .filter(Boolean)
        .join(', ');
    case 'review':
      return `Review: ${payload.outcome}${payload.nextReviewOn ? `, next on ${shortDate(payload.nextReviewOn)}` : ''}`;
    case 'decision':
      return [`${plain(payload.on)}: ${payload.decision}`, payload.reason, agreed(payload)]
        .filter(Boolean)
        .join(', ');
    case 'leave-request':
      return `Leave asked for, ${shortDate(payload.from)} to ${shortDate(payload.to)}`;
    case 'expected-absence':
      return `Expected to be away (${payload.code}) until ${shortDate(payload.until)}`;
    case 'return-sent':
      return `${payload.return} return ${payload.outcome === 'sent' ? 'sent' : 'not required'}${payload.reason ? `: ${payload.reason}` : ''}`;
    case 'procedure':
      return `${plain(payload.duty)}: ${payload.outcome}`;
    case 'provision-check':
      return `${payload.provider ?? 'Provision'} checked with ${payload.checkedWith}${payload.finding ? `: ${payload.finding}` : ''}`;
    case 'meeting': {
      // A plan stands behind such a meeting: what was said there is not for everybody.
      const isOpen = payload.meeting !== 'multi-agency' || mayReadWorkers(role);
      const note = isOpen ? payload.note : null;
      return `${plain(payload.meeting)} meeting, attendance ${payload.attendanceDiscussed ? 'discussed' : 'not discussed'}${note ? `: ${note}` : ''}`;
    }
    case 'tracker-week':
      return payload.note ? `Week completed: ${payload.note}` : 'Week completed';
    case 'undo':
      return 'Undone';
    case 'correction':
      return 'Corrected';
  }
}

/** The time of the day at which something happened, as the school's clock had it. */
export function timeOf(event: CaseEvent): string {
  const { payload, about } = event;
  if (payload.kind === 'call') return payload.call.time;
  if (payload.kind === 'notification') return payload.when;
  if (payload.kind === 'confirmation') return payload.time;
  // The time of another day would read as one of this day.
  if (payload.kind === 'visit' && payload.at && (payload.on ?? about.date) === about.date) {
    return payload.at;
  }
  const at = new Date(event.at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function dueText(
  { dueOn, dueAt }: { dueOn: PlainDate | null; dueAt: string | null },
  today: PlainDate,
): string | null {
  if (dueOn === null) return dueAt === null ? null : `by ${dueAt}`;
  if (dueOn === today) return dueAt === null ? 'today' : `by ${dueAt}`;
  return dueOn < today ? `since ${shortDate(dueOn)}` : `by ${shortDate(dueOn)}`;
}

/** `2nd` */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** `Mum, then Nan` */
export function inTurn(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(', then ');
}
