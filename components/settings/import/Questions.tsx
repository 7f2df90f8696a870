import type { Pupil } from '@/lib/attendance/pupil';
import { shownName } from '@/lib/attendance/pupil';
import type { DateOrder, FileQuestion } from '../import-file';

export interface QuestionsProps {
  questions: readonly FileQuestion[];
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  onePupil: string | null;
  autumn: number | null;
  onDateOrder(order: DateOrder): void;
  onAutumn(autumn: number): void;
  onPupil(id: string): void;
}

/** What only a person can say; each is asked once for the whole file. */
export function Questions(props: QuestionsProps) {
  const dates = props.questions.find((question) => question.kind === 'dates');
  const year = props.questions.find((question) => question.kind === 'year');
  const asksPupil = props.questions.some((question) => question.kind === 'pupil');
  return (
    <>
      {dates?.kind === 'dates' && (
        <div class="note today block">
          <fieldset class="choice">
            <legend>
              Which way round are the dates? {dates.column}: {dates.example}
              {dates.why === 'mixed' && ' (some can only be read one way, some only the other)'}
            </legend>
            {(['day-first', 'month-first'] as const).map((order) => (
              <label key={order} class="tick">
                <input
                  type="radio"
                  name="order"
                  checked={props.dateOrder === order}
                  onChange={() => props.onDateOrder(order)}
                />
                {order === 'day-first' ? 'Day first (as in Britain)' : 'Month first'}
              </label>
            ))}
          </fieldset>
        </div>
      )}
      {year?.kind === 'year' && (
        <div class="note today block">
          <fieldset class="choice">
            <legend>
              Of which school year are the days above the columns? {year.example} does not say.
            </legend>
            {year.autumns.map((autumn) => (
              <label key={autumn} class="tick">
                <input
                  type="radio"
                  name="school-year"
                  checked={props.autumn === autumn}
                  onChange={() => props.onAutumn(autumn)}
                />
                {autumn}/{String(autumn + 1).slice(-2)}
              </label>
            ))}
          </fieldset>
        </div>
      )}
      {asksPupil && (
        <div class="note today block">
          <label class="field">
            <span>Whose marks are these? The file does not say.</span>
            <select
              value={props.onePupil ?? ''}
              onChange={({ currentTarget }) => props.onPupil(currentTarget.value)}
            >
              <option value="">Choose a pupil</option>
              {[...props.pupils]
                .sort((a, b) => a.surname.localeCompare(b.surname, 'en-GB'))
                .map((pupil) => (
                  <option key={pupil.id} value={pupil.id}>
                    {shownName(pupil)}
                    {pupil.form === null ? '' : `, ${pupil.form}`}
                  </option>
                ))}
            </select>
          </label>
        </div>
      )}
    </>
  );
}
