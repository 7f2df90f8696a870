/** The panel's end of the wire: state as signals, requests as promises. */
import { signal } from '@preact/signals';
import type { PanelActions, PanelState } from '@/components/register/panel-state';
import { whyInWords } from './note-words';
import type { NoteOf, NoteState, PutResult, ToGuest, ToPanel } from './port';
import type { PageReading } from '@/lib/arbor/reading';
import type { Wire } from './wire';

type Request = Extract<ToGuest, { id: number }>;
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

const withWords = <T>(said: T): T =>
  typeof said === 'object' && said !== null && 'why' in said
    ? { ...said, why: whyInWords(String(said.why)) }
    : said;

export function connection(wire: Wire<ToGuest>) {
  const state = signal<PanelState | null>(null);
  const note = signal<{ of: NoteOf; state: NoteState } | null>(null);
  const waiting = new Map<number, (result: PutResult | null) => void>();
  const listeners = {
    why: (_key: string, _title: string): void => undefined,
    focus: (): void => undefined,
    teach: (_lesson: Extract<ToPanel, { kind: 'teach' }>): void => undefined,
    picked: (_path: number[] | null): void => undefined,
    tried: (_page: PageReading): void => undefined,
  };
  let lastId = 0;

  function tell(message: ToGuest): void {
    wire.post(message);
  }
  function request(message: WithoutId<Request>): Promise<PutResult | null> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell({ ...message, id } as Request);
    });
  }

  wire.listen((message) => {
    const said = message as ToPanel;
    switch (said.kind) {
      case 'state':
        state.value = said.state;
        return;
      case 'note':
        note.value = { of: said.of, state: withWords(said.state) };
        return;
      case 'why':
        return listeners.why(said.key, said.title);
      case 'focus':
        return listeners.focus();
      case 'teach':
        return listeners.teach(said);
      case 'picked':
        return listeners.picked(said.path);
      case 'tried':
        return listeners.tried(said.page);
      case 'answer':
        waiting.get(said.id)?.(said.result);
        waiting.delete(said.id);
    }
  });

  const actions: PanelActions = {
    refresh: async () => {
      await request({ kind: 'refresh' });
    },
    setSettings: async (change) => {
      await request({ kind: 'set-settings', change });
    },
    loadDemonstration: async () => {
      await request({ kind: 'load-demonstration' });
    },
    sayWhichRegister: async (session) => {
      await request({ kind: 'which-register', session });
    },
    teach: () => tell({ kind: 'teach' }),
    reloadPage: () => tell({ kind: 'reload-page' }),
    openWorkspace: (page) => tell({ kind: 'open-workspace', page }),
    showRow: (rowKey) => tell({ kind: 'show-row', rowKey }),
  };

  return {
    state,
    note,
    actions,
    listeners,
    tell,
    watchNote: (of: NoteOf) => tell({ kind: 'watch-note', of }),
    whyClosed: () => tell({ kind: 'why-closed' }),
    putNote: async (of: NoteOf, text: string, append: boolean): Promise<PutResult> =>
      withWords(await request({ kind: 'put-note', of, text, append })) ?? {
        put: false,
        why: 'Arbor’s page did not answer: copy the line instead.',
      },
  };
}
