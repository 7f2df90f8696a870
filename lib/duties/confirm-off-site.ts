/**
 * Standard 5: "Checks are made of attendance at any approved Offsite Educational Activity (B codes)"
 * and "Children educated off site attendance confirmed before being B coded (and absence recorded
 * and process followed if absent)". The codes for which somebody outside must confirm are the
 * school's rule (B, K, P, W, D).
 *
 * 1. Such a code is entered for a session of the day, or such a day is planned.
 * 2. The provider confirms that the pupil is there: who, when. Until the school's time the
 *    confirmation is awaited; after it somebody must ask now.
 * 3. Where the provider reports the pupil absent, the mark is to be amended and the absence process
 *    starts (first-day call, worker told). It starts too when nobody has confirmed by that time.
 */
import { NO_MARK } from '@/lib/attendance/code-index';
import {
  compareSessions,
  sessionKey,
  type Session,
  type SessionOfDay,
} from '@/lib/attendance/session';
import { needsConfirming, planNeedsConfirming } from './codes';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  decidedOtherwise,
  due,
  explanation,
  fact,
  forename,
  markFact,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import {
  confirmBy,
  isConfirmationLate,
  isConfirmed,
  isNobodyToAsk,
  provisionsOn,
  reportOn,
} from './off-site';
import { byteAt } from './school-days';
import type { Duty } from './types';

const SESSIONS: readonly SessionOfDay[] = ['AM', 'PM'];

export const confirmOffSite: DutyDefinition = {
  id: 'confirm-off-site',
  title: 'Confirm off site',
  owner: 'office',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 5',
    href: null,
    says: 'A pupil taught off site is marked so only when the provider has confirmed that they are there; if they are not, it is an absence and treated as one.',
  },

  assess(facts) {
    if (isPlainlyHere(facts)) return NONE;
    let duties: Duty[] | null = null;
    for (const session of SESSIONS) {
      if (session === 'PM' && facts.moment.session === 'AM') break;
      const at: Session = { date: facts.moment.date, session };
      const isOffSite = isMarkedOrPlanned(facts, at);
      if (!isOffSite && (facts.casework.confirmations.size === 0 || !reportOn(facts.casework, at)))
        continue;
      duties ??= [];
      duties.push(confirming(facts, at, isOffSite));
    }
    return duties ?? NONE;
  },

  explain(facts, duty, mayReadConfidential) {
    const by = facts.rules.get('confirmOffSiteBy');
    const reports = SESSIONS.flatMap((session) => {
      const report = reportOn(facts.casework, { date: facts.moment.date, session });
      return report ? [report] : [];
    });
    return explanation(
      confirmOffSite,
      facts,
      duty,
      {
        sentence: reports.some(({ payload }) => !payload.attended)
          ? `The provider says that ${forename(facts)} is not there today.`
          : `${forename(facts)} is to be taught off site today; the provider confirms arrival.`,
        facts: [
          ...SESSIONS.filter((session) => session === 'AM' || facts.moment.session === 'PM').map(
            (session) => markFact(facts, { date: facts.moment.date, session }),
          ),
          ...provisionsOn(facts.context, facts.moment).map(({ name }) =>
            fact(`provision: ${name ?? 'not named'}`),
          ),
          ...[...new Set(reports)].map(({ about, payload }) =>
            fact(
              `${payload.time}: ${payload.confirmedBy} ${payload.attended ? 'confirmed' : 'reported absent'}`,
              { date: about.date, session: about.session },
            ),
          ),
        ],
        threshold: { key: 'confirmOffSiteBy', value: by },
        clears:
          'Record who at the provider confirmed, and when; until then it is treated as an absence. Or amend the mark and start the absence process.',
      },
      mayReadConfidential,
    );
  },
};

function confirming(facts: DutyFacts, at: Session, isOffSite: boolean): Duty {
  const about = sessionKey(at);
  const label = 'Confirm off site';
  const report = reportOn(facts.casework, at);
  if (report && !isOffSite)
    return settled(
      confirmOffSite,
      facts,
      { about, label: 'Off site checked' },
      { eventId: report.id, how: 'the provider answered and the mark was amended' },
    );
  if (report && isConfirmed(report))
    return settled(
      confirmOffSite,
      facts,
      { about, label: `Confirmed ${report.payload.time.replace(/^0/, '')}` },
      {
        eventId: report.id,
        how: `confirmed by ${report.payload.confirmedBy} at ${report.payload.time}`,
      },
    );
  if (report)
    return due(confirmOffSite, facts, {
      about,
      label: 'Amend the mark',
      weight: 'now',
      dueOn: at.date,
    });
  const otherwise = decidedOtherwise(facts, 'confirm-off-site', at.date);
  if (otherwise) return settled(confirmOffSite, facts, { about, label }, byDeviation(otherwise));

  const dueAt = confirmBy(facts.rules, at.session);
  const parts = { about, label, dueOn: at.date, dueAt };
  if (isNobodyToAsk(facts, at))
    return cannotTell(
      confirmOffSite,
      facts,
      { ...parts, label: 'Confirm off site' },
      'which other school to ask, as no dual registration is on record',
    );
  return isConfirmationLate(facts.moment, at.session, facts.rules)
    ? due(confirmOffSite, facts, { ...parts, weight: 'now' })
    : upcoming(confirmOffSite, facts, { ...parts, weight: 'today' });
}

/** Nothing planned, nothing reported, and no mark of the day that anybody must confirm. */
function isPlainlyHere({ casework, history, moment, rules }: DutyFacts): boolean {
  if (casework.confirmations.size > 0 || casework.expectedAbsences.length > 0) return false;
  if (needsConfirming(byteAt(history, moment), rules)) return false;
  if (moment.session === 'AM') return true;
  return !needsConfirming(byteAt(history, { date: moment.date, session: 'AM' }), rules);
}

function isMarkedOrPlanned(facts: DutyFacts, at: Session): boolean {
  const { history, casework, rules } = facts;
  const byte = byteAt(history, at);
  if (byte !== NO_MARK) return needsConfirming(byte, rules);
  return casework.expectedAbsences.some(
    ({ from, until, code }) =>
      compareSessions(from, at) <= 0 &&
      at.date <= until &&
      planNeedsConfirming(code, at.date, rules),
  );
}

/*
 * Not formalised: whether the activity is an approved educational activity at all (Regulation
 * 10(11): educational, approved, supervised, never remote learning at home).
 */
