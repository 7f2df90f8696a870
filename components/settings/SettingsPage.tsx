import { useState } from 'preact/hooks';
import type { Person, Settings } from '@/lib/messages/views';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { KeysSettings } from './KeysSettings';
import { WhoAreYou } from './WhoAreYou';

export interface SettingsPageProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

export function SettingsPage({ settings, onChange }: SettingsPageProps) {
  const { person } = settings;
  const [asked, setAsked] = useState<Person | null>(null);
  const saved =
    person !== null && asked?.initials === person.initials && asked.role === person.role;
  return (
    <>
      <h1>Settings</h1>
      <WhoAreYou
        person={person}
        onSave={(next) => {
          setAsked(next);
          onChange({ person: next });
        }}
      />
      <p role="status" class="quiet small">
        {saved && `Saved: ${person.initials}, ${ROLE_WORDS[person.role]}.`}
      </p>
      <section class="block">
        <label class="tick">
          <input
            type="checkbox"
            checked={!settings.shortcutsOff}
            onChange={({ currentTarget }) => onChange({ shortcutsOff: !currentTarget.checked })}
          />
          Letter keys act in Alongside
        </label>
        <p class="quiet small indent">
          They act only while Alongside has the focus, never while you type. Arrows, Enter and
          Escape always work.
        </p>
        {!settings.shortcutsOff && (
          <KeysSettings
            keys={settings.keys ?? {}}
            initials={person?.initials ?? null}
            onChange={(keys) => onChange({ keys })}
          />
        )}
        <label class="tick">
          <input
            type="checkbox"
            checked={settings.reception}
            onChange={({ currentTarget }) => onChange({ reception: currentTarget.checked })}
          />
          Reception mode
        </label>
        <p class="quiet small indent">
          Names become initials and words neutral, while others can see the screen.
        </p>
        <label class="tick">
          <input
            type="checkbox"
            checked={settings.panel === 'open'}
            onChange={({ currentTarget }) =>
              onChange({ panel: currentTarget.checked ? 'open' : 'tab' })
            }
          />
          Open the panel beside registers
        </label>
        <p class="quiet small indent">Otherwise it waits as a slim tab at the edge.</p>
      </section>
    </>
  );
}
