import type { CodeAdvice } from '@/lib/comments/suggest-code';

export interface CodeAdviceRowProps {
  advice: CodeAdvice;
  mark: string | null;
  taken: boolean;
  onTake(taken: boolean): void;
}

/** The person enters the code in Arbor; here they only say which one goes into the line. */
export function CodeAdviceRow({ advice, mark, taken, onTake }: CodeAdviceRowProps) {
  const { code, because, source, open } = advice;
  return (
    <div class="al-call-row al-call-code">
      <span class="al-call-label" aria-hidden="true">
        Code
      </span>
      <div class="al-call-answer">
        {code !== null && code !== mark ? (
          <label class="tick">
            <input
              type="checkbox"
              checked={taken}
              onChange={(event) => onTake(event.currentTarget.checked)}
            />
            <span>
              <span class="sr">Suggested code </span>
              <b>{mark === null ? code : `${mark}→${code}`}</b>
              <span class="al-call-quiet"> you enter it in Arbor</span>
            </span>
          </label>
        ) : (
          <b>{mark === null ? 'No code suggested' : `${mark} stays`}</b>
        )}
        <p class="al-call-quiet" title={source}>
          {because}
        </p>
        {open.length > 0 && (
          <details class="al-call-more">
            <summary>Which code, when?</summary>
            <ul>
              {open.map((one) => (
                <li key={one.code}>
                  <b>{one.code}</b> {one.needs}
                </li>
              ))}
              <li class="al-call-quiet">{source}</li>
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}
