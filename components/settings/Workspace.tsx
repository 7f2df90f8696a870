/** The full page: everything that needs more room than the side of a register. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataDesk } from '@/lib/messages/data-work';
import type { Ask } from '@/lib/messages/protocol';
import type { SchoolStatus, Settings } from '@/lib/messages/views';
import { LatePage } from '@/components/casework/LatePage';
import { Board, type BoardPart } from '@/components/register/Board';
import { sentenceOf } from '@/components/register/desk';
import type { Forms } from '@/components/register/forms';
import { useAfter } from '@/components/ui/useAfter';
import { BackupPage } from './BackupPage';
import { ExportPage } from './ExportPage';
import { HealthPage } from './HealthPage';
import type { ImportParsers } from './import-file';
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
  const main = useRef<HTMLElement>(null);
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

  const tenant = props.tenant ?? loaded?.schools[0]?.tenant ?? null;
  const school = loaded?.schools.find((each) => each.tenant === tenant) ?? null;
  const again = () => setTurn((before) => before + 1);

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
    <div class="work">
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
    </div>
  );
}
