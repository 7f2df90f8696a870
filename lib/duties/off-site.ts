/**
 * Off site: "attendance confirmed before being B coded (and absence recorded and process followed if
 * absent)" (Standard 5). A mark that nobody has confirmed by the school's time says nothing about
 * where the child is, so from then on it is treated as an absence until somebody does.
 */
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { PupilContext } from '@/lib/casework/context';
import type { CaseEventOf } from '@/lib/casework/events';
import { aboutSession, type CaseState } from '@/lib/casework/state';
import type { Rules } from '@/lib/rules/types';
import { needsConfirming } from './codes';
import { decidedOtherwise, isOpen } from './duty';
import { byteAt } from './school-days';
import type { Moment } from './types';

interface Given {
  moment: Moment;
  context: PupilContext;
  history: AttendanceHistory;
  casework: CaseState;
  rules: Rules;
}

type Confirmation = CaseEventOf<'confirmation'>;

export function isRegisterClosed(moment: Moment, session: SessionOfDay, rules: Rules): boolean {
  if (session === 'AM' && moment.session === 'PM') return true;
  return moment.time >= rules.get('registerTimes')[session].closes;
}

/** The school's one time is for the morning; in the afternoon the closing of the register is it. */
export function confirmBy(rules: Rules, session: SessionOfDay): string {
  const by = rules.get('confirmOffSiteBy');
  const { closes } = rules.get('registerTimes')[session];
  return by > closes ? by : closes;
}

export function isConfirmationLate(moment: Moment, session: SessionOfDay, rules: Rules): boolean {
  return (
    isRegisterClosed(moment, session, rules) &&
    (session !== moment.session || moment.time >= confirmBy(rules, session))
  );
}

/** What the provider said last of this session. */
export function reportOn(casework: CaseState, at: Session): Confirmation | undefined {
  return aboutSession(casework.confirmations, at).at(-1);
}

export function isConfirmed({ payload }: Confirmation): boolean {
  return payload.attended;
}

/** The places outside the school at which the pupil is taught on this day. */
export function provisionsOn(context: PupilContext, { date }: Session) {
  return context.provisions.filter(
    (provision) => provision.kind !== 'part-time' && isOpen(provision, date),
  );
}

/** D, and no other school on record: whom to ask is not known, so nothing is concluded. */
export function isNobodyToAsk({ context, history }: Given, at: Session): boolean {
  return history.codeAt(at) === 'D' && provisionsOn(context, at).length === 0;
}

/** Marked off site, nobody has said anything, and the school's time has passed. */
export function lacksConfirmation(given: Given, at: Session): boolean {
  const { moment, history, casework, rules } = given;
  return (
    needsConfirming(byteAt(history, at), rules) &&
    isConfirmationLate(moment, at.session, rules) &&
    !reportOn(casework, at) &&
    !isNobodyToAsk(given, at) &&
    !decidedOtherwise({ casework, moment }, 'confirm-off-site', at.date)
  );
}
