/**
 * The chips beside one pupil's name: at most two, three words each, and none for a pupil who is
 * present and owed nothing (design.md, How it looks and speaks). What follows up weekly or is for
 * the head or the champion stands in the lists, not beside a name that a parent may read.
 */
import { shownName } from '@/lib/attendance/pupil';
import type { Assessment } from './assess';
import type { DutyFacts } from './facts';
import type { Duty, DutyId, Weight } from './types';

export interface Chip {
  /** The duty's key. */
  key: string;
  weight: Weight;
  label: string;
  /** For screen readers: `Kai Morgan: call first`. */
  spoken: string;
}

const MOST_CHIPS = 2;
const WEIGHTS: readonly Weight[] = ['now', 'today', 'soon', 'done', 'plain'];

/** One chip from each group at most: its most pressing duty speaks for it. */
const GROUP: Partial<Record<DutyId, 'today' | 'off-site' | 'absence' | 'case' | 'status'>> = {
  'notify-worker': 'today',
  'no-contact': 'today',
  'first-day-call': 'today',
  'establish-reason': 'today',
  'confirm-off-site': 'off-site',
  'day-five-visit': 'absence',
  'day-three-contact': 'absence',
  'missing-education': 'absence',
  'escalation-step': 'case',
  review: 'case',
  'severe-absence': 'status',
  'persistent-absence': 'status',
};

/** What was done today is worth a glance; what was settled long ago is not. */
const SHOWN_WHEN_SETTLED: ReadonlySet<DutyId> = new Set<DutyId>([
  'first-day-call',
  'notify-worker',
  'no-contact',
  'confirm-off-site',
]);

/** A status is a fact about the pupil, whatever has been done about it. */
const FACTS: ReadonlySet<DutyId> = new Set<DutyId>(['severe-absence', 'persistent-absence']);

export function chipsFor(facts: DutyFacts, { duties }: Assessment): readonly Chip[] {
  if (duties.length === 0) return [];
  const strongest = new Map<string, Duty>();
  for (const duty of duties) {
    const group = GROUP[duty.id];
    if (!group || !isShown(duty)) continue;
    const before = strongest.get(group);
    if (!before || rank(duty) < rank(before)) strongest.set(group, duty);
  }
  return [...strongest.values()]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_CHIPS)
    .map((duty) => ({
      key: duty.key,
      weight: weightShown(duty),
      label: duty.label,
      spoken: `${shownName(facts.pupil)}: ${spokenLabel(duty)}`,
    }));
}

function isShown(duty: Duty): boolean {
  if (duty.state === 'upcoming' && duty.id === 'no-contact') return false;
  return duty.state !== 'settled' || SHOWN_WHEN_SETTLED.has(duty.id) || FACTS.has(duty.id);
}

function weightShown(duty: Duty): Weight {
  return FACTS.has(duty.id) && duty.state === 'settled' ? 'plain' : duty.weight;
}

function rank(duty: Duty): number {
  return WEIGHTS.indexOf(weightShown(duty));
}

function spokenLabel({ id, label }: Duty): string {
  if (id === 'persistent-absence') return label.replace(/^PA/, 'persistent absence, attendance');
  if (id === 'severe-absence') return label.replace(/^SA/, 'severe absence, attendance');
  const isWord = /^[A-Z][a-z]/.test(label);
  return isWord ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
