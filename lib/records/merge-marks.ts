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

interface Year {
  marks: MarksRow;
  provenance: ProvenanceRow;
  isTouched: boolean;
}

/** What is known of one pupil, by school year; rows are made when a year is first written. */
export class PupilMarks {
  private readonly years = new Map<number, Year>();
  /** The year of the mark before: hundreds come one after another. */
  private last: { year: number; of: Year } | null = null;
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
    for (const marks of rows.marks) {
      const provenance =
        rows.provenance.find(({ year }) => year === marks.year) ??
        emptyProvenance(tenant, pupilId, marks.year);
      this.years.set(marks.year, { marks, provenance, isTouched: false });
    }
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
    const known = this.yearOf(year);
    const { marks, provenance } = known;
    const standing = codeAt(marks, slot);
    if (standing === code) {
      addMinutes(known, slot, arriving.minutesLate);
      return 'same';
    }

    if (standing !== null) {
      const standingAt = provenance.at[slot] ?? 0;
      const standingFrom: MarkSource = provenance.from[slot] === FROM.page ? 'page' : 'import';
      if (!isLater(arriving, { from: standingFrom, at: standingAt }, confirmedAt)) return 'older';
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
    known.isTouched = true;
    return standing === null ? 'added' : 'amended';
  }

  /** The rows that have to be written. */
  changes(): { marks: MarksRow[]; provenance: ProvenanceRow[] } {
    const touched = [...this.years.values()].filter(({ isTouched }) => isTouched);
    return {
      marks: touched.map(({ marks }) => marks),
      provenance: touched.map(({ provenance }) => provenance),
    };
  }

  private yearOf(year: number): Year {
    if (this.last?.year === year) return this.last.of;
    const of = this.years.get(year) ?? {
      marks: emptyMarks(this.tenant, this.pupilId, year),
      provenance: emptyProvenance(this.tenant, this.pupilId, year),
      isTouched: false,
    };
    this.years.set(year, of);
    this.last = { year, of };
    return of;
  }
}

function addMinutes(known: Year, slot: number, minutes: number | null): void {
  const { marks } = known;
  if (minutes === null) return;
  if (marks.minutesLate.some(([at, before]) => at === slot && before === minutes)) return;
  setMinutesLate(marks, slot, minutes);
  known.isTouched = true;
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
