/** One pupil's card out of an assessment and the rows beside it. Nothing is read here. */
import { attendanceCode, readCode } from '@/lib/attendance/codes';
import { attendanceText, tenthsText } from '@/lib/attendance/percent';
import { shownName } from '@/lib/attendance/pupil';
import type { Session } from '@/lib/attendance/session';
import type { Role } from '@/lib/casework/events';
import { impactOf, type Impact, type ImpactWindow } from '@/lib/casework/impact';
import { reasonFor } from '@/lib/casework/reasons';
import { isSeen } from '@/lib/duties/codes';
import type { DutyFacts } from '@/lib/duties/facts';
import { attendanceBetween } from '@/lib/duties/ladder-answer';
import { anyBetween } from '@/lib/duties/school-days';
import type {
  CardConfidential,
  CardContact,
  CardMark,
  CardStep,
  CardYear,
  PupilCard,
} from '@/lib/messages/card-view';
import type { CallItem, CommentSetting, DutyView, OutlookLine } from '@/lib/messages/views';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import type { CardRows } from '../card-rows';
import { cardDay, cardYears, type CardYearsGiven } from './card-years';
import { cardFigures } from './card-figures';
import { cardHistory } from './card-history';
import { wasTo } from './contact-match';
import { dutyView } from './duty-view';
import { contactsOf, queueView } from './queue-view';
import { mayReadWorkers, outcomeWords } from './words';

export interface CardGiven {
  school: AssessedSchool;
  one: AssessedPupil;
  rows: CardRows;
  outlook: OutlookLine[];
  schoolName: string;
  readAt: string | null;
  role: Role | null;
  comment: CommentSetting;
  /** The person has asked for what is confidential. */
  confidential: boolean;
}

export function pupilCard(given: CardGiven): PupilCard {
  const { school, one, rows, role } = given;
  const { facts } = one;
  const { pupil, moment, casework } = facts;
  const yearsGiven: CardYearsGiven = {
    rows,
    calendar: school.calendar,
    pupil,
    asOf: moment,
    unread: facts.unread,
    unexplained: facts.statistics.unexplained,
    reasonOf: (session) => reasonOf(facts, session),
  };
  const years = cardYears(yearsGiven);
  const today = cardDay(yearsGiven);
  const told = given.confidential && mayReadWorkers(role) ? role : null;
  const name = shownName(pupil);
  const legal = `${pupil.forename} ${pupil.surname}`;
  return {
    tenant: pupil.tenant,
    school: given.schoolName,
    pupil: {
      id: pupil.id,
      name,
      legalName: legal === name ? null : legal,
      form: pupil.form,
      yearGroup: pupil.yearGroup,
      startDate: pupil.startDate,
      leavingDate: pupil.leavingDate,
    },
    asOf: { date: moment.date, session: moment.session },
    readAt: given.readAt,
    today,
    years,
    codeNames: namesOf([...years.flatMap(({ days }) => days), today]),
    figures: years.length === 0 ? [] : cardFigures(facts, school.calendar.origin === 'given'),
    outlook: given.outlook,
    duties: openDuties(one),
    steps: casework.steps.map((step): CardStep => {
      const event = casework.byKind.step.find(({ id }) => id === step.eventId);
      const ladder = facts.rules.get('ladder');
      return {
        eventId: step.eventId,
        label: ladder.find((rule) => rule.step === step.step)?.label ?? step.step,
        on: step.on,
        by: event?.by.initials ?? '',
        result: step.result,
        supportOffered: step.supportOffered,
        steppedBack: step.steppedBackBy !== null,
        impact: impactSentence(impactAt(facts, step)),
      };
    }),
    contacts: contactsTried(facts),
    history: cardHistory(casework.trail, told),
    confidential: !mayReadWorkers(role)
      ? 'not-for-role'
      : given.confidential
        ? confidentialOf(facts, role)
        : 'ask',
    recording: {
      comment: given.comment,
      registerTimes: school.rules.get('registerTimes'),
      ringAgainMinutes: school.rules.get('ringAgainMinutes'),
      call: callOf(school, role),
    },
    unreadable: school.unreadable + rows.unreadable,
  };
}

/** As the queue would have the pupil, less what names a worker. */
function callOf(school: AssessedSchool, role: Role | null): CallItem | null {
  const [item] = queueView(school, new Map(), role, new Map()).queue;
  if (!item) return null;
  const { pupilId, rowKey, name, form, markShown, contacts, siblings, route = null } = item;
  return { pupilId, rowKey, name, form, markShown, contacts, siblings, route };
}

function reasonOf(facts: DutyFacts, session: Session): CardMark['reason'] {
  const given = reasonFor(facts.casework, session, (from, to) =>
    anyBetween(facts.history, from, to, isSeen),
  );
  return given && { words: given.reason, accepted: given.accepted };
}

function namesOf(days: readonly CardYear['days'][number][]): Record<string, string> {
  const names = new Map<string, string>();
  for (const { date, AM, PM } of days) {
    for (const { mark } of [AM, PM]) {
      const codes = mark ? [mark.code, ...mark.before.map(({ code }) => code)] : [];
      for (const code of codes) {
        if (names.has(code)) continue;
        const reading = readCode(code, date);
        const known =
          reading.kind === 'known' || reading.kind === 'sub-code'
            ? reading.code
            : attendanceCode(code);
        if (known) names.set(code, known.name);
      }
    }
  }
  return Object.fromEntries(names);
}

const WEIGHTS: readonly DutyView['weight'][] = ['now', 'today', 'soon', 'plain', 'done'];
const STATES: readonly DutyView['state'][] = ['due', 'cannot-tell', 'upcoming'];

function openDuties(one: AssessedPupil): DutyView[] {
  return one.assessment.duties
    .filter(({ state }) => state !== 'settled')
    .sort(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight),
    )
    .map((duty) => dutyView(one, duty));
}

function impactAt(facts: DutyFacts, step: Pick<Impact, 'step' | 'eventId' | 'on'>): Impact {
  return impactOf(
    step,
    facts.rules.get('impactSchoolWeeks'),
    facts.calendar,
    (from, to) => attendanceBetween(facts, from, to),
    facts.moment.date,
  );
}

/** `88.2% in 4 school weeks before, 93.5% in 4 after: up 5.3 points`. What happened, not why. */
export function impactSentence({ before, after, verdict, changeTenths }: Impact): string {
  if (verdict === 'too-early') {
    const so = after && attendanceText(after);
    return so
      ? `Too early to say what it changed: ${so} so far, ${windowText(before) ?? 'nothing to compare'} before.`
      : 'Too early to say what it changed.';
  }
  if (verdict === 'cannot-tell' || changeTenths === null) {
    return 'Cannot tell: there are no marks to compare before or after it.';
  }
  const [was, is] = [windowText(before), windowText(after)];
  const points = tenthsText(Math.abs(changeTenths)).replace('%', '');
  const change =
    changeTenths === 0 ? 'no change' : `${changeTenths > 0 ? 'up' : 'down'} ${points} points`;
  return `${was} before, ${is} after: ${change}.`;
}

function windowText(window: ImpactWindow | null): string | null {
  const text = window && attendanceText(window);
  if (!window || !text) return null;
  return `${text} in ${window.schoolWeeks} school ${window.schoolWeeks === 1 ? 'week' : 'weeks'}`;
}

/** Contacts in their order, each with every try there was. */
function contactsTried(facts: DutyFacts): CardContact[] {
  const calls = [...facts.casework.byKind.call].reverse();
  return contactsOf(facts).map((contact) => ({
    ...contact,
    tried: calls
      .filter(({ payload }) => wasTo(payload.call, contact))
      .map(({ about, by, payload }) => ({
        on: about.date,
        time: payload.call.time,
        outcome: outcomeWords(payload.call.outcome),
        by: by.initials,
      })),
  }));
}

function confidentialOf({ context }: DutyFacts, role: Role | null): CardConfidential {
  return {
    workers: context.workers.map(({ kind, name, authority, channel, phone, email, to }) => {
      const by = channel === 'email' ? email : phone;
      return {
        kind,
        name,
        authority,
        reach: [channel, by ?? phone ?? email].filter(Boolean).join(' ') || null,
        until: to,
      };
    }),
    plans:
      role === 'dsl'
        ? context.plans.map(({ kind, from, to }) => ({ kind, from, until: to }))
        : null,
  };
}
