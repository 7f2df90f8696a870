import type { Role } from '@/lib/casework/events';
import type { Duty, DutyId } from '@/lib/duties/types';
import type {
  DutyView,
  OnItView,
  QueueItem,
  QueueOrderView,
  TrackerItem,
} from '@/lib/messages/views';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { dutyView } from './duty-view';
import { queueView } from './queue-view';
import { isOfCase, nextOfCase, trackerView } from './tracker-view';

export interface Lists {
  queue: QueueItem[];
  order: QueueOrderView;
  followUps: DutyView[];
  tracker: TrackerItem[];
  done: DutyView[];
}

/**
 * What the calling queue stands for; once more among the follow-ups would be one thing twice. A visit,
 * a confirmation and what the DSL decides are other acts than a call, and are recorded from there.
 */
const IN_THE_QUEUE: ReadonlySet<DutyId> = new Set<DutyId>(['first-day-call', 'notify-worker']);

const STATES: readonly Duty['state'][] = ['due', 'cannot-tell', 'upcoming'];
const WEIGHTS: readonly Duty['weight'][] = ['now', 'today', 'soon', 'plain', 'done'];

function isFollowUp(one: AssessedPupil, duty: Duty, queued: ReadonlySet<string>): boolean {
  if (duty.state === 'settled') return false;
  if (duty.state === 'upcoming' && duty.id === 'no-contact') return false;
  if (queued.has(one.facts.pupil.id) && IN_THE_QUEUE.has(duty.id)) return false;
  // A pupil's line of the tracker shows one duty of the case; any other that is due shows here.
  if (isOfCase(duty)) return duty.state === 'due' && nextOfCase(one)?.key !== duty.key;
  return true;
}

/** Done about this day: a record settled it. */
function isDone({ facts }: AssessedPupil, duty: Duty): boolean {
  const eventId = duty.state === 'settled' ? duty.settledBy?.eventId : null;
  if (!eventId) return false;
  return facts.casework.events.some(
    ({ id, about }) => id === eventId && about.date === facts.moment.date,
  );
}

export function listsOf(
  school: AssessedSchool,
  rowKeys: ReadonlyMap<string, string>,
  role: Role | null,
  onIt: ReadonlyMap<string, OnItView> = new Map(),
): Lists {
  const { queue, order } = queueView(school, rowKeys, role, onIt);
  const queued = new Set(queue.map(({ pupilId }) => pupilId));
  const all = school.pupils.flatMap((one) => one.assessment.duties.map((duty) => ({ one, duty })));
  const followUps = all
    .filter(({ one, duty }) => isFollowUp(one, duty, queued))
    .sort(
      (a, b) =>
        STATES.indexOf(a.duty.state) - STATES.indexOf(b.duty.state) ||
        WEIGHTS.indexOf(a.duty.weight) - WEIGHTS.indexOf(b.duty.weight) ||
        (a.duty.dueOn ?? '9').localeCompare(b.duty.dueOn ?? '9'),
    );
  return {
    queue,
    order,
    followUps: followUps.map(({ one, duty }) => dutyView(one, duty)),
    tracker: trackerView(school.pupils, role),
    done: all
      .filter(({ one, duty }) => isDone(one, duty))
      .map(({ one, duty }) => dutyView(one, duty)),
  };
}
