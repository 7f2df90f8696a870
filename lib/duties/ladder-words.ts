/** Short words for the steps of Standard 6, so that a label keeps to three. */
import { daysBetween, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { LADDER_STEPS, type LadderStep } from '@/lib/casework/events';

const DAYS_IN_WEEK = 7;

const SHORT: Record<LadderStep, string> = {
  letter: 'Letter',
  'pupil-voice': 'Pupil voice',
  'informal-meeting': 'Support meeting',
  'medical-evidence': 'Medical evidence',
  'csaws-letter': 'CSAWS letter',
  'csaws-meeting': 'CSAWS meeting',
  'case-work': 'Case work',
};

const STEPS: ReadonlySet<string> = new Set(LADDER_STEPS);

export function shortStep(step: LadderStep): string {
  return SHORT[step];
}

/** `Letter due Fri`, `Pupil voice Fri`, `Letter due 2 Oct`: a date counts as one word. */
export function stepLabel(step: LadderStep, dueOn: PlainDate, today: PlainDate): string {
  const words = SHORT[step];
  if (dueOn === today) return `${words} today`;
  if (dueOn < today) return `${words} due`;
  const when = weekdayOrDate(dueOn, today);
  return words.includes(' ') ? `${words} ${when}` : `${words} due ${when}`;
}

/** `Fri` within the next seven days, else `2 Oct`. */
export function weekdayOrDate(date: PlainDate, today: PlainDate): string {
  const words = shortDate(date);
  return daysBetween(today, date) < DAYS_IN_WEEK ? words.slice(0, 3) : words.slice(4);
}

/** A deviation about the ladder itself or about one of its steps. */
export function isLadderMatter(from: string): boolean {
  return from === 'escalation-step' || STEPS.has(from);
}
