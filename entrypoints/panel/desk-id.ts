const KEY = 'alongside-desk';

/** The same for this tab over a reload, so that nobody is told that they themselves are on a call. */
export function deskId(): string {
  const before = sessionStorage.getItem(KEY);
  const id = before ?? crypto.randomUUID();
  if (before === null) sessionStorage.setItem(KEY, id);
  return id;
}
