/**
 * Who came late on this day: minutes, the code that fits by the time the register closes, and what
 * lateness has cost this term, from the minutes that were recorded.
 */
import { latenessRecorded } from '@/lib/attendance/lateness';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { shownName } from '@/lib/attendance/pupil';
import { sessionKey, type Session, type SessionOfDay } from '@/lib/attendance/session';
import { aboutSession } from '@/lib/casework/state';
import { addMinutes } from '@/lib/duties/clock';
import type { LateItem, LateView } from '@/lib/messages/views';
import type { RegisterTimesView } from '@/lib/messages/views';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import type { LateMark } from '../late-marks';

/** Late marks of each pupil, from the first day of the term to the session. */
export type LateMarks = ReadonlyMap<string, readonly LateMark[]>;

/** The first day of the term or half term; null: the calendar does not say. */
export function termFrom({ calendar, moment }: AssessedSchool): PlainDate | null {
  const term = calendar.calendar.definition.years
    .flatMap(({ terms }) => terms)
    .find(({ from, to }) => from <= moment.date && moment.date <= to);
  return term?.from ?? null;
}

/** Came late in a session of the day, by the register or by what somebody recorded. */
export function cameLate({ facts }: AssessedPupil): boolean {
  return sessionsOf(facts.moment).some(
    (at) => isLateCode(facts.history.codeAt(at)) || arrivalRecorded(facts, at) !== null,
  );
}

export function lateView(
  school: AssessedSchool,
  marks: LateMarks,
  since: PlainDate | null,
): LateView {
  const { rules, moment } = school;
  const times = rules.get('registerTimes');
  const minutesInDay = rules.get('minutesInSchoolDay');
  const items = school.pupils.filter(cameLate).flatMap((one): LateItem[] => {
    const ofPupil = marks.get(one.facts.pupil.id) ?? [];
    const term = termOf(one, ofPupil, minutesInDay);
    return sessionsOf(moment).flatMap((at) => {
      const item = itemOf(one, at, ofPupil, times);
      return item ? [{ ...item, term }] : [];
    });
  });
  return {
    times,
    since,
    minutesInDay,
    isExample: rules.resolved('minutesInSchoolDay').isExample,
    items: items.sort(
      (a, b) =>
        Number(b.differs) - Number(a.differs) ||
        a.session.localeCompare(b.session) ||
        (b.minutes ?? -1) - (a.minutes ?? -1) ||
        a.name.localeCompare(b.name, 'en-GB'),
    ),
  };
}

function sessionsOf({ date, session }: Session): Session[] {
  const all: SessionOfDay[] = session === 'AM' ? ['AM'] : ['AM', 'PM'];
  return all.map((each) => ({ date, session: each }));
}

function isLateCode(code: string | null): boolean {
  return code === 'L' || code === 'U';
}

interface Arrival {
  minutes: number | null;
  at: string;
  by: string;
}

function arrivalRecorded({ casework }: AssessedPupil['facts'], at: Session): Arrival | null {
  const event = aboutSession(casework.calls, at).findLast(
    ({ payload }) => payload.call.outcome === 'arrived-late',
  );
  if (!event) return null;
  const { minutesLate, time } = event.payload.call;
  return { minutes: minutesLate, at: time, by: event.by.initials };
}

function itemOf(
  { facts }: AssessedPupil,
  at: Session,
  ofPupil: readonly LateMark[],
  times: RegisterTimesView,
): Omit<LateItem, 'term'> | null {
  const mark = facts.history.codeAt(at);
  const arrival = arrivalRecorded(facts, at);
  if (!isLateCode(mark) && !arrival) return null;
  const fromMark = ofPupil.find(({ session }) => sessionKey(session) === sessionKey(at))?.minutes;
  const minutes = fromMark ?? arrival?.minutes ?? null;
  const { opens, closes } = times[at.session];
  const arrivedAt = minutes === null ? null : addMinutes(opens, minutes);
  // Regulation 10, table 1: L before the register closes, U from then on.
  const fits = arrivedAt === null ? null : arrivedAt < closes ? 'L' : 'U';
  return {
    pupilId: facts.pupil.id,
    name: shownName(facts.pupil),
    form: facts.pupil.form,
    session: at.session,
    mark,
    minutes,
    arrivedAt,
    recordedBy: arrival?.by ?? null,
    fits,
    differs: fits !== null && mark !== fits,
  };
}

function termOf(
  { facts }: AssessedPupil,
  ofPupil: readonly LateMark[],
  minutesInDay: number,
): LateItem['term'] {
  const bySession = new Map(
    ofPupil.map(({ session, minutes }) => [sessionKey(session), minutes] as const),
  );
  for (const { about, payload } of facts.casework.byKind.call) {
    const { outcome, minutesLate } = payload.call;
    if (outcome !== 'arrived-late' || about.session === null) continue;
    const key = sessionKey({ date: about.date, session: about.session });
    const isToday = about.date === facts.moment.date;
    if (!isToday && !bySession.has(key)) continue;
    bySession.set(key, bySession.get(key) ?? minutesLate);
  }
  const minutes = [...bySession.values()].filter((each) => each !== null);
  const { formula, minutes: total, tenths } = latenessRecorded(minutes, minutesInDay);
  return {
    times: bySession.size,
    timesWithMinutes: minutes.length,
    minutes: total,
    days: minutes.length === 0 ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
    formula,
  };
}
