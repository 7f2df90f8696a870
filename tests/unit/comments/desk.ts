import type { CheckId } from '@/lib/comments/check';

/** One office, its pupil of the morning, and what its officers wrote about them. */
export interface Desk {
  /** Who writes here, so that the next reader knows which voices are missing. */
  voice: string;
  pupilName: string;
  otherNames: readonly string[];
  contactNames: readonly string[];
  abbreviations: Readonly<Record<string, string>>;
  good: readonly string[];
  poor: readonly (readonly [string, readonly CheckId[]])[];
}
