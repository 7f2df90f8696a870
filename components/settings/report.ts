/** The diagnostics as text that can be shown to anybody: signs, codes and counts, no word of a page. */
import { doubtInWords } from '@/components/register/page-doubts';
import type { Seen } from '@/lib/messages/seen';

export const WHY: Record<string, string> = {
  'no-rows': 'looks like a register, no rows of pupils could be read',
  'one-sign': 'only one sign of a register',
  'no-mark': 'no mark could be read',
  'two-columns': 'two columns could hold the mark',
  'two-answers': 'two dates, sessions or weekdays that do not fit together',
  'not-sure': 'too little could be read for certain',
  'layout-stale': 'what was taught about this page no longer fits',
};

export const percent = (share: number) => `${Math.round(share * 100)} %`;

export function whatWasSeen({ what, code, by }: Seen): string {
  if (what === 'unrecognised') return `Not recognised: ${WHY[code ?? ''] ?? 'reason not known'}`;
  return by === 'taught' ? 'Register, as this school taught it' : 'Register';
}

function line(seen: Seen): string {
  const { at, what, rows, read, blank, unknown, sure, signs, checkedBy, doubts } = seen;
  const when = at.slice(0, 16).replace('T', ' ');
  if (what === 'unrecognised') return `${when}  ${whatWasSeen(seen)}`;
  return [
    `${when}  ${whatWasSeen(seen)}${sure === null ? '' : `, ${percent(sure)} sure`}`,
    `  rows ${rows}: ${read} read, ${blank} blank, ${unknown} unknown; date ${seen.hasDate ? 'yes' : 'no'}, session ${seen.hasSession ? 'yes' : 'no'}`,
    `  signs: ${signs.join(', ') || 'none'}`,
    `  checked by: ${checkedBy.join(', ') || 'nothing else'}`,
    ...(doubts.length > 0 ? [`  doubts: ${doubts.map(doubtInWords).join('; ')}`] : []),
  ].join('\n');
}

export function reportOf(seen: readonly Seen[], layouts: number): string {
  return [
    'Alongside: how pages were recognised (structure only, no text of a page)',
    `${layouts} ${layouts === 1 ? 'layout' : 'layouts'} taught by the school`,
    '',
    ...seen.map(line),
    '',
  ].join('\n');
}
