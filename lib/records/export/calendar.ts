/**
 * Visits, reviews and meetings for a calendar program: RFC 5545, whole days, initials and neutral
 * words only, because a calendar is shared more widely than a case.
 */
import { addDays, type PlainDate } from '@/lib/attendance/plain-date';
import { initialsOf } from '@/lib/attendance/initials';
import { shownName } from '@/lib/attendance/pupil';
import type { DutyId } from '@/lib/duties/types';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { sha256 } from '../backup/format';

export type EntryKind = 'visit' | 'review' | 'meeting';

export interface CalendarEntry {
  kind: EntryKind;
  /** The same for the same matter, however often the file is made; never leaves this room as it is. */
  matter: string;
  on: PlainDate;
  initials: string;
}

const WORDS: Record<EntryKind, string> = {
  visit: 'Call or visit',
  review: 'Review',
  meeting: 'Meeting',
};

const OF_DUTY: Partial<Record<DutyId, EntryKind>> = {
  'day-three-contact': 'visit',
  'day-five-visit': 'visit',
  'plan-meeting': 'meeting',
};

const MEETING_STEPS: ReadonlySet<string> = new Set(['informal-meeting', 'csaws-meeting']);

function reviewsOf({ facts }: AssessedPupil): { matter: string; on: PlainDate }[] {
  const { casework, rules, calendar } = facts;
  const found: { matter: string; on: PlainDate }[] = [];
  const step = casework.steps.findLast(({ steppedBackBy }) => steppedBackBy === null);
  if (step) {
    const last = casework.reviews.findLast(
      ({ of, on }) => (of === step.eventId || of === step.step) && on >= step.on,
    );
    const days = rules.get('ladder').find((one) => one.step === step.step)?.reviewAfterSchoolDays;
    const on = last
      ? last.nextReviewOn
      : days === undefined
        ? null
        : calendar.nthSchoolDayAfter(step.on, days);
    if (on !== null) found.push({ matter: `review:${step.eventId}`, on });
  }
  for (const { eventId, reviewOn } of casework.activeDeviations) {
    if (reviewOn !== null) found.push({ matter: `review:${eventId}`, on: reviewOn });
  }
  return found;
}

export function calendarEntries({ pupils }: AssessedSchool): CalendarEntry[] {
  return pupils
    .flatMap((one): CalendarEntry[] => {
      const { facts, assessment } = one;
      const initials = initialsOf(shownName(facts.pupil));
      const reviews = reviewsOf(one).map((found) => ({
        ...found,
        kind: 'review' as const,
        initials,
      }));
      const duties = assessment.duties.flatMap((duty): CalendarEntry[] => {
        const isMeetingStep =
          duty.id === 'escalation-step' &&
          [...MEETING_STEPS].some((step) => duty.key.endsWith(`:${step}`));
        const kind = isMeetingStep ? 'meeting' : OF_DUTY[duty.id];
        if (!kind || duty.dueOn === null || duty.state === 'settled') return [];
        return [{ kind, matter: duty.key, on: duty.dueOn, initials }];
      });
      return [...duties, ...reviews];
    })
    .sort((a, b) => (a.on === b.on ? (a.matter < b.matter ? -1 : 1) : a.on < b.on ? -1 : 1));
}

/** RFC 5545 3.3.11 */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');
}

const OCTETS = 75;

/** RFC 5545 3.1: no line above 75 octets, and no character cut in two. */
export function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > OCTETS) {
      pieces.push(piece);
      piece = '';
      // The space that continues a line is the first of its octets.
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

const compact = (date: PlainDate) => date.replaceAll('-', '');

/** `madeAt` is an ISO instant in UTC. */
export async function calendarText(
  entries: readonly CalendarEntry[],
  school: { tenant: string; name: string },
  madeAt: string,
): Promise<string> {
  const stamp = `${madeAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alongside//Attendance//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(`Attendance, ${school.name}`)}`,
  ];
  for (const { kind, matter, on, initials } of entries) {
    // A digest: an id of Arbor's or a pupil's name in the key must not travel with the calendar.
    const name = await sha256(new TextEncoder().encode(`${school.tenant} ${kind} ${matter}`));
    lines.push(
      'BEGIN:VEVENT',
      `UID:${name.slice(0, 32)}@alongside`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escapeText(`${WORDS[kind]} ${initials}`)}`,
      'DESCRIPTION:From the attendance tracker. Open Alongside for the case.',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
