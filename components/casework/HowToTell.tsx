/** How somebody is reached and with what words. The person copies or opens; nothing is sent by us. */
import { useState } from 'preact/hooks';
import type { TellRecipient, WorkerMessage } from '@/lib/messages/views';
import { mailLink } from './mail-link';

export interface HowToTellProps {
  recipient: TellRecipient;
  message: WorkerMessage | null;
  /** True when the text is on the clipboard. */
  copy(text: string): Promise<boolean>;
  /** The mail program was opened. */
  onMail(): void;
}

const WANTS: Record<NonNullable<TellRecipient['how']>, string> = {
  phone: 'by phone',
  email: 'by e-mail',
  portal: 'through the portal',
  'in-person': 'in person',
};

export function HowToTell({ recipient, message, copy, onMail }: HowToTellProps) {
  const [said, setSaid] = useState('');
  const { name, authority, how, phone, email, place } = recipient;
  const whom = [name, authority].filter(Boolean).join(', ');
  const ways = [phone, email, place].filter((way) => way !== null);
  const link = message && email !== null ? mailLink(email, message) : null;
  if (whom === '' && how === null && ways.length === 0 && message === null) return null;
  return (
    <div class="al-tell">
      <p>
        {whom !== '' && <b>{whom}</b>}
        {how !== null && `${whom === '' ? 'To be told' : ', to be told'} ${WANTS[how]}`}
        {ways.length > 0 && (
          <>
            {whom !== '' || how !== null ? ': ' : ''}
            <span class="al-tell-way">{ways.join(' · ')}</span>
          </>
        )}
        {whom === '' && how === null && ways.length === 0 && (
          <span class="quiet">How to reach them is not on record.</span>
        )}
      </p>
      {message && (
        <>
          <p class="acts">
            <button
              type="button"
              class="btn"
              onClick={() =>
                void copy(`${message.subject}\n\n${message.body}`).then((copied) =>
                  setSaid(copied ? 'Copied.' : 'It could not be copied: select the text below.'),
                )
              }
            >
              Copy message
            </button>
            {link !== null && (
              <a class="btn" href={link} onClick={onMail}>
                Open in mail
              </a>
            )}
            <span role="status" class="small">
              {said}
            </span>
          </p>
          <details class="al-call-more">
            <summary>Read the message</summary>
            <p>
              <b>{message.subject}</b>
            </p>
            <p class="al-tell-body">{message.body}</p>
            {link !== null && (
              <p class="quiet">Opened in mail, it has initials in place of the name.</p>
            )}
          </details>
        </>
      )}
    </div>
  );
}
