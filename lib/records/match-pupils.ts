import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilRowReading } from '@/lib/arbor/reading';
import { agrees, exactName, foldForm, foldName, writtenNames } from './names';

export interface Match {
  rowKey: string;
  /** Null: in doubt. */
  pupil: Pupil | null;
}

export interface Matching {
  rows: Match[];
  /** Rows without a pupil, counted by reason: `{ rows: 2, why: 'two pupils called Ava Adams in 5B' }`. */
  doubts: { rows: number; why: string }[];
}

type Verdict = { pupil: Pupil; byId: boolean } | { doubt: string };

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** A row is a pupil when exactly one pupil of the list fits all that the page says of them. */
export interface Page {
  rows: readonly Pick<PupilRowReading, 'rowKey' | 'shownName' | 'arborStudentId' | 'form'>[];
  group: string | null;
  date: PlainDate | null;
}

class PupilList {
  readonly byId = new Map<string, Pupil[]>();
  readonly byName = new Map<string, Pupil[]>();
  readonly forms = new Set<string>();

  constructor(pupils: readonly Pupil[]) {
    for (const pupil of pupils) {
      if (pupil.arborStudentId !== null) add(this.byId, pupil.arborStudentId, pupil);
      if (pupil.form !== null) this.forms.add(foldForm(pupil.form));
      for (const name of new Set(writtenNames(pupil).map(foldName))) add(this.byName, name, pupil);
    }
  }
}

function add<K>(map: Map<K, Pupil[]>, key: K, pupil: Pupil): void {
  const before = map.get(key);
  if (before) before.push(pupil);
  else map.set(key, [pupil]);
}

/**
 * The form a page speaks of: the row's own, else the group's where it names a form of this school
 * (`Year 5: 5B`). A lesson's group (`8x/Ma2`) names none, and then says nothing about the form.
 */
function formOnPage(rowForm: string | null, group: string | null, list: PupilList): string | null {
  if (rowForm !== null && rowForm.trim() !== '') return rowForm;
  if (group === null) return null;
  const folded = foldForm(group);
  if (list.forms.has(folded)) return group;
  const named = group
    .split(/[\s:,()/]+/)
    .filter((word) => word !== '' && list.forms.has(foldForm(word)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function isOnRoll(pupil: Pupil, date: PlainDate | null): boolean {
  if (date === null) return true;
  return !(pupil.leavingDate !== null && pupil.leavingDate < date);
}

function byId(id: string, shownName: string, list: PupilList): Verdict | null {
  const found = list.byId.get(id);
  if (!found) return null;
  const [pupil, another] = found;
  if (!pupil || another) return { doubt: 'one student id stands for several pupils of the list' };
  if (!agrees(shownName, pupil)) {
    return { doubt: 'the student id belongs to another name on the pupil list' };
  }
  return { pupil, byId: true };
}

function byName(row: Page['rows'][number], page: Page, list: PupilList): Verdict {
  const named = list.byName.get(foldName(row.shownName)) ?? [];
  if (named.length === 0) return { doubt: 'not on the pupil list' };
  const form = formOnPage(row.form, page.group, list);
  const inForm = form
    ? named.filter((pupil) => pupil.form === null || foldForm(pupil.form) === foldForm(form))
    : named;
  if (inForm.length === 0) return { doubt: `on the pupil list, but not in ${form ?? 'this form'}` };
  const onRoll = inForm.filter((pupil) => isOnRoll(pupil, page.date));
  if (onRoll.length === 0) return { doubt: 'left before this day, says the pupil list' };
  const pupil = theOne(onRoll, row.shownName);
  if (!pupil) {
    const many = NUMBER_WORDS[onRoll.length] ?? String(onRoll.length);
    return { doubt: `${many} pupils called ${plainName(onRoll)}${form ? ` in ${form}` : ''}` };
  }
  if (row.arborStudentId !== null && pupil.arborStudentId !== null) {
    return { doubt: 'the student id is not the one on the pupil list' };
  }
  return { pupil, byId: false };
}

/** Folding may make one of two names (Zoe and Zoë Reid); then the name as written decides. */
function theOne(candidates: readonly Pupil[], shownName: string): Pupil | null {
  const [first, ...others] = candidates;
  if (first && others.length === 0) return first;
  const shown = exactName(shownName);
  const exact = candidates.filter((pupil) => writtenNames(pupil).map(exactName).includes(shown));
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

function plainName(pupils: readonly Pupil[]): string {
  const [pupil] = pupils;
  return pupil ? `${pupil.forename} ${pupil.surname}` : '';
}

export function matchPupils(page: Page, pupils: readonly Pupil[]): Matching {
  const list = new PupilList(pupils);
  const verdicts = page.rows.map((row): Verdict => {
    if (pupils.length === 0) return { doubt: 'no pupil list has been imported yet' };
    const known =
      row.arborStudentId === null ? null : byId(row.arborStudentId, row.shownName, list);
    return known ?? byName(row, page, list);
  });

  const timesNamed = new Map<string, number>();
  for (const verdict of verdicts) {
    if ('pupil' in verdict) {
      timesNamed.set(verdict.pupil.id, (timesNamed.get(verdict.pupil.id) ?? 0) + 1);
    }
  }

  const why = new Map<string, number>();
  const rows = page.rows.map(({ rowKey }, index): Match => {
    const verdict = verdicts[index];
    const doubt =
      verdict && 'pupil' in verdict
        ? !verdict.byId && (timesNamed.get(verdict.pupil.id) ?? 0) > 1
          ? `several rows called ${plainName([verdict.pupil])}, one pupil on the list`
          : null
        : (verdict?.doubt ?? 'not on the pupil list');
    if (doubt !== null) why.set(doubt, (why.get(doubt) ?? 0) + 1);
    return {
      rowKey,
      pupil: doubt === null && verdict && 'pupil' in verdict ? verdict.pupil : null,
    };
  });
  return { rows, doubts: [...why].map(([why, rows]) => ({ rows, why })) };
}
