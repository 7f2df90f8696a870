/** `Ring again 09:31`, also as a person writes it: `try again at 9.31`. */
const AGAIN = /\bagain(?: at)? (\d{1,2})[:.](\d{2})\b/i;

/** The time a next step says to ring again at, `HH:MM`; null when it says none. */
export function ringAgainIn(nextStep: string | null): string | null {
  const [, hours = '', minutes = ''] = AGAIN.exec(nextStep ?? '') ?? [];
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}
