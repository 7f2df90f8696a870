/** The words and colours in which the stand-in shows a code (arbor.md section 2.3). */
import type { WireMark } from '../client/wire';

const PRESENT = '#68aa22';
const LATE = '#fce015';
const AUTHORISED = '#f7931e';
const UNAUTHORISED = '#cb0d0d';
const NOT_COUNTED = '#776e6a';

interface CodeWords {
  words: string;
  colour: string;
}

const CODE_WORDS: Readonly<Record<string, CodeWords>> = {
  '/': { words: 'Present AM', colour: PRESENT },
  '\\': { words: 'Present PM', colour: PRESENT },
  L: { words: 'Late (before registers closed)', colour: LATE },
  U: { words: 'Late (after registers closed)', colour: UNAUTHORISED },
  N: { words: 'No Reason', colour: UNAUTHORISED },
  O: { words: 'Absent in other or unknown circumstances', colour: UNAUTHORISED },
  G: { words: 'Holiday not granted by the school', colour: UNAUTHORISED },
  I: { words: 'Illness', colour: AUTHORISED },
  I01: { words: 'Illness (local)', colour: AUTHORISED },
  I02: { words: 'Illness, confirmed', colour: AUTHORISED },
  M: { words: 'Medical or dental appointment', colour: AUTHORISED },
  C: { words: 'Leave of absence, exceptional circumstances', colour: AUTHORISED },
  C1: { words: 'Leave of absence, performance', colour: AUTHORISED },
  C2: { words: 'Part-time timetable', colour: AUTHORISED },
  E: { words: 'Suspended or excluded', colour: AUTHORISED },
  H: { words: 'Holiday authorised by the school', colour: AUTHORISED },
  J1: { words: 'Interview', colour: AUTHORISED },
  R: { words: 'Religious observance', colour: AUTHORISED },
  S: { words: 'Study leave', colour: AUTHORISED },
  T: { words: 'Parent travelling for occupational purposes', colour: AUTHORISED },
  B: { words: 'Off-site educational activity', colour: PRESENT },
  K: { words: 'Education provision arranged by the local authority', colour: PRESENT },
  P: { words: 'Sporting activity', colour: PRESENT },
  V: { words: 'Educational visit or trip', colour: PRESENT },
  W: { words: 'Work experience', colour: PRESENT },
  D: { words: 'Dual registered at another school', colour: NOT_COUNTED },
  Q: { words: 'Lack of access arrangements', colour: NOT_COUNTED },
  X: { words: 'Not required to attend', colour: NOT_COUNTED },
  Y: { words: 'Unable to attend', colour: NOT_COUNTED },
  Y1: { words: 'Transport not available', colour: NOT_COUNTED },
  Y2: { words: 'Widespread disruption to travel', colour: NOT_COUNTED },
  Y7: { words: 'Any Other Unavoidable Cause', colour: NOT_COUNTED },
};

/** The codes of the drop-down, in the order in which staff need them. */
export const ALL_CODES = [
  '/',
  '\\',
  'L',
  'N',
  'I',
  'M',
  'U',
  'O',
  'G',
  'B',
  'C',
  'C1',
  'C2',
  'D',
  'E',
  'I02',
  'J1',
  'K',
  'P',
  'R',
  'S',
  'T',
  'V',
  'W',
  'X',
  'Y1',
  'Y2',
  'Y7',
] as const;

/** Teachers may be held to these (HC-4402322044817, arbor.md section 3.1). */
export const RESTRICTED_CODES = ['/', '\\', 'L', 'N'] as const;

export function wireMark(
  code: string | null,
  minutesLate: number | null = null,
  planned = false,
): WireMark {
  if (code === null) {
    return {
      code,
      words: 'No Mark',
      icon: null,
      colour: NOT_COUNTED,
      minutesLate: null,
      planned: false,
    };
  }
  const known = CODE_WORDS[code] ?? { words: code, colour: NOT_COUNTED };
  const icon =
    code === '/' || code === '\\' ? 'tick' : code === 'L' || code === 'U' ? 'clock' : null;
  return { code, words: known.words, icon, colour: known.colour, minutesLate, planned };
}
