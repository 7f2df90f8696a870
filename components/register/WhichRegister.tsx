/** The page does not say which register it is. The person knows; Alongside asks instead of guessing. */
import { useState } from 'preact/hooks';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Session, SessionOfDay } from '@/lib/attendance/session';

export interface WhichRegisterProps {
  sentence: string;
  /** What the page does say. */
  date: PlainDate | null;
  session: SessionOfDay | null;
  /** Offered where the page says no date; the person confirms or changes it. */
  today: PlainDate;
  onSay(session: Session): void;
}

const NAMES: Record<SessionOfDay, string> = { AM: 'AM register', PM: 'PM register' };

export function WhichRegister({ sentence, date, session, today, onSay }: WhichRegisterProps) {
  const [chosen, setChosen] = useState<string>(date ?? today);
  const day = isPlainDate(chosen) ? chosen : null;
  const sessions: readonly SessionOfDay[] = session ? [session] : ['AM', 'PM'];
  return (
    <div role="group" aria-label="Which register is this?" class="card which-register">
      <h2>Which register is this?</h2>
      <p>{sentence} What you say counts for this page alone.</p>
      {date === null && (
        <label class="field">
          <span>Date</span>
          <input
            type="date"
            value={chosen}
            aria-invalid={day === null}
            onInput={({ currentTarget }) => setChosen(currentTarget.value)}
          />
        </label>
      )}
      <div class="acts">
        {sessions.map((each) => (
          <button
            key={each}
            type="button"
            class="btn main"
            disabled={day === null}
            onClick={() => day && onSay({ date: day, session: each })}
          >
            {NAMES[each]}
          </button>
        ))}
      </div>
    </div>
  );
}
