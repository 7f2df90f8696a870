import type { WorkerMessage } from '@/lib/messages/views';

/** One address and nothing else: no further recipients or fields may ride along in it (RFC 6068). */
const ADDRESS = /^[^\s@,;:?&#%<>"]+@[^\s@,;:?&#%<>"]+$/;

/** Null where what is on record is no e-mail address. */
export function mailLink(
  address: string,
  { subject, mailBody }: Pick<WorkerMessage, 'subject' | 'mailBody'>,
): string | null {
  if (!ADDRESS.test(address)) return null;
  const body = mailBody.replace(/\r?\n/g, '\r\n');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
