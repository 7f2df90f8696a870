/** The workspace on sample answers, with every question it asks written down. */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { ImportParsers } from '@/components/settings/import-file';
import { Workspace, type Page } from '@/components/settings/Workspace';
import { WORKSPACE_STYLE } from '@/components/settings/workspace-css';
import type { Ask, ImportPreview, Replies, RequestName, RulesReply } from '@/lib/messages/protocol';
import type { DataDesk, DataWork, DataWorkName } from '@/lib/messages/data-work';
import type { Seen } from '@/lib/messages/seen';
import type { SchoolStatus, Settings } from '@/lib/messages/views';
import { NOW } from './card-sample';
import { fakeAsk, PLAIN_FORMS, type Asked } from './panel-sample';
import { SAMPLE_WORK } from './data-samples';
import { EXPLANATION, registerView, SCHOOL, SETTINGS } from './samples';

export const RULES: RulesReply = {
  on: plainDateOf('2026-09-15'),
  version: 'standard-2026.1',
  origin: 'trust',
  storedAt: null,
  policyProblems: [],
  values: [
    {
      key: 'dayThree',
      lines: ['school day 3 of an absence'],
      raw: 3,
      source: 'Standard 5',
      setBy: 'trust',
      isExample: false,
      from: plainDateOf('2026-09-01'),
    },
    {
      key: 'contactClock',
      lines: ['0 minutes: text', '15 minutes: first contact', '30 minutes: every contact'],
      raw: [
        { id: 'text', afterMinutes: 0, label: 'Text', role: 'office' },
        { id: 'contact-1', afterMinutes: 15, label: 'First contact', role: 'attendance' },
      ],
      source: 'left open by Standard 5',
      setBy: 'trust',
      isExample: true,
      from: plainDateOf('2026-09-01'),
    },
    {
      key: 'persistentAbsencePercent',
      lines: ['10% or more of possible sessions missed'],
      raw: 10,
      source: 'Standard 7',
      setBy: 'law',
      isExample: false,
      from: plainDateOf('2026-09-01'),
    },
  ],
};

export const PREVIEW: ImportPreview = {
  pupils: { added: 418, changed: 2, same: 0, changes: [], changeCount: 0 },
  marks: { added: 0, changed: [], changedCount: 0, same: 0 },
  events: { added: 0, same: 0 },
  missing: [],
  calendar: null,
  refused: [],
  warnings: [],
};

const READ = {
  what: 'register',
  code: null,
  by: 'structure',
  checkedBy: ['table with heads', 'sight'],
  sure: 0.93,
  doubts: [],
  signs: ['heading-register', 'heads-name-and-mark'],
  rows: 30,
  read: 28,
  blank: 1,
  unknown: 1,
  hasDate: true,
  hasSession: true,
} as const;

export const SEEN: Seen[] = [
  {
    ...READ,
    at: '2026-09-15T08:58:00.000Z',
    checkedBy: [...READ.checkedBy],
    doubts: [],
    signs: [...READ.signs],
  },
  {
    ...READ,
    at: '2026-09-15T08:51:00.000Z',
    by: 'taught',
    checkedBy: ['sight'],
    doubts: ['lines'],
    signs: [],
    sure: 0.61,
    hasSession: false,
  },
  {
    ...READ,
    at: '2026-09-14T13:20:00.000Z',
    what: 'unrecognised',
    code: 'two-columns',
    by: null,
    checkedBy: [],
    doubts: [],
    signs: [],
    sure: null,
    rows: 0,
    read: 0,
    blank: 0,
    unknown: 0,
    hasDate: false,
    hasSession: false,
  },
];

export interface WorkspaceSample {
  root: HTMLElement;
  asked: Asked[];
  downloads: { name: string; text: string }[];
  saved: { name: string; bytes: Uint8Array }[];
  /** What the data worker was asked, and what of it was cancelled. */
  worked: { name: DataWorkName | 'cancelled'; asked: unknown }[];
  copied: string[];
  /** The words on each sheet that was sent to the printer. */
  printed: string[];
  remove(): void;
}

export interface WorkspaceSampleOptions {
  page?: Page;
  tenant?: string | null;
  ticket?: string;
  schools?: SchoolStatus[];
  settings?: Settings;
  parsers: ImportParsers;
  /** Answers that keep a page waiting. */
  late?: { [N in RequestName]?: Promise<Replies[N]> };
  /** What the data worker answers, where it is not the sample. */
  work?: { [N in DataWorkName]?: (asked: unknown) => Promise<DataWork[N]['answer']> };
  answers?: { [N in RequestName]?: (request: unknown) => Replies[N] };
}

export function mountWorkspace(options: WorkspaceSampleOptions): WorkspaceSample {
  const { page = 'start', schools = [SCHOOL], parsers } = options;
  let settings = options.settings ?? SETTINGS;
  const { ask: askAtOnce, asked } = fakeAsk({
    'settings/get': () => settings,
    'settings/set': (change) => {
      settings = { ...settings, ...(change as Partial<Settings>) };
      return settings;
    },
    'school/list': () => schools,
    'school/board': () => {
      const { session, queue, followUps, tracker, done, comment } = registerView();
      return { on: '2026-09-15 AM', session, queue, followUps, tracker, done, comment };
    },
    'school/pupils': () => [],
    'duty/why': () => EXPLANATION,
    'rules/get': () => RULES,
    'rules/preview': () => ({
      problems: [{ path: 'values.dayThree', why: 'a whole number of school days is expected' }],
      version: '',
      comparisons: [],
      moments: [],
    }),
    'rules/set': () => ({ accepted: true, problems: [] }),
    'mapping/get': () => ({ mapping: null }),
    'mapping/set': () => ({ saved: true }),
    'import/preview': () => PREVIEW,
    'import/commit': () => ({ ...PREVIEW, at: 1_790_000_000 }),
    'import/list': () => [],
    'import/undo': () => ({ marks: 0, pupils: 418, events: 0, kept: [] }),
    'school/erase': () => ({ erased: ['oakfield-demo'] }),
    'health/list': () => ({ seen: SEEN }),
    'layout/list': () => ({
      layouts: [{ name: 'Our roll call', since: '2026-09-10', file: '{"alongside":"layout"}\n' }],
    }),
    'layout/remove': () => ({ saved: 'Our roll call' }),
    'layout/save': () => ({ saved: 'Lessons' }),
    'event/record': () => ({ eventId: `event-${asked.length}` }),
    ...options.answers,
  });
  const ask: Ask = (name, request) => {
    const late = options.late?.[name];
    if (!late) return askAtOnce(name, request);
    asked.push({ name, request });
    return late;
  };
  const downloads: WorkspaceSample['downloads'] = [];
  const saved: WorkspaceSample['saved'] = [];
  const worked: WorkspaceSample['worked'] = [];
  const data: DataDesk = (name, request, onProgress) => {
    worked.push({ name, asked: request });
    const work = options.work?.[name];
    const result = Promise.resolve().then(() => {
      onProgress?.({ done: 500, of: 1100, what: 'rows' });
      return work ? work(request) : SAMPLE_WORK[name](request as never);
    });
    return { result, cancel: () => void worked.push({ name: 'cancelled', asked: name }) };
  };
  const copied: string[] = [];
  const printed: string[] = [];
  let count = 0;
  const root = document.createElement('div');
  root.className = 'al';
  const style = document.createElement('style');
  style.textContent = WORKSPACE_STYLE;
  document.head.append(style);
  document.body.append(root);

  function Page() {
    const [at, setAt] = useState({ page, tenant: options.tenant ?? null });
    return (
      <Workspace
        ask={ask}
        parsers={parsers}
        forms={PLAIN_FORMS}
        page={at.page}
        tenant={at.tenant}
        onGo={(next, tenant) => setAt({ page: next, tenant })}
        onDownload={(name, text) => downloads.push({ name, text })}
        data={data}
        onSave={(name, bytes) => saved.push({ name, bytes })}
        loadDemonstration={() => Promise.resolve('oakfield-demo')}
        newId={() => `id-${++count}`}
        ticket={options.ticket ?? null}
        clock={() => NOW}
        copy={(text) => {
          copied.push(text);
          return Promise.resolve(true);
        }}
        print={() => printed.push(root.querySelector('.print-sheet')?.textContent ?? '')}
      />
    );
  }
  render(<Page />, root);
  return {
    root,
    asked,
    downloads,
    saved,
    worked,
    copied,
    printed,
    remove() {
      render(null, root);
      root.remove();
      style.remove();
    },
  };
}
