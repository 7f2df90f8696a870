/**
 * A mark as pages and reports write it: the code, the code with its words ("I - Illness", "L (12
 * mins)"), the words alone, a tick. What words leave open ("Absent") is no mark of anybody's.
 */
import { ATTENDANCE_CODES } from '@/lib/attendance/codes';
import type { SessionOfDay } from '@/lib/attendance/session';

export interface MarkWritten {
  code: string;
  minutesLate: number | null;
}

/** Words of Arbor's pages and of common reports beside the names of the regulations (arbor.md 2.3). */
const WORDS: Record<string, string> = {
  present: '/',
  'present am': '/',
  'present pm': '\\',
  attended: '/',
  '✓': '/',
  '✔': '/',
  '☑': '/',
  '✅': '/',
  late: 'L',
  'late before registers closed': 'L',
  'late after registers closed': 'U',
  'arrived after registers closed': 'U',
  ill: 'I',
  illness: 'I',
  medical: 'M',
  'medical appointment': 'M',
  'medical dental appointment': 'M',
  'no reason yet': 'N',
  'no reason yet provided': 'N',
  'no reason provided yet': 'N',
  unauthorised: 'O',
  'unauthorised absence': 'O',
  'leave of absence': 'C',
  'unauthorised holiday': 'G',
  'holiday not granted': 'G',
  excluded: 'E',
  suspended: 'E',
  'suspended or permanently excluded': 'E',
  'religious observance': 'R',
  'study leave': 'S',
  'educational visit': 'V',
  'educational visit or trip': 'V',
  'work experience': 'W',
  'off site': 'B',
  'educated off site': 'B',
  'sporting activity': 'P',
  'dual registered': 'D',
  'not yet on roll': 'Z',
  'not on roll': 'Z',
  'school closed': '#',
  'planned whole school closure': '#',
};

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}✓✔☑✅]+/gu, ' ')
    .trim();
}

const BY_WORDS: ReadonlyMap<string, string> = new Map([
  ...ATTENDANCE_CODES.filter(({ code, validTo }) => validTo === null && code !== '\\').map(
    ({ code, name }): [string, string] => [plain(name), code],
  ),
  ...Object.entries(WORDS),
]);

const BARE = /^(?:[/\\#]|[A-Za-z]\d{0,3}[a-z]?)$/;
const PLACEHOLDER = /^[-‐‑‒–—−*!@]+$/;
/** A register nobody has marked, in words; `readCode` knows the dash. */
const NO_MARK =
  /^(?:no mark|not marked|unmarked|no mark (?:yet|taken|recorded|entered)|mark missing|missing( mark)?)$/i;
/** The minutes straight behind a code of lateness: "L 5", "L(12)", "U-45". No sub-code begins with these. */
const LATE_BY = /^([LU])\s*[-–:,(]?\s*(\d{1,3})\s*(?:m|mins?|minutes?)?\s*\)?$/i;
const WITH_WORDS = /^([/\\#]|[A-Z]\d{0,2})\s*[-–—:=(]\s*(\S.*)$/;
const WORDS_WITH_CODE = /^(.*\S)\s*[([-]\s*([/\\#]|[A-Z]\d{0,2})[)\]]?$/;
const MINUTES = /\(?\b(\d{1,3}) ?(?:m|mins?|minutes?)\b(?: late)?\)?/i;

/** Null: nothing that is a mark. Placeholders come back as they stand: `readCode` knows them. */
export function readMarkWords(cell: string, session: SessionOfDay): MarkWritten | null {
  const text = cell.trim();
  if (text === '') return null;
  if (NO_MARK.test(text)) return { code: '-', minutesLate: null };
  const [, late, by] = LATE_BY.exec(text) ?? [];
  if (late !== undefined) return { code: late, minutesLate: Number(by) };
  if (BARE.test(text) || PLACEHOLDER.test(text)) return { code: text, minutesLate: null };
  const minutes = MINUTES.exec(text)?.[1];
  const minutesLate = minutes === undefined ? null : Number(minutes);
  const rest = text
    .replace(MINUTES, ' ')
    .replace(/[\s,;:–-]+$/, '')
    .trim();
  if (BARE.test(rest)) return { code: rest, minutesLate };
  const named = WITH_WORDS.exec(rest)?.[1] ?? WORDS_WITH_CODE.exec(rest)?.[2];
  const words = BY_WORDS.get(plain(rest));
  const code = words ?? named;
  if (code === undefined) return null;
  return { code: code === '/' && session === 'PM' ? '\\' : code, minutesLate };
}
