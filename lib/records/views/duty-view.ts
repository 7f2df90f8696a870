import { shownName } from '@/lib/attendance/pupil';
import { explainDuty } from '@/lib/duties/assess';
import type { DutyFacts } from '@/lib/duties/facts';
import { provisionsOn } from '@/lib/duties/off-site';
import type { Duty } from '@/lib/duties/types';
import type { DutyView } from '@/lib/messages/views';
import type { AssessedPupil } from '../assessed';
import { minutesUntold } from './tell-view';
import { dueText } from './words';

/** One line under the name, always the neutral one: whoever looks at the screen may read it. */
export function dutyView({ facts }: AssessedPupil, duty: Duty): DutyView {
  const untoldMinutes = minutesUntold(facts, duty);
  return {
    key: duty.key,
    id: duty.id,
    pupilId: facts.pupil.id,
    name: shownName(facts.pupil),
    form: facts.pupil.form,
    state: duty.state,
    weight: duty.weight,
    label: duty.label,
    detail: explainDuty(facts, duty, false)?.sentence ?? '',
    owner: duty.owner,
    dueText: dueText(duty, facts.moment.date),
    settledByEvent: duty.settledBy?.eventId ?? null,
    ...(untoldMinutes !== null && { untoldMinutes }),
    ...(isClearedByReason(facts, duty) && { clearedByReason: true }),
    ...(duty.id === 'confirm-off-site' && { offSite: placeOf(facts) }),
    settledByCall: facts.casework.byKind.call.some(({ id }) => id === duty.settledBy?.eventId),
  };
}

function isClearedByReason({ today }: DutyFacts, { id, settledBy }: Duty): boolean {
  return (
    id === 'notify-worker' &&
    settledBy !== null &&
    today.cleared.some(({ sessions }) =>
      sessions.some(({ reason }) => reason?.accepted && reason.eventId === settledBy.eventId),
    )
  );
}

function placeOf({ context, moment }: DutyFacts): NonNullable<DutyView['offSite']> {
  const [place] = provisionsOn(context, moment);
  return { provider: place?.name ?? null, contact: place?.contact ?? null };
}
