import type { Role } from '@/lib/casework/events';
import { mayReadWorkers } from '../views/words';

/** What an export may say beyond the neutral words (design.md, principle 8). */
export interface Disclosure {
  /** Social and youth-offending workers, and contact notes. */
  workers: boolean;
  /** Plans (CP, CIN, LAC), and the full words of a duty. */
  plans: boolean;
}

/** Only for a role that may read it, and only where the person asked for it. */
export function disclosureFor(role: Role | null, asked: boolean): Disclosure {
  return { workers: asked && mayReadWorkers(role), plans: asked && role === 'dsl' };
}
