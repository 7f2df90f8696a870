import type { ContactRoute, RouteStep } from '@/lib/duties/contact-route';

const lower = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** `ring contact 2 by 09:45` */
export function stepByTime({ label, at, state }: RouteStep): string {
  return state === 'overdue' ? `${lower(label)}, due since ${at}` : `${lower(label)} by ${at}`;
}

/** Where a pupil stands on the school's clock, in one line; null when nothing on it is left to do. */
export function routeLine({ next, reached, decided }: ContactRoute): string | null {
  if (reached) {
    const who = reached.who === null ? 'somebody' : lower(reached.who);
    return `Reached ${who} at ${reached.at}; the reason is still open`;
  }
  if (decided !== null) return `DSL decided: ${decided}`;
  return next && `Next: ${stepByTime(next)}`;
}
