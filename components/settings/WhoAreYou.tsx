/** Asked once: initials and role stand by every record, and the role decides which words are shown. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '@/lib/casework/events';
import type { Person } from '@/lib/messages/views';
import { ROLE_WORDS } from '@/components/register/duty-words';

const ROLES = Object.keys(ROLE_WORDS) as Role[];
const INITIALS = /^\p{L}{1,4}$/u;

export interface WhoAreYouProps {
  person: Person | null;
  onSave(person: Person): void;
  onCancel?: (() => void) | undefined;
}

export function WhoAreYou({ person, onSave, onCancel }: WhoAreYouProps) {
  const [initials, setInitials] = useState(person?.initials ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'office');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Where the button that led here is gone, its focus went with it; a person working in Arbor's page
  // keeps theirs.
  useLayoutEffect(() => {
    const { ownerDocument } = field.current ?? {};
    const lost = ownerDocument?.activeElement === ownerDocument?.body;
    if (person === null && lost && ownerDocument?.hasFocus()) field.current?.focus();
  }, []);
  return (
    <form
      class="card whoami"
      aria-label="Who is working here?"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = initials.trim();
        if (!INITIALS.test(given)) {
          setWrong(true);
          field.current?.focus();
          return;
        }
        const capitals = given.toLocaleUpperCase('en-GB');
        setInitials(capitals);
        onSave({ initials: capitals, role });
      }}
    >
      <h2>Who is working here?</h2>
      <p class="quiet small">Your initials stand by what you record. Kept on this computer only.</p>
      <div class="pair">
        <label class="field">
          <span>Initials</span>
          <input
            ref={field}
            name="initials"
            value={initials}
            maxLength={4}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'al-initials-wrong' : undefined}
            onInput={({ currentTarget }) => {
              setInitials(currentTarget.value);
              setWrong(false);
            }}
          />
        </label>
        <label class="field">
          <span>Role</span>
          <select
            name="role"
            value={role}
            onChange={({ currentTarget }) =>
              setRole(ROLES.find((each) => each === currentTarget.value) ?? role)
            }
          >
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {ROLE_WORDS[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {wrong && (
        <p id="al-initials-wrong" role="alert" class="error">
          One to four letters, such as JB.
        </p>
      )}
      <div class="acts">
        <button type="submit" class="btn main">
          Save
        </button>
        {onCancel && (
          <button type="button" class="btn" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
