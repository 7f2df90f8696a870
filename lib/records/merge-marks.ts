import type { Session } from '@/lib/attendance/session';
import {
  FROM,
  codeAt,
  codeForSession,
  emptyMarks,
  emptyProvenance,
  setCode,
  setMinutesLate,
} from './packed-marks';
import type { AmendmentRow, MarkSource, MarksRow, ProvenanceRow } from './rows';
import { schoolYearOf, slotOf } from './school-year';

/** A mark that arrives. There is no way to say "no mark": what is blank or unreadable erases nothing. */
export interface ArrivingMark {
  session: Session;
  code: string;
  minutesLate: number | null;
  from: MarkSource;
  /** Seconds since 1970: when the page was read, or the file imported. */
  at: number;
}

export type Merged = 'added' | 'amended' | 'same' | 'older';

/** What is known of one pupil, by school year; rows are made when a year is first written. */
export class PupilMarks {
  private readonly marks = new Map<number, MarksRow>();
  private readonly provenance = new Map<number, ProvenanceRow>();
  private readonly touched = new Set<number>();
  readonly amendments: AmendmentRow[] = [];
  readonly tenant: string;
  readonly pupilId: string;

  constructor(
    tenant: string,
    pupilId: string,
    rows: { marks: readonly MarksRow[]; provenance: readonly ProvenanceRow[] },
  ) {
    this.tenant = tenant;
    this.pupilId = pupilId;
    for (const row of rows.marks) this.marks.set(row.year, row);
    for (const row of rows.provenance) this.provenance.set(row.year, row);
  }

  /**
   * The later word on a session stands. A page and an import of the same second: the page, because a
   * file is older than its import. `confirmedAt` is the latest second at which a page showed the
   * standing mark again. The same value changes nothing and leaves no amendment.
   */
  merge(arriving: ArrivingMark, confirmedAt = 0): Merged {
    const year = schoolYearOf(arriving.session.date);
    const slot = slotOf(arriving.session);
    const code = codeForSession(arriving.code, arriving.session);
    return this.mergeAt(year, slot, { ...arriving, code }, confirmedAt);
  }

  /** For a caller that knows the place and has the code as this session writes it. */
  mergeAt(year: number, slot: number, arriving: ArrivingMark, confirmedAt = 0): Merged {
    const { code } = arriving;
    const marks = this.marks.get(year) ?? emptyMarks(this.tenant, this.pupilId, year);
    const provenance =
      this.provenance.get(year) ?? emptyProvenance(this.tenant, this.pupilId, year);
    const standing = codeAt(marks, slot);
    if (standing === code) {
      this.addMinutes(year, marks, slot, arriving.minutesLate);
      return 'same';
    }

    const standingAt = provenance.at[slot] ?? 0;
    const standingFrom: MarkSource = provenance.from[slot] === FROM.page ? 'page' : 'import';
    if (
      standing !== null &&
      !isLater(arriving, { from: standingFrom, at: standingAt }, confirmedAt)
    )
      return 'older';

    if (standing !== null) {
      const { date, session } = arriving.session;
      this.amendments.push({
        tenant: this.tenant,
        pupilId: this.pupilId,
        date,
        session,
        was: {
          code: standing,
          from: standingFrom,
          at: standingAt,
          ...lateOf(marks, slot),
        },
        came: { code, from: arriving.from, at: arriving.at },
      });
    }
    setCode(marks, slot, code);
    setMinutesLate(marks, slot, arriving.minutesLate);
    provenance.from[slot] = FROM[arriving.from];
    provenance.at[slot] = arriving.at;
    this.marks.set(year, marks);
    this.provenance.set(year, provenance);
    this.touched.add(year);
    return standing === null ? 'added' : 'amended';
  }

  /** The rows that have to be written. */
  changes(): { marks: MarksRow[]; provenance: ProvenanceRow[] } {
    const pick = <T>(rows: Map<number, T>) =>
      [...this.touched].flatMap((year) => rows.get(year) ?? []);
    return { marks: pick(this.marks), provenance: pick(this.provenance) };
  }

  private addMinutes(year: number, marks: MarksRow, slot: number, minutes: number | null): void {
    if (minutes === null) return;
    if (marks.minutesLate.some(([at, known]) => at === slot && known === minutes)) return;
    setMinutesLate(marks, slot, minutes);
    this.touched.add(year);
  }
}

function lateOf({ minutesLate }: MarksRow, slot: number): { minutesLate?: number } {
  const late = minutesLate.find(([at]) => at === slot);
  return late ? { minutesLate: late[1] } : {};
}

function isLater(
  arriving: { from: MarkSource; at: number },
  standing: { from: MarkSource; at: number },
  confirmedAt: number,
): boolean {
  const since = Math.max(standing.at, confirmedAt);
  if (arriving.at !== since) return arriving.at > since;
  const pageHasSpoken = standing.from === 'page' || confirmedAt === since;
  return arriving.from === 'page' || !pageHasSpoken;
}
