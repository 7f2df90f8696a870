/** The figures of a card, each with the sentence that says how it was counted. */
import { attendanceText } from '@/lib/attendance/percent';
import { shortDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { DutyFacts } from '@/lib/duties/facts';
import type { CardFigure } from '@/lib/messages/card-view';

const STATUS: Record<DutyFacts['statistics']['status'], string> = {
  OK: 'Below persistent absence',
  PA: 'Persistently absent',
  SA: 'Severely absent',
  'n/a': 'No figure yet',
};

/** Beyond these the dates are seen in the ribbon. */
const MOST_DATES = 6;

export function cardFigures(facts: DutyFacts, termsKnown: boolean): CardFigure[] {
  const { statistics: counted, rules, moment } = facts;
  const { possible, attended, authorised, unauthorised } = counted;
  const absent = possible - attended;
  const through = `${shortDate(moment.date)} ${moment.session}`;
  const figures: CardFigure[] = [
    {
      label: 'Attendance this school year',
      value: attendanceText(counted) ?? 'no sessions yet',
      how: `${attended} of ${possible} possible sessions attended, to ${through}. Late before the register closes and approved education elsewhere count as attended; sessions that were not possible for the pupil count neither way.${counted.provisional ? ` Provisional: fewer than ${rules.get('provisionalBelowSessions')} sessions.` : ''}${termsKnown ? '' : ' Term dates are not known, so only days with a register were counted.'}`,
    },
    {
      label: 'Missed',
      value: sessions(absent),
      how: `${authorised} authorised and ${unauthorised} unauthorised. U, in school after the register closed, counts as unauthorised absence; N counts so until it is amended.`,
    },
    {
      label: 'Status',
      value: STATUS[counted.status],
      how: `Tested on whole sessions, never on a rounded figure: persistent from ${rules.get('persistentAbsencePercent')}% missed, severe from ${rules.get('severeAbsencePercent')}%.`,
    },
    {
      label: 'Without a reason',
      value: sessions(counted.unexplained.length),
      how: `N, and O of which nobody has said why, for which no reason has been accepted${dates(counted.unexplained)}.`,
    },
    {
      label: 'Late',
      value: `${counted.lates} before close, ${counted.latesAfterClose} after`,
      how: 'L and U marks of this school year.',
    },
    {
      label: 'Towards a penalty notice',
      value: `${counted.penaltyCount} of ${rules.get('penaltySessions')} sessions`,
      how: `${rules.get('penaltyCodes').join(', ')} in ${rules.get('penaltyWindowSchoolWeeks')} school weeks${counted.penaltyFrom === null ? '' : `, since ${shortDate(counted.penaltyFrom)}`}; sessions already put into a notice are left out.`,
    },
  ];
  if (counted.absenceRunFrom) {
    const { date, session } = counted.absenceRunFrom;
    figures.splice(1, 0, {
      label: 'This absence',
      value: `${counted.absenceRunDays} ${counted.absenceRunDays === 1 ? 'school day' : 'school days'}`,
      how: `Away without a break since ${shortDate(date)} ${session}; ${counted.welfareDays} of them count towards day 3 and day 5, planned absence does not.`,
    });
  }
  if (counted.missingMarks > 0) {
    figures.push({
      label: 'No mark',
      value: sessions(counted.missingMarks),
      how: 'Sessions of this school year for which no register was imported or read. They count as nothing.',
    });
  }
  if (counted.unreadMarks > 0) {
    figures.push({
      label: 'Not readable',
      value: sessions(counted.unreadMarks),
      how: 'Marks that are no code of their date. They count as nothing until they are put right in Arbor.',
    });
  }
  return figures;
}

function sessions(count: number): string {
  return `${count} ${count === 1 ? 'session' : 'sessions'}`;
}

function dates(found: readonly Session[]): string {
  if (found.length === 0 || found.length > MOST_DATES) return '';
  return `: ${found.map(({ date, session }) => `${shortDate(date)} ${session}`).join(', ')}`;
}
