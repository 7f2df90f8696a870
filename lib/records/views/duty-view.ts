import { shownName } from '@/lib/attendance/pupil';
import { explainDuty } from '@/lib/duties/assess';
import type { Duty } from '@/lib/duties/types';
import type { DutyView } from '@/lib/messages/views';
import type { AssessedPupil } from '../assessed';
import { dueText } from './words';

/** One line under the name, always the neutral one: whoever looks at the screen may read it. */
export function dutyView({ facts }: AssessedPupil, duty: Duty): DutyView {
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
  };
}
