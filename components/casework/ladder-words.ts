import type { LadderStep } from '@/lib/casework/events';
import type { TrackerItem } from '@/lib/messages/views';

/** Standard 6: four steps of the school, then three of CSAWS. */
export const STEP_WORDS: Record<LadderStep, string> = {
  letter: 'Letter',
  'pupil-voice': 'Pupil voice',
  'informal-meeting': 'Informal meeting and support plan',
  'medical-evidence': 'Medical evidence',
  'csaws-letter': 'Letter from CSAWS',
  'csaws-meeting': 'Meeting with CSAWS',
  'case-work': 'Case work, formal contract, action plan',
};

export const STEPS = Object.keys(STEP_WORDS) as LadderStep[];

/** The step that is due, or that the next duty is about, which its key names; null: none. */
export function proposedStep(item: Pick<TrackerItem, 'next' | 'stepDue'>): LadderStep | null {
  if (item.stepDue) return item.stepDue;
  const about = item.next?.key.split(':').at(-1);
  return STEPS.find((step) => step === about) ?? null;
}
