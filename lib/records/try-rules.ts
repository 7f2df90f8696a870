/** What other rules would change, before they are saved. Nothing here writes. */
import { PUPIL_DUTIES } from '@/lib/duties/assess';
import { aboutOf } from '@/lib/duties/duty';
import { shortStep } from '@/lib/duties/ladder-words';
import type { Duty } from '@/lib/duties/types';
import { LADDER_STEPS } from '@/lib/casework/events';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { shownName } from '@/lib/attendance/pupil';
import type { Session } from '@/lib/attendance/session';
import type { RulesMoves, RulesPreview } from '@/lib/messages/protocol';
import { Refused } from '@/lib/messages/failures';
import type { RulesPack } from '@/lib/rules/schema';
import { momentsOfLastHalfTerm, simulate } from '@/lib/rules/simulate';
import type { AssessedPupil } from './assessed';
import { calendarInUse } from './calendars';
import type { Now } from './clock';
import type { RecordsDatabase } from './database';
import { checkRules } from './keep-rules';
import { pupilsOf } from './pupils';
import { rulesWith, type RulesOfSchool } from './rules-packs';
import { assessSchoolAt, newestSession } from './school-now';

const ALLOWED = ['school', 'trust'] as const;

export async function previewRules(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  now: Now,
): Promise<RulesPreview> {
  const checked = await checkRules(db, tenant, written, ALLOWED);
  if (!checked.ok) return { problems: checked.problems, version: '', comparisons: [], moments: [] };
  const { pack, comparisons, known } = checked;
  const today = (await newestSession(db, tenant, now.date))?.session.date ?? now.date;
  const { calendar } = await calendarInUse(db, tenant, known.calendar, today);
  const terms = calendar.definition.years.flatMap((year) => year.terms);
  return {
    problems: [],
    version: pack.version,
    comparisons: comparisons.map(({ standardSource, path: _path, ...comparison }) => ({
      ...comparison,
      source: standardSource.paragraph,
    })),
    moments: momentsOfLastHalfTerm(terms, calendar.days, today),
  };
}

/** @throws Refused when the pack may not be used, or no rules are recorded for the day. */
export async function movesUnder(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  date: PlainDate,
  now: Now,
): Promise<RulesMoves> {
  const checked = await checkRules(db, tenant, written, ALLOWED);
  if (!checked.ok) throw new Refused('bad-rules', 'These rules cannot be used.');
  const { pack, known } = checked;
  const newest = await newestSession(db, tenant, now.date);
  const session: Session = newest?.session.date === date ? newest.session : { date, session: 'PM' };
  const unread = newest?.session.date === date ? newest.unread : [];

  const assessUnder = async (rules: Pick<RulesOfSchool, 'on' | 'calendar'>) => {
    const at = await assessSchoolAt(db, tenant, session, unread, rules, now);
    return new Map(at.pupils.map((one) => [one.facts.pupil.id, standingOf(one).join(APART)]));
  };
  const tried = asIfHeldBefore(rulesWith(known, pack), pack);
  const before = known.on(date);
  const after = tried.on(date);
  const was = await assessUnder(known);
  const is = await assessUnder(tried);
  const { moments } = simulate({
    before,
    after,
    assess: (rules) => (rules === before ? was : is),
    moments: [date],
  });

  const names = new Map((await pupilsOf(db, tenant)).rows.map((one) => [one.id, one]));
  return {
    date,
    pupils: was.size,
    moved: (moments[0]?.moved ?? []).flatMap(({ pupilId, from, to }) => {
      const pupil = names.get(pupilId);
      if (!pupil) return [];
      const [old, fresh] = [linesOf(from), linesOf(to)];
      return [
        {
          pupilId,
          name: shownName(pupil),
          form: pupil.form,
          gained: fresh.filter((line) => !old.includes(line)),
          lost: old.filter((line) => !fresh.includes(line)),
        },
      ];
    }),
  };
}

/** A value that begins today is tried on the days before as if it had held then. */
function asIfHeldBefore(
  { on, calendar }: Pick<RulesOfSchool, 'on' | 'calendar'>,
  { values }: RulesPack,
): Pick<RulesOfSchool, 'on' | 'calendar'> {
  const begins = Object.values(values).flatMap((dated) => dated.map(({ from }) => from));
  const newest = begins.sort().at(-1);
  return {
    calendar,
    on: (date) => on(newest !== undefined && newest > date ? newest : date),
  };
}

const APART = '\n';
const linesOf = (standing: string | null) => (standing ?? '').split(APART).filter(Boolean);

const STATES: Record<Duty['state'], string> = {
  due: '',
  upcoming: ', coming up',
  'cannot-tell': ', cannot tell',
  settled: '',
};

/** How a pupil stands, in words that hold on any day: no date, no count. */
function standingOf({ facts, assessment }: AssessedPupil): string[] {
  const { status } = facts.statistics;
  const absent =
    status === 'PA' ? ['persistently absent'] : status === 'SA' ? ['severely absent'] : [];
  const duties = assessment.duties
    .filter(({ state }) => state !== 'settled')
    .map((duty) => `${wordsOf(duty)}${STATES[duty.state]}`);
  return [...new Set([...absent, ...duties])].sort();
}

function wordsOf(duty: Duty): string {
  if (duty.confidential) return 'speak to the DSL';
  const step = LADDER_STEPS.find((one) => duty.id === 'escalation-step' && one === aboutOf(duty));
  if (step) return shortStep(step);
  return PUPIL_DUTIES.find(({ id }) => id === duty.id)?.title ?? duty.label;
}
