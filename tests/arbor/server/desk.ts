/**
 * The school office's side of the stand-in: which registers a day has, who is on them, and the
 * marks and notes as saved so far. Registers never close (arbor.md section 3.1).
 */
import { schoolYearOf } from '@/lib/attendance/calendar';
import { plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { PupilContext } from '@/lib/casework/context';
import { STAFF_SURNAMES } from '@/lib/demonstration/names';
import { chanceOf } from '@/lib/demonstration/random';
import { demonstrationSchool, type DemonstrationSchool } from '@/lib/demonstration/school';
import type { DemonstrationTenant } from '@/lib/demonstration/schools';

export interface Register {
  id: string;
  kind: 'form' | 'lesson' | 'club' | 'roll-call';
  date: PlainDate;
  session: SessionOfDay;
  from: string;
  to: string;
  /** `5B`, `10 Maths / 3`. */
  group: string;
  yearGroup: string;
  teacher: string;
  pupils: readonly Pupil[];
}

export interface Entry {
  code: string | null;
  minutesLate: number | null;
  note: string;
  planned: boolean;
}

const TIMES: Record<SessionOfDay, { from: string; to: string }> = {
  AM: { from: '08:50', to: '12:00' },
  PM: { from: '13:00', to: '15:15' },
};
const LESSONS: readonly { from: string; to: string; session: SessionOfDay }[] = [
  { from: '09:00', to: '10:00', session: 'AM' },
  { from: '10:00', to: '11:00', session: 'AM' },
  { from: '11:20', to: '12:20', session: 'AM' },
  { from: '13:10', to: '14:10', session: 'PM' },
  { from: '14:10', to: '15:10', session: 'PM' },
];
const SUBJECTS = [
  'English',
  'Maths',
  'Science',
  'History',
  'Geography',
  'French',
  'Art',
  'PE',
] as const;

/** Not in the school's list: a visitor from another school. */
export const UNLISTED: Pick<Pupil, 'id' | 'forename' | 'surname'> = {
  id: '990017',
  forename: 'Robin',
  surname: 'Fenwick',
};

const collator = new Intl.Collator('en-GB', { sensitivity: 'base' });

function byName(a: Pupil, b: Pupil): number {
  return (
    collator.compare(a.surname, b.surname) ||
    collator.compare(a.forename, b.forename) ||
    Number(a.id) - Number(b.id)
  );
}

export class Desk {
  readonly school: DemonstrationSchool;
  readonly #contexts: Map<string, PupilContext>;
  readonly #pupils: Map<string, Pupil>;
  readonly #saved = new Map<string, Entry>();
  readonly #history = new Map<string, Map<string, { code: string; minutesLate: number | null }>>();

  constructor(
    tenant: DemonstrationTenant,
    readonly now: Session,
  ) {
    this.school = demonstrationSchool(tenant, now);
    this.#contexts = new Map(this.school.contexts.map((context) => [context.pupilId, context]));
    this.#pupils = new Map(this.school.pupils.map((pupil) => [pupil.id, pupil]));
  }

  pupil(id: string): Pupil | null {
    return this.#pupils.get(id) ?? null;
  }

  context(id: string): PupilContext | null {
    return this.#contexts.get(id) ?? null;
  }

  #teacher(group: string): string {
    const chance = chanceOf(`${this.school.tenant}/teacher/${group}`);
    const title = chance.pick(['Mrs', 'Mr', 'Ms', 'Miss']);
    return `${title} ${chance.pick(STAFF_SURNAMES)}`;
  }

  #formRegister(date: PlainDate, session: SessionOfDay, form: string): Register {
    const pupils = this.school.pupils
      .filter((pupil) => pupil.form === form && (!pupil.startDate || pupil.startDate <= date))
      .sort(byName);
    return {
      id: `${date.replaceAll('-', '')}${session === 'AM' ? 1 : 2}${this.#formNumber(form)}`,
      kind: 'form',
      date,
      session,
      ...TIMES[session],
      group: form,
      yearGroup: pupils[0]?.yearGroup ?? '',
      teacher: this.#teacher(form),
      pupils,
    };
  }

  #formNumber(form: string): string {
    const at = this.school.plan.forms.findIndex((plan) => plan.form === form);
    return String(100 + at);
  }

  #lesson(date: PlainDate, period: number, form: string): Register | null {
    const lesson = LESSONS[period];
    if (!lesson) return null;
    const base = this.#formRegister(date, lesson.session, form);
    const chance = chanceOf(`${this.school.tenant}/lesson/${form}/${period}/${date.slice(8)}`);
    const subject = chance.pick(SUBJECTS);
    return {
      ...base,
      ...lesson,
      id: `${date.replaceAll('-', '')}${period + 3}${this.#formNumber(form)}`,
      kind: 'lesson',
      group: `${form} ${subject}`,
      teacher: this.#teacher(`${form}/${subject}`),
    };
  }

  /** Every register of a day, in the order of the day. */
  registersOn(date: PlainDate): Register[] {
    if (!this.school.schoolDays.includes(date)) return [];
    const forms = this.school.plan.forms.map(({ form }) => form);
    const registers = (['AM', 'PM'] as const).flatMap((session) =>
      forms.map((form) => this.#formRegister(date, session, form)),
    );
    if (this.school.plan.phase === 'secondary') {
      for (let period = 0; period < LESSONS.length; period += 1) {
        for (const form of forms) {
          const lesson = this.#lesson(date, period, form);
          if (lesson) registers.push(lesson);
        }
      }
    }
    registers.push({
      id: `${date.replaceAll('-', '')}9900`,
      kind: 'club',
      date,
      session: 'PM',
      from: '15:30',
      to: '16:15',
      group: 'Chess club',
      yearGroup: '',
      teacher: this.#teacher('Chess club'),
      pupils: [],
    });
    return registers.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  }

  register(id: string): Register | null {
    const date = `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`;
    try {
      return this.registersOn(plainDateOf(date)).find((register) => register.id === id) ?? null;
    } catch {
      return null;
    }
  }

  formRegister(form: string, at: Session = this.now): Register {
    return this.#formRegister(at.date, at.session, form);
  }

  /** One page with the whole school, or as many made-up rows as asked for. */
  rollCall(rows: number, at: Session = this.now): Register {
    const all = [...this.school.pupils].sort(byName);
    const pupils: Pupil[] = [];
    while (pupils.length < rows) {
      const lap = Math.floor(pupils.length / all.length);
      const pupil = all[pupils.length % all.length];
      if (!pupil) break;
      pupils.push(
        lap === 0
          ? pupil
          : {
              ...pupil,
              id: String(Number(pupil.id) + lap * 100_000),
              forename: `${pupil.forename} ${'I'.repeat(lap + 1)}`,
              preferredForename: null,
            },
      );
    }
    return {
      id: `rollcall-${at.date}-${at.session}-${rows}`,
      kind: 'roll-call',
      date: at.date,
      session: at.session,
      ...TIMES[at.session],
      group: 'Whole school',
      yearGroup: '',
      teacher: '',
      pupils,
    };
  }

  #pastMarks(pupilId: string): Map<string, { code: string; minutesLate: number | null }> {
    const known = this.#history.get(pupilId);
    if (known) return known;
    const marks = new Map(
      this.school.marks
        .of(pupilId)
        .map(({ date, session, code, minutesLate }) => [
          `${date} ${session}`,
          { code, minutesLate },
        ]),
    );
    this.#history.set(pupilId, marks);
    return marks;
  }

  pastMark(pupilId: string, at: Session): { code: string; minutesLate: number | null } | null {
    return this.#pastMarks(pupilId).get(`${at.date} ${at.session}`) ?? null;
  }

  entry(register: Pick<Register, 'id' | 'kind' | 'date' | 'session'>, pupilId: string): Entry {
    const saved = this.#saved.get(`${register.id}/${pupilId}`);
    if (saved) return saved;
    const past = this.pastMark(pupilId, register);
    if (past) return { ...past, note: '', planned: false };
    const blank: Entry = { code: null, minutesLate: null, note: '', planned: false };
    if (register.date !== this.now.date || register.session !== this.now.session) return blank;
    const today = this.school.today.get(pupilId);
    if (today?.state === 'planned') return { ...blank, code: today.code, planned: true };
    if (today?.state !== 'marked' || register.kind === 'lesson') return blank;
    return { ...blank, code: today.code, minutesLate: today.minutesLate };
  }

  save(registerId: string, pupilId: string, change: Partial<Entry>, before: Entry): Entry {
    const next = { ...before, ...change, planned: false };
    this.#saved.set(`${registerId}/${pupilId}`, next);
    return next;
  }

  /** The last `count` school days before `date`. */
  daysBefore(date: PlainDate, count: number): PlainDate[] {
    const earlier = this.school.schoolDays.filter((day) => day < date);
    return earlier.slice(-count);
  }

  /** Whole weeks of days, newest first, for the By date page. */
  daysOfThisYear(date: PlainDate): PlainDate[] {
    const from = schoolYearOf(date).from;
    return this.school.schoolDays.filter((day) => day >= from && day <= date).reverse();
  }
}
