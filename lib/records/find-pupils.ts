/** Finding a pupil by the beginnings of any of their names, or by form. */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { shownName, type Pupil } from '@/lib/attendance/pupil';
import type { FoundPupil } from '@/lib/messages/card-view';
import { foldForm, foldName } from './names';

/** What a list below a search box shows without scrolling. */
const SHOWN = 12;

const wordsOf = (text: string) =>
  foldName(text.replaceAll(',', ' '))
    .split(' ')
    .filter((word) => word !== '');

/** 0: every word begins a name; 1: some word begins the form; null: not this pupil. */
function rankOf(pupil: Pupil, asked: readonly string[], form: string): 0 | 1 | null {
  const names = [pupil.forename, pupil.preferredForename ?? '', pupil.surname].flatMap(wordsOf);
  const own = pupil.form === null ? '' : foldForm(pupil.form).replaceAll(' ', '');
  if (asked.every((word) => names.some((name) => name.startsWith(word)))) return 0;
  if (own === '') return null;
  const isForm = own.startsWith(form);
  const withForm = asked.every(
    (word) => own.startsWith(word) || names.some((name) => name.startsWith(word)),
  );
  return isForm || withForm ? 1 : null;
}

export function findPupils(
  list: readonly Pupil[],
  text: string,
  on: PlainDate,
): { found: FoundPupil[]; more: number } {
  const asked = wordsOf(text);
  if (asked.length === 0) return { found: [], more: 0 };
  const form = foldForm(text).replaceAll(' ', '');
  const all = list
    .flatMap((pupil) => {
      const rank = rankOf(pupil, asked, form);
      if (rank === null) return [];
      const leftOn =
        pupil.leavingDate !== null && pupil.leavingDate < on ? pupil.leavingDate : null;
      const order = `${leftOn === null ? 0 : 1}${rank}${foldName(`${pupil.surname}, ${shownName(pupil)}`)}`;
      return [{ pupil, leftOn, order }];
    })
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return {
    found: all.slice(0, SHOWN).map(({ pupil, leftOn }) => {
      const name = shownName(pupil);
      const legal = `${pupil.forename} ${pupil.surname}`;
      return {
        pupilId: pupil.id,
        name,
        legalName: legal === name ? null : legal,
        form: pupil.form,
        leftOn,
      };
    }),
    more: Math.max(0, all.length - SHOWN),
  };
}
