import { minutesBetween } from '@/lib/duties/clock';
import { isOpen } from '@/lib/duties/duty';
import type { DutyFacts } from '@/lib/duties/facts';
import { rolesToTell } from '@/lib/duties/notify-worker';
import type { Assessment } from '@/lib/duties/assess';
import type { Duty } from '@/lib/duties/types';
import type { Role } from '@/lib/casework/events';
import type { NotifiedRole } from '@/lib/casework/state';
import type { TellRecipient, TellView } from '@/lib/messages/views';
import type { AssessedPupil } from '../assessed';
import { DAY_END } from '../clock';
import { mayReadWorkers } from './words';
import { workerMessage } from './worker-message';

/** Who is still to be told of this absence, how they are reached, and with what words. */
export function tellView(
  { facts, assessment }: AssessedPupil,
  role: Role | null,
  school: string,
): TellView {
  const mayRead = mayReadWorkers(role);
  const isAlerting = assessment.duties.some(
    ({ id, state }) => id === 'notify-worker' && (state === 'due' || state === 'upcoming'),
  );
  const outside = isAlerting && mayRead ? rolesToTell(facts) : [];
  // A role that may not read which workers there are can still say that the safeguarding lead knows.
  const lead: NotifiedRole[] = outside.length === 0 || isDslToTell(assessment) ? ['dsl'] : [];
  return {
    to: [...outside, ...lead].map((each) => recipient(facts, each)),
    message: outside.length > 0 ? workerMessage(facts, school) : null,
  };
}

export function isDslToTell({ duties }: Assessment): boolean {
  return duties.some(
    ({ id, state, owner }) => id === 'no-contact' && state === 'due' && owner !== 'dsl',
  );
}

/** Null before it is due, and on an earlier day, of which nothing is running. */
export function minutesUntold({ moment }: DutyFacts, { id, state, dueAt }: Duty): number | null {
  if (id !== 'notify-worker' || state !== 'due' || dueAt === null) return null;
  return moment.time === DAY_END ? null : Math.max(0, minutesBetween(dueAt, moment.time));
}

export function recipientsOf(facts: DutyFacts): TellRecipient[] {
  return rolesToTell(facts).map((role) => recipient(facts, role));
}

function recipient(facts: DutyFacts, role: NotifiedRole): TellRecipient {
  const { context, moment, rules } = facts;
  const worker = context.workers.find((each) => each.kind === role && isOpen(each, moment.date));
  const [general] = rules.get('notificationContacts').filter((each) => each.role === role);
  const onRecord = worker?.email ? 'email' : worker?.phone ? 'phone' : null;
  return {
    role,
    name: worker?.name ?? null,
    authority: worker?.authority ?? null,
    how: worker?.channel ?? general?.how ?? onRecord,
    phone: worker?.phone ?? (general?.how === 'phone' ? general.where : null),
    email: worker?.email ?? (general?.how === 'email' ? general.where : null),
    place: general && general.how !== 'phone' && general.how !== 'email' ? general.where : null,
  };
}
