import type { ContactView } from '@/lib/messages/views';

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whom to ring, first to last, and who was tried today: the phone stands beside the screen. */
export function Contacts({ contacts }: { contacts: readonly ContactView[] }) {
  if (contacts.length === 0)
    return <p class="al-call-quiet">No contact of this pupil is on the imported list.</p>;
  return (
    <ol class="al-call-contacts" aria-label="Contacts, first to ring first">
      {contacts.map(({ relationship, name, phone, triedToday, tries }, index) => (
        <li key={index}>
          <span class="al-call-quiet al-call-fig" aria-hidden="true">
            {index + 1}
          </span>
          <span>
            <b>{capitalised(relationship)}</b>
            {name !== null && ` ${name}`}
            <span class="sr">, </span>
          </span>
          <span class="al-call-fig al-call-phone">{phone ?? 'no number'}</span>
          {triedToday !== null && (
            <span class="al-call-quiet al-call-tried">
              <span class="sr">, </span>
              tried {triedToday}
              {(tries ?? 1) > 1 && `, ${tries} times today`}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
