/**
 * Every attendance and absence code of the tables in regulation 10 of SI 2024/208, and the retired
 * ones that old data still holds (attendance-rules.md section 1). Facts only; `codes.ts` reads marks
 * with them. Dates of local sub-codes are approximate, and 2006-09-01 is the nominal start of the
 * codes that are older than the 2024 regulations.
 */
import { plainDateOf, type PlainDate } from './plain-date';

export type CodeCategory =
  | 'present'
  | 'approved-educational-activity'
  | 'authorised-absence'
  | 'unauthorised-absence'
  | 'not-possible-session'
  | 'unable-to-attend-not-counted'
  | 'administrative';

export interface AttendanceCode {
  readonly code: string;
  readonly name: string;
  readonly category: CodeCategory;
  /** In the denominator. */
  readonly possible: boolean;
  readonly attending: boolean;
  readonly authorised: boolean;
  readonly unauthorised: boolean;
  /** G, N, O and U count to ten in ten weeks (attendance-rules.md section 3). */
  readonly countsToPenaltyThreshold: boolean;
  /** Unexplained by its nature: N alone. */
  readonly unexplained: boolean;
  /** In this school for at least part of the session. */
  readonly physicallyPresent: boolean;
  /** Somebody outside the school must confirm attendance elsewhere, or the reason. */
  readonly needsConfirmation: boolean;
  readonly validFrom: PlainDate;
  /** Last day on which it may be used; null while in force. */
  readonly validTo: PlainDate | null;
  readonly source: string;
}

export const NOMINAL_START = plainDateOf('2006-09-01');

type Trait = 'in-school' | 'confirm' | 'unexplained';

const POSSIBLE: readonly CodeCategory[] = [
  'present',
  'approved-educational-activity',
  'authorised-absence',
  'unauthorised-absence',
];

function row(
  code: string,
  name: string,
  category: CodeCategory,
  traits: readonly Trait[],
  validFrom: string,
  validTo: string | null,
  source: string,
): AttendanceCode {
  return {
    code,
    name,
    category,
    possible: POSSIBLE.includes(category),
    attending: category === 'present' || category === 'approved-educational-activity',
    authorised: category === 'authorised-absence',
    unauthorised: category === 'unauthorised-absence',
    countsToPenaltyThreshold: category === 'unauthorised-absence',
    unexplained: traits.includes('unexplained'),
    physicallyPresent: traits.includes('in-school'),
    needsConfirmation: traits.includes('confirm'),
    validFrom: plainDateOf(validFrom),
    validTo: validTo === null ? null : plainDateOf(validTo),
    source,
  };
}

// prettier-ignore
export const ATTENDANCE_CODES: readonly AttendanceCode[] = [
  row('/', 'Present at the school - morning session', 'present', ['in-school'], '2006-09-01', null, 'SI 2024/208 reg 10'),
  row('\\', 'Present at the school - afternoon session', 'present', ['in-school'], '2006-09-01', null, 'SI 2024/208 reg 10'),
  row('L', 'Late arrival before the register is closed', 'present', ['in-school'], '2006-09-01', null, 'SI 2024/208 reg 10'),
  row('K', 'Attending education provision arranged by the local authority', 'approved-educational-activity', ['confirm'], '2024-08-19', null, 'SI 2024/208 reg 10; Working together 2024'),
  row('V', 'Attending an educational visit or trip', 'approved-educational-activity', [], '2006-09-01', null, 'SI 2024/208 reg 10; Working together 2024'),
  row('P', 'Participating in a sporting activity', 'approved-educational-activity', ['confirm'], '2006-09-01', null, 'SI 2024/208 reg 10; Working together 2024'),
  row('W', 'Attending work experience', 'approved-educational-activity', ['confirm'], '2006-09-01', null, 'Working together 2024'),
  row('B', 'Attending any other approved educational activity', 'approved-educational-activity', ['confirm'], '2006-09-01', null, 'Working together 2024; Standard 5'),
  row('D', 'Dual registered at another school', 'not-possible-session', ['confirm'], '2006-09-01', null, 'Working together 2024'),
  row('C1', 'Leave of absence - regulated performance or regulated employment abroad', 'authorised-absence', [], '2024-08-19', null, 'SI 2024/208 reg 3; Working together 2024'),
  row('M', 'Leave of absence - medical or dental appointment', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('J1', 'Leave of absence - interview for employment or admission to another institution', 'authorised-absence', [], '2024-08-19', null, 'SI 2024/208 reg 11; Working together 2024'),
  row('S', 'Leave of absence - studying for a public examination', 'authorised-absence', [], '2006-09-01', null, 'SI 2024/208 reg 11; Working together 2024'),
  row('X', 'Non-compulsory school age pupil not required to attend school', 'not-possible-session', [], '2006-09-01', null, 'Working together 2024'),
  row('C2', 'Leave of absence - compulsory school age pupil on a part-time timetable', 'authorised-absence', [], '2024-08-19', null, 'SI 2024/208 reg 11; Working together 2024'),
  row('C', 'Leave of absence - exceptional circumstances', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('T', 'Parent travelling for occupational purposes', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('R', 'Religious observance', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('I', 'Illness (not medical or dental appointment)', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('E', 'Suspended or permanently excluded', 'authorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('Q', 'Unable to attend because of a lack of access arrangements', 'unable-to-attend-not-counted', ['confirm'], '2024-08-19', null, 'Working together 2024'),
  row('Y1', 'Unable to attend - transport normally provided not available', 'unable-to-attend-not-counted', [], '2024-08-19', null, 'Working together 2024'),
  row('Y2', 'Unable to attend - widespread disruption to travel', 'unable-to-attend-not-counted', [], '2024-08-19', null, 'Working together 2024'),
  row('Y3', 'Unable to attend - part of the school premises closed', 'unable-to-attend-not-counted', [], '2024-08-19', null, 'Working together 2024'),
  row('Y4', 'Unable to attend - whole school site unexpectedly closed', 'unable-to-attend-not-counted', [], '2024-08-19', null, 'Working together 2024'),
  row('Y5', 'Unable to attend - pupil in criminal justice detention', 'unable-to-attend-not-counted', ['confirm'], '2024-08-19', null, 'SI 2024/208 reg 3; Working together 2024'),
  row('Y6', 'Unable to attend - public health guidance or law', 'unable-to-attend-not-counted', [], '2024-08-19', null, 'Working together 2024'),
  row('Y7', 'Unable to attend - any other unavoidable cause', 'unable-to-attend-not-counted', ['confirm'], '2024-08-19', null, 'Working together 2024'),
  row('G', 'Holiday not granted by the school', 'unauthorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('N', 'Reason for absence not yet established', 'unauthorised-absence', ['confirm', 'unexplained'], '2006-09-01', null, 'Working together 2024'),
  row('O', 'Absent in other or unknown circumstances', 'unauthorised-absence', [], '2006-09-01', null, 'Working together 2024'),
  row('U', 'Arrived in school after registration closed', 'unauthorised-absence', ['in-school'], '2006-09-01', null, 'Working together 2024'),
  row('Z', 'Prospective pupil not on admission register', 'administrative', [], '2006-09-01', null, 'Working together 2024'),
  row('#', 'Planned whole school closure', 'administrative', [], '2006-09-01', null, 'Working together 2024'),
  row('H', 'holiday authorised by the school', 'authorised-absence', [], '2006-09-01', '2024-08-18', 'attendance-rules.md section 1, retired codes'),
  row('F', 'extended family holiday agreed', 'authorised-absence', [], '2006-09-01', '2013-08-31', 'attendance-rules.md section 1, retired codes'),
  row('J', 'at an interview', 'approved-educational-activity', ['confirm'], '2006-09-01', '2024-08-18', 'attendance-rules.md section 1, retired codes'),
  row('Y', 'unable to attend due to exceptional circumstances', 'unable-to-attend-not-counted', [], '2006-09-01', '2024-08-18', 'attendance-rules.md section 1, retired codes'),
  row('I01', 'illness', 'authorised-absence', [], '2020-09-01', '2022-08-31', 'attendance-rules.md section 1, retired codes'),
  row('I02', 'illness - confirmed coronavirus', 'authorised-absence', [], '2020-09-01', '2022-08-31', 'attendance-rules.md section 1, retired codes'),
  row('X01', 'non-compulsory school age not required', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
  row('X02', 'self-isolating with symptoms', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
  row('X03', 'self-isolating, contact inside school', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
  row('X04', 'self-isolating, contact outside school', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
  row('X05', 'quarantine', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
  row('X06', 'shielding', 'not-possible-session', [], '2020-09-01', '2022-03-31', 'attendance-rules.md section 1, retired codes'),
];
