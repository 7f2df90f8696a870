import type { Settings } from '@/lib/messages/views';
import { WhoAreYou } from './WhoAreYou';

export interface SettingsPageProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

export function SettingsPage({ settings, onChange }: SettingsPageProps) {
  const { person } = settings;
  return (
    <>
      <h1>Settings</h1>
      <WhoAreYou
        key={`${person?.initials} ${person?.role}`}
        person={person}
        onSave={(next) => onChange({ person: next })}
      />
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
