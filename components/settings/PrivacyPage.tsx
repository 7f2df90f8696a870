import { useState } from 'preact/hooks';
import type { DataDesk } from '@/lib/messages/data-work';
import type { Ask } from '@/lib/messages/protocol';
import type { SchoolStatus } from '@/lib/messages/views';
import { Held } from './Held';
import { sentenceOf } from '@/components/register/desk';

export interface PrivacyPageProps {
  ask: Ask;
  data: DataDesk;
  schools: readonly SchoolStatus[];
  tenant: string | null;
  reception: boolean;
  onErased(): void;
  onGo(page: string): void;
}

const EVERYTHING = 'erase everything';

const NEVER = [
  'changes a mark, or presses Save',
  'sends a message, or makes any request to a network',
  'reads Arbor’s endpoints or cookies',
  'puts pupil data in Arbor’s own storage, in logs or in addresses',
  'takes a missing mark for present',
  'shows anything for a pupil it has not matched for certain',
];

interface EraseProps {
  heading: string;
  explains: string;
  /** What has to be typed. */
  word: string;
  onErase(): Promise<void>;
}

function Erase({ heading, explains, word, onErase }: EraseProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const matches = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      class="card block"
      onSubmit={(event) => {
        event.preventDefault();
        if (!matches || busy) return;
        setBusy(true);
        void onErase().finally(() => {
          setBusy(false);
          setTyped('');
        });
      }}
    >
      <h2>{heading}</h2>
      <p class="quiet">{explains}</p>
      <label class="field">
        <span>
          Type <b>{word}</b> to confirm
        </span>
        <input
          value={typed}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn grave" disabled={!matches || busy}>
        {heading}
      </button>
    </form>
  );
}

export function PrivacyPage(props: PrivacyPageProps) {
  const { ask, data, schools, tenant, reception, onErased, onGo } = props;
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null);
  const school = schools.find((each) => each.tenant === tenant) ?? null;

  async function erase(which: string | null): Promise<void> {
    try {
      const { erased } = await ask('school/erase', { tenant: which });
      setSaid({
        words:
          erased.length === 0 ? 'There was nothing to erase.' : `Erased: ${erased.join(', ')}.`,
        bad: false,
      });
      onErased();
    } catch (error) {
      setSaid({ words: sentenceOf(error), bad: true });
    }
  }

  return (
    <>
      <h1>Privacy</h1>
      <p>
        Alongside is not made, checked or endorsed by Arbor. It is the school’s own notebook beside
        the register.
      </p>
      {said && (
        <p role={said.bad ? 'alert' : 'status'} class={`note block ${said.bad ? 'now' : ''}`}>
          {said.words}
        </p>
      )}
      <section class="block">
        <h2>What is held</h2>
        <ul class="bullets">
          {schools.length === 0 && <li>Nothing about any pupil.</li>}
          {schools.map((each) => (
            <li key={each.tenant}>
              <b>{each.name || each.tenant}</b>: {each.pupils.toLocaleString('en-GB')} pupils with
              what their file said of them, {each.marks.toLocaleString('en-GB')} marks, and every
              record made here
            </li>
          ))}
          <li>Your initials and role, and how you like the panel.</li>
        </ul>
      </section>
      {school && (
        <Held
          key={school.tenant}
          data={data}
          tenant={school.tenant}
          school={school.name || school.tenant}
          reception={reception}
          onGo={onGo}
          onChanged={onErased}
        />
      )}
      <section class="block">
        <h2>Where</h2>
        <p>
          In this browser profile on this computer, in a database of the extension that web pages
          cannot read. It is as safe as the computer’s disk and account: lock the screen. Nothing
          leaves it.
        </p>
      </section>
      <section class="block">
        <h2>What Alongside never does</h2>
        <ul class="bullets">
          {NEVER.map((line) => (
            <li key={line}>It never {line}.</li>
          ))}
        </ul>
      </section>
      {school && (
        <Erase
          heading="Erase this school"
          explains={`All that is held of ${school.name || school.tenant}: pupils, marks and records. This cannot be undone.`}
          word={school.tenant}
          onErase={() => erase(school.tenant)}
        />
      )}
      <Erase
        heading="Erase everything"
        explains="All schools on this computer. This cannot be undone."
        word={EVERYTHING}
        onErase={() => erase(null)}
      />
    </>
  );
}
