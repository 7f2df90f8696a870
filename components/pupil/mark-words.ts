/** What stands in a session, in words to be read out. */
import type {
  CardDay,
  CardMark,
  CardSlot,
  MarkSourceView,
  SlotKind,
} from '@/lib/messages/card-view';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { spokenDate, whenOf } from './dates';

export type CodeNames = Readonly<Record<string, string>>;

/** The legend: what each shape stands for. */
export const KIND_WORDS: Record<SlotKind, string> = {
  present: 'Present',
  late: 'Late before close',
  elsewhere: 'Educated elsewhere',
  authorised: 'Authorised absence',
  unauthorised: 'Unauthorised absence',
  'no-reason': 'Absent, no reason yet',
  'not-possible': 'Not counted',
  unread: 'Not readable',
  missing: 'No mark',
  'to-come': 'Still to come',
  holiday: 'School holiday',
  'day-off': 'Weekend, INSET, day off',
  closure: 'School closed',
  'no-register': 'No register known',
  'off-roll': 'Not on roll',
};

/** What stands in the cell. A text that is no code is longer than a cell, so it is a question mark. */
export function letterOf({ kind, mark }: CardSlot): string {
  if (kind === 'unread') return '?';
  if (mark) return mark.code;
  if (kind === 'missing') return '–';
  return kind === 'to-come' ? '·' : '';
}

/** `illness`, of `Illness (not medical or dental appointment)`. */
export function nameOfCode(code: string, names: CodeNames): string {
  const name = (names[code] ?? '').replace(/ \(.*\)$/, '').replace(/^Leave of absence - /, '');
  return name.charAt(0).toLocaleLowerCase('en-GB') + name.slice(1);
}

export function sourceWords({ from, at, file }: MarkSourceView, on: PlainDate): string {
  const when = at === null ? '' : ` ${whenOf(at, on)}`;
  if (from === 'page') return `seen on the page${when}`;
  return `imported${when}${file === null ? '' : ` from ${file}`}`;
}

/** What the mark means, without where it comes from: `no reason yet`. */
export function meaningOf(kind: SlotKind, mark: CardMark, names: CodeNames): string {
  const { code, minutesLate, reason } = mark;
  if (kind === 'present') return 'present';
  if (kind === 'unread') return 'not a code of this date, so it counts as nothing';
  if (kind === 'no-reason')
    return reason && !reason.accepted ? `reason not accepted: ${reason.words}` : 'no reason yet';
  if (code === 'N' && reason) return `reason given: ${reason.words}; not amended yet`;
  const minutes = minutesLate === null ? '' : `, ${minutesLate} minutes`;
  if (kind === 'late') return `late before the register closed${minutes}`;
  const said = reason ? `; reason given: ${reason.words}` : '';
  return `${nameOfCode(code, names) || 'no name known for this code'}${minutes}${said}`;
}

/** `N, no reason yet; seen on the page 09:14`. */
export function slotSentence(
  { kind, words, mark }: CardSlot,
  on: PlainDate,
  names: CodeNames,
): string {
  if (!mark) {
    if (kind === 'unread') return `mark on the page not readable: ${words}`;
    return (words || KIND_WORDS[kind]).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  }
  const parts = [`${mark.code}, ${meaningOf(kind, mark, names)}`];
  if (mark.offCalendar) parts.push('on a day without school, so it counts as nothing');
  parts.push(sourceWords(mark.source, on));
  if (mark.seenAgain !== null) parts.push(`seen on the page again ${whenOf(mark.seenAgain, on)}`);
  for (const { code, source, until } of [...mark.before].reverse())
    parts.push(`before that ${code}, ${sourceWords(source, on)}, until ${whenOf(until, on)}`);
  return parts.join('; ');
}

/** `Tuesday 15 September AM: N, no reason yet; seen on the page 09:14. PM: still to come.` */
export function daySentence({ date, AM, PM }: CardDay, names: CodeNames): string {
  const [am, pm] = [slotSentence(AM, date, names), slotSentence(PM, date, names)];
  if (!AM.mark && !PM.mark && am === pm) return `${spokenDate(date)}: ${am}.`;
  return `${spokenDate(date)} AM: ${am}. PM: ${pm}.`;
}
