/**
 * Everyone who is to be taught elsewhere today, with what the provider said: whoever may not be
 * anywhere stands first.
 */
import { aboutOf } from '@/lib/duties/duty';
import { confirmBy, isConfirmed, provisionsOn, reportOn } from '@/lib/duties/off-site';
import type { Duty } from '@/lib/duties/types';
import type { Rules } from '@/lib/rules/types';
import type { OffSiteItem, OffSiteView } from '@/lib/messages/views';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { dutyView } from './duty-view';

const STATES: readonly OffSiteItem['state'][] = [
  'absent',
  'late',
  'cannot-tell',
  'awaited',
  'not-required',
  'confirmed',
  'amended',
];

export function offSiteView({ pupils, rules }: AssessedSchool): OffSiteView {
  const items = pupils.flatMap((one) =>
    one.assessment.duties
      .filter(({ id }) => id === 'confirm-off-site')
      .map((duty) => itemOf(one, duty)),
  );
  return {
    codes: rules.get('confirmOffSiteCodes'),
    by: timesOf(rules),
    isExample: rules.resolved('confirmOffSiteBy').isExample,
    items: items.sort(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        (a.provider ?? '').localeCompare(b.provider ?? '', 'en-GB') ||
        a.duty.name.localeCompare(b.duty.name, 'en-GB'),
    ),
  };
}

function timesOf(rules: Rules): OffSiteView['by'] {
  return { AM: confirmBy(rules, 'AM'), PM: confirmBy(rules, 'PM') };
}

function itemOf(one: AssessedPupil, duty: Duty): OffSiteItem {
  const { facts } = one;
  const at = sessionOf(duty);
  const report = reportOn(facts.casework, at);
  const [place] = provisionsOn(facts.context, at);
  const earlier = facts.casework.byKind.confirmation.findLast(({ payload }) => payload.attended);
  return {
    duty: dutyView(one, duty),
    session: at.session,
    mark: facts.history.codeAt(at),
    provider: place?.name ?? report?.payload.provider ?? null,
    contact: place?.contact ?? null,
    state: stateOf(one, duty, at),
    report: report
      ? { by: report.payload.confirmedBy, at: report.payload.time, recordedBy: report.by.initials }
      : null,
    answeredLast: report?.payload.confirmedBy ?? earlier?.payload.confirmedBy ?? null,
  };
}

/** The key of this duty ends in its session. */
function sessionOf(duty: Duty): Session {
  const [date = '', session] = aboutOf(duty).split(' ');
  return { date: plainDateOf(date), session: session === 'PM' ? 'PM' : 'AM' };
}

function stateOf({ facts }: AssessedPupil, duty: Duty, at: Session): OffSiteItem['state'] {
  const report = reportOn(facts.casework, at);
  if (duty.state === 'cannot-tell') return 'cannot-tell';
  if (duty.state === 'upcoming') return 'awaited';
  if (duty.state === 'due') return report ? 'absent' : 'late';
  if (!report) return 'not-required';
  return isConfirmed(report) ? 'confirmed' : 'amended';
}
