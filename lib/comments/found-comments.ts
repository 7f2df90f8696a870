/**
 * Lines of ours in the text of a note: the note may hold several, one after the other, and what
 * others wrote between them.
 */
import type { CallRecord } from '@/lib/attendance/call-record';
import { parseComment, type ParseOptions } from './parse';

export interface FoundComment {
  line: string;
  call: CallRecord;
}

/** How a page names the note it shows. */
const NAMED =
  /^(?:(?:view|edit|attendance|register|absence)\s+)*(?:notes?|comments?)\s*[:–-]?\s+/iu;
const SIGNED = '(?<=(?<![^\\s.,;])[\\p{Lu}\\p{Lo}\\p{N}]{1,12} \\d{1,2}:\\d{2}\\.?)';
const LEADS = '(?=\\d{1,2}:\\d{2} [\\p{Lu}\\p{Lo}\\p{N}]{1,12}: )';
/** Where a line may end and the next begin; a page may have drawn a new line as a space. */
const SEAMS = [new RegExp(`${SIGNED}[\\s;|]+`, 'u'), new RegExp(`[\\s;|]+${LEADS}`, 'u')];
/** Where one certainly does: what is added to a note stands on a new line or after a semicolon. */
const CERTAIN_SEAM = new RegExp(`\\s*\\n\\s*|${SIGNED}\\s*[;|]\\s*|\\s*[;|]\\s*${LEADS}`, 'u');

function complete(text: string, options: ParseOptions): FoundComment[] {
  const line = text.replace(/\s+/gu, ' ').trim();
  const parsed = parseComment(line, options);
  return parsed?.complete ? [{ line, call: parsed.call }] : [];
}

/**
 * Those that read in full; anything else in the note is left to the people who wrote it. Lines run
 * together by spaces are several only if each of them reads in full: initials and a time may stand
 * within a next step.
 */
export function commentsIn(note: string, options: ParseOptions): FoundComment[] {
  const text = note.trim().replace(NAMED, '');
  for (const seam of SEAMS) {
    const parts = text.split(seam);
    const found = parts.flatMap((part) => complete(part, options));
    if (parts.length > 1 && found.length === parts.length) return found;
  }
  const whole = complete(text, options);
  if (whole.length > 0) return whole;
  return text.split(CERTAIN_SEAM).flatMap((part) => complete(part, options));
}
