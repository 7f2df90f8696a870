import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Ask } from '@/lib/messages/protocol';
import type { GlanceView, SchoolStatus, Settings } from '@/lib/messages/views';
import { sentenceOf } from '@/components/register/desk';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { CardDoorContext } from '@/components/pupil/CardButton';
import { WhoAreYou } from '@/components/settings/WhoAreYou';
import { Key } from '@/components/ui/Key';
import { capOf, takeOwnKeys } from '@/components/ui/keymap';
import { ownKey } from '@/components/ui/keys';
import { useAfter } from '@/components/ui/useAfter';
import { Glance } from './Glance';

const SLOW_MS = 1000;

interface Loaded {
  settings: Settings;
  schools: SchoolStatus[];
  glance: GlanceView | null;
}

/** The toolbar popup. `onOpenWorkspace` also closes it. */
export function GlancePage({
  ask,
  onChanged,
  onOpenWorkspace,
}: {
  ask: Ask;
  /** Calls back whenever something was stored; answers with how to stop. */
  onChanged?: ((changed: () => void) => () => void) | undefined;
  onOpenWorkspace(tenant: string | null, page: string, pupilId?: string): void;
}) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [tenant, setTenant] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [changing, setChanging] = useState(false);
  const slow = useAfter(SLOW_MS, turn);

  useEffect(() => {
    let left = false;
    setTrouble(null);
    Promise.all([ask('settings/get', {}), ask('school/list', {}), ask('glance', { tenant })])
      .then(([settings, schools, glance]) => {
        if (!left) setLoaded({ settings, schools, glance });
      })
      .catch((error: unknown) => {
        if (!left) setTrouble(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [tenant, turn]);

  useEffect(() => onChanged?.(() => setTurn((before) => before + 1)), []);

  async function change(settings: Partial<Settings>): Promise<void> {
    try {
      const stored = await ask('settings/set', settings);
      setLoaded((before) => before && { ...before, settings: stored });
      setChanging(false);
      // Another role may see other words.
      if (settings.person) setTurn((before) => before + 1);
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  const settings = loaded?.settings ?? null;
  const glance = loaded?.glance ?? null;
  const keysOff = settings?.shortcutsOff ?? true;
  const person = settings?.person ?? null;
  useLayoutEffect(() => takeOwnKeys(settings?.keys), [settings?.keys]);

  return (
    <main
      class="popup"
      onKeyDown={(event) => {
        if (!settings || ownKey(event, keysOff) !== '.') return;
        event.preventDefault();
        void change({ reception: !settings.reception });
      }}
    >
      <header class="popup-head">
        {loaded && loaded.schools.length > 1 ? (
          <select
            aria-label="School"
            value={glance?.tenant ?? ''}
            onChange={({ currentTarget }) => setTenant(currentTarget.value)}
          >
            {loaded.schools.map((school) => (
              <option key={school.tenant} value={school.tenant}>
                {school.name}
              </option>
            ))}
          </select>
        ) : (
          <h1>{glance?.school.name ?? 'Alongside'}</h1>
        )}
        {settings && (
          <button
            type="button"
            class={`tool${settings.reception ? ' on' : ''}`}
            aria-keyshortcuts={keysOff ? undefined : capOf('.')}
            onClick={() => void change({ reception: !settings.reception })}
          >
            {settings.reception ? 'Show names' : 'Reception'} <Key name="." off={keysOff} />
          </button>
        )}
      </header>

      {trouble !== null && (
        <div role="alert" class="note now">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={() => setTurn((before) => before + 1)}>
            Try again
          </button>
        </div>
      )}
      {loaded === null && trouble === null && (
        <div role="status">
          <p class="quiet">{slow ? 'Still looking…' : 'Looking…'}</p>
          {slow && <div class="bar" aria-hidden="true" />}
        </div>
      )}
      {loaded && glance === null && (
        <div class="empty">
          <p>
            <b>No school yet.</b>
          </p>
          <p>Open a register in Arbor, or bring in a pupil list first.</p>
          <p class="acts">
            <button type="button" class="btn main" onClick={() => onOpenWorkspace(null, 'start')}>
              Start here
            </button>
          </p>
        </div>
      )}
      {settings && glance && (
        <CardDoorContext.Provider
          value={
            settings.reception
              ? null
              : {
                  // One key cannot tell which of the pupils here is meant.
                  keysOff: true,
                  open: (pupilId) => onOpenWorkspace(glance.tenant, 'calls', pupilId),
                }
          }
        >
          <Glance
            glance={glance}
            isSafeguardingLead={person?.role === 'dsl'}
            reception={settings.reception}
          />
        </CardDoorContext.Provider>
      )}
      {settings && (person === null || changing) && (
        <WhoAreYou
          person={person}
          onSave={(next) => void change({ person: next })}
          onCancel={person ? () => setChanging(false) : undefined}
        />
      )}
      <footer class="acts popup-foot">
        <button
          type="button"
          class="btn"
          onClick={() => onOpenWorkspace(glance?.tenant ?? null, 'calls')}
        >
          Open the workspace
        </button>
        {person && !changing && (
          <button type="button" class="link end" onClick={() => setChanging(true)}>
            {person.initials}, {ROLE_WORDS[person.role]}: change
          </button>
        )}
      </footer>
    </main>
  );
}
