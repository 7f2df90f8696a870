/** Minutes since midnight of `HH:MM`, or null. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** `09:16` and 15 is `09:31`; the day's end is its end. */
export function laterBy(time: string, minutes: number): string {
  const at = minutesOf(time);
  if (at === null) return time;
  const later = Math.min(at + minutes, 24 * 60 - 1);
  return `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`;
}
