/** The full page: everything that needs more room than the side of a register. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DataDesk } from '@/lib/messages/data-work';
import type { Ask } from '@/lib/messages/protocol';
import type { SchoolStatus, Settings } from '@/lib/messages/views';
import { LatePage } from '@/components/casework/LatePage';
import { CardDoorContext, openCardInRow, type CardDoor } from '@/components/pupil/CardButton';
import { CardSheet } from '@/components/pupil/CardSheet';
import { FindPupil } from '@/components/pupil/FindPupil';
import { Board, type BoardPart } from '@/components/register/Board';
import { sentenceOf } from '@/components/register/desk';
import type { Forms } from '@/components/register/forms';
import { takeOwnKeys } from '@/components/ui/keymap';
import { ownKey } from '@/components/ui/keys';
import { useAfter } from '@/components/ui/useAfter';
import { BackupPage } from './BackupPage';
import { ExportPage } from './ExportPage';
import { HealthPage } from './HealthPage';
import type { ImportParsers } from './import-file';
import { DiagnosticsPage } from './DiagnosticsPage';
import { ImportPage } from './ImportPage';
import { PrivacyPage } from './PrivacyPage';
import { RulesPage } from './RulesPage';
import { SettingsPage } from './SettingsPage';
import { StartPage } from './StartPage';

export const PAGES = [
  'start',
  'calls',
  'follow-ups',
  'off-site',
  'late',
  'tracker',
  'import',
  'export',
  'backup',
  'health',
  'rules',
  'privacy',
  'diagnostics',
  'settings',
] as const;
export type Page = (typeof PAGES)[number];

const NAMES: Record<Page, string> = {
  start: 'Start',
  calls: 'Calls',
  'follow-ups': 'Follow-ups',
  'off-site': 'Off site',
  late: 'Late',
  tracker: 'Tracker',
  import: 'Import',
  export: 'Export',
  backup: 'Backup',
  health: 'Data health',
  rules: 'Rules',
  privacy: 'Privacy',
  diagnostics: 'Diagnostics',
  settings: 'Settings',
};
const BOARD_PARTS: readonly BoardPart[] = ['calls', 'follow-ups', 'off-site', 'tracker'];
/** Pages that show nothing without a school; a backup can be restored before there is one. */
const SCHOOL_PAGES: ReadonlySet<Page> = new Set<Page>([
  'late',
  'import',
  'export',
  'health',
  'rules',
  'diagnostics',
]);
const SLOW_MS = 1000;

export function pageOf(text: string): Page {
  return PAGES.find((page) => page === text) ?? 'start';
}

export interface WorkspaceProps {
  ask: Ask;
  parsers: ImportParsers;
  forms: Forms;
  page: Page;
  /** The school of the address; null: the first there is. */
  tenant: string | null;
  onGo(page: Page, tenant: string | null): void;
  onDownload(name: string, text: string): void;
  data: DataDesk;
  onSave(name: string, bytes: Uint8Array<ArrayBuffer>): void;
  /** Loads the demonstration school and answers with its tenant. */
  loadDemonstration(): Promise<string>;
  newId(): string;
  /** Names this tab to others that have the same school open. */
  holder?: string | undefined;
  onChanged?: ((changed: () => void) => () => void) | undefined;
  /** Handed over by another page whose pupil's card is to open here. */
  ticket: string | null;
  clock(): Date;
  copy(text: string): Promise<boolean>;
  print(): void;
}

interface OpenCard {
  tenant: string;
  pupilId: string;
  /** Null until the card says it: it was handed over by its id alone. */
  name: string | null;
}

interface Loaded {
  settings: Settings;
  schools: SchoolStatus[];
}

export function Workspace(props: WorkspaceProps) {
  const { ask, data, parsers, forms, page, onGo, onDownload, onSave, newId } = props;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [card, setCard] = useState<OpenCard | null>(null);
  const [changes, setChanges] = useState(0);
  const main = useRef<HTMLElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const slow = useAfter(SLOW_MS, turn);

  useEffect(() => {
    let left = false;
    setTrouble(null);
    Promise.all([ask('settings/get', {}), ask('school/list', {})])
      .then(([settings, schools]) => {
        if (!left) setLoaded({ settings, schools });
      })
      .catch((error: unknown) => {
        if (!left) setTrouble(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [turn]);

  const keys = loaded?.settings.keys;
  useLayoutEffect(() => takeOwnKeys(keys), [keys]);

  const tenant = props.tenant ?? loaded?.schools[0]?.tenant ?? null;
  const school = loaded?.schools.find((each) => each.tenant === tenant) ?? null;
  const again = () => setTurn((before) => before + 1);

  useEffect(() => {
    if (props.ticket === null) return;
    // Without an answer the page is as it would be without a ticket.
    void ask('workspace/arrived', { ticket: props.ticket }).then(
      (arrived) => arrived && setCard({ ...arrived, name: null }),
      () => undefined,
    );
  }, [props.ticket]);

  const isCardOpen = card !== null;
  useEffect(() => {
    if (!isCardOpen) return;
    return props.onChanged?.(() => setChanges((before) => before + 1));
  }, [isCardOpen]);

  const settings = loaded?.settings ?? null;
  const keysOff = settings?.shortcutsOff ?? true;
  const reception = settings?.reception ?? false;
  const door = useMemo<CardDoor | null>(
    () =>
      tenant === null || reception
        ? null
        : {
            keysOff,
            open: (pupilId, name) => setCard({ tenant, pupilId, name }),
          },
    [tenant, keysOff, reception],
  );

  async function change(settings: Partial<Settings>): Promise<void> {
    try {
      const stored = await ask('settings/set', settings);
      setLoaded((before) => before && { ...before, settings: stored });
      setTrouble(null);
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  async function demonstration(): Promise<void> {
    try {
      const loadedTenant = await props.loadDemonstration();
      again();
      onGo('calls', loadedTenant);
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  function go(next: Page): void {
    onGo(next, props.tenant);
    main.current?.focus();
  }

  const part = BOARD_PARTS.find((each) => each === page);
  return (
    <div
      class={`work${card && !reception ? ' with-card' : ''}`}
      onKeyDown={(event) => {
        const key = card ? null : ownKey(event, keysOff);
        if (key !== '/' && key !== 'p') return;
        event.preventDefault();
        if (key === '/') find.current?.focus();
        else openCardInRow(main.current, document.activeElement);
      }}
    >
      <nav class="nav" aria-label="Workspace">
        <p class="brand">
          <span class="mark" aria-hidden="true" />
          Alongside
        </p>
        {loaded && loaded.schools.length > 0 && (
          <select
            aria-label="School"
            value={school?.tenant ?? ''}
            onChange={({ currentTarget }) => onGo(page, currentTarget.value)}
          >
            {school === null && <option value="">{tenant ?? 'No school'}</option>}
            {loaded.schools.map((each) => (
              <option key={each.tenant} value={each.tenant}>
                {each.name || each.tenant}
              </option>
            ))}
          </select>
        )}
        {tenant !== null && loaded && loaded.schools.length > 0 && !reception && (
          <FindPupil
            key={tenant}
            ask={ask}
            tenant={tenant}
            keysOff={keysOff}
            field={find}
            onChoose={({ pupilId, name }) => setCard({ tenant, pupilId, name })}
          />
        )}
        <ul>
          {PAGES.map((each) => (
            <li key={each}>
              <a
                href={`#${each}`}
                aria-current={each === page ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  go(each);
                }}
              >
                {NAMES[each]}
              </a>
            </li>
          ))}
        </ul>
        {loaded?.settings.reception && (
          <button type="button" class="btn" onClick={() => void change({ reception: false })}>
            Show names
          </button>
        )}
        <p class="quiet small foot">Not made or endorsed by Arbor.</p>
      </nav>
      <CardDoorContext.Provider value={door}>
        <main
          ref={main}
          tabIndex={-1}
          class={`page${part || page === 'late' || page === 'rules' ? ' wide' : ''}`}
        >
          {trouble !== null && (
            <div role="alert" class="note now block">
              <p>{trouble}</p>
              <button type="button" class="btn" onClick={again}>
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
          {loaded && page === 'start' && (
            <StartPage
              schools={loaded.schools}
              tenant={props.tenant}
              onChoose={(chosen, next) => onGo(pageOf(next), chosen)}
              onDemonstration={demonstration}
            />
          )}
          {loaded && page === 'settings' && (
            <SettingsPage settings={loaded.settings} onChange={(next) => void change(next)} />
          )}
          {loaded && page === 'privacy' && (
            <PrivacyPage
              ask={ask}
              data={data}
              schools={loaded.schools}
              tenant={tenant}
              reception={loaded.settings.reception}
              onErased={again}
              onGo={(next) => go(pageOf(next))}
            />
          )}
          {loaded && tenant === null && (part || SCHOOL_PAGES.has(page)) && (
            <div class="empty">
              <h1>{NAMES[page]}</h1>
              <p>
                <b>No school yet.</b>
              </p>
              <p class="acts">
                <button type="button" class="btn main" onClick={() => go('start')}>
                  Start with your school
                </button>
              </p>
            </div>
          )}
          {loaded && tenant !== null && page === 'import' && (
            <ImportPage
              key={tenant}
              ask={ask}
              parsers={parsers}
              tenant={tenant}
              school={school?.name || tenant}
              onImported={again}
              onGo={(next) => onGo(pageOf(next), tenant)}
            />
          )}
          {loaded && tenant !== null && page === 'export' && (
            <ExportPage
              key={tenant}
              data={data}
              tenant={tenant}
              school={school?.name || tenant}
              settings={loaded.settings}
              onSave={onSave}
              onGo={(next) => go(pageOf(next))}
            />
          )}
          {loaded && page === 'backup' && (
            <BackupPage
              key={tenant}
              data={data}
              tenant={school?.tenant ?? null}
              school={school?.name || (tenant ?? '')}
              settings={loaded.settings}
              onSave={onSave}
              onRestored={again}
              onGo={(next, restored) => onGo(pageOf(next), restored)}
            />
          )}
          {loaded && tenant !== null && page === 'health' && (
            <HealthPage
              key={tenant}
              data={data}
              tenant={tenant}
              reception={loaded.settings.reception}
              onGo={(next) => go(pageOf(next))}
            />
          )}
          {loaded && tenant !== null && page === 'diagnostics' && (
            <DiagnosticsPage
              key={tenant}
              ask={ask}
              tenant={tenant}
              onCopy={props.copy}
              onDownload={onDownload}
            />
          )}
          {loaded && tenant !== null && page === 'rules' && (
            <RulesPage
              key={tenant}
              ask={ask}
              tenant={tenant}
              reception={loaded.settings.reception}
              exportOff={loaded.settings.featuresOff?.includes('export') ?? false}
              onDownload={onDownload}
            />
          )}
          {loaded && tenant !== null && page === 'late' && (
            <LatePage
              key={tenant}
              ask={ask}
              tenant={tenant}
              reception={loaded.settings.reception}
              onChanged={props.onChanged}
            />
          )}
          {loaded && tenant !== null && part && (
            <Board
              key={tenant}
              ask={ask}
              forms={forms}
              tenant={tenant}
              part={part}
              settings={loaded.settings}
              newId={newId}
              holder={props.holder}
              onGo={(next) => go(pageOf(next))}
              onReception={(reception) => void change({ reception })}
              onChanged={props.onChanged}
            />
          )}
        </main>
      </CardDoorContext.Provider>
      {loaded && card && !reception && (
        <CardSheet
          key={card.pupilId}
          ask={ask}
          tenant={card.tenant}
          pupilId={card.pupilId}
          name={card.name}
          at={null}
          turn={changes}
          work={{
            forms,
            settings: loaded.settings,
            newId,
            holder: props.holder,
            otherNames: [],
            rowKeyOf: () => null,
            // The lists hear of what was stored as of anything stored elsewhere.
            refresh: () => Promise.resolve(),
          }}
          person={loaded.settings.person}
          keysOff={keysOff}
          exportOff={loaded.settings.featuresOff?.includes('export') ?? false}
          clock={props.clock}
          copy={props.copy}
          print={props.print}
          onClose={() => setCard(null)}
          onReception={() => {
            setCard(null);
            void change({ reception: true });
          }}
        />
      )}
    </div>
  );
}
