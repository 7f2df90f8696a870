/** `09:14` on the clock of this computer, or null for text that is no instant. */
export function clockOf(instant: string): string | null {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? null : clockTime(moment);
}

/** `HH:MM` of this computer's clock. */
export function clockTime(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}
