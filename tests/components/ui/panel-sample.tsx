/** A panel on sample views, with every question it asks written down. */
import { signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import type { Forms } from '@/components/register/forms';
import { Panel } from '@/components/register/Panel';
import { PANEL_STYLE } from '@/components/register/panel-css';
import type { PanelState } from '@/components/register/panel-state';
import type { Ask, Replies, RequestName } from '@/lib/messages/protocol';
import type { RegisterView } from '@/lib/messages/views';
import { NOW } from './card-sample';
import { EXPLANATION, registerView, SETTINGS } from './samples';

export interface Asked {
  name: RequestName;
  request: unknown;
}

export function fakeAsk(answers: { [N in RequestName]?: (request: unknown) => Replies[N] }): {
  ask: Ask;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const ask: Ask = (name, request) => {
    asked.push({ name, request });
    const answer = answers[name];
    return answer
      ? new Promise((resolve) => resolve(answer(request)))
      : Promise.reject(Object.assign(new Error(name), { sentence: `No answer to ${name}.` }));
  };
  return { ask, asked };
}

/** Plain forms that save what a test needs, until the person's own forms are under test. */
export const PLAIN_FORMS: Forms = {
  call: ({ onSave, onClose, refused, saving }, item) => (
    <form
      aria-label={`Record call for ${item.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(
          {
            kind: 'call',
            call: {
              outcome: 'voicemail',
              channel: 'phone',
              direction: 'out',
              who: { relationship: 'mum', name: null },
              reason: null,
              whereabouts: null,
              back: null,
              codeFrom: 'N',
              codeTo: null,
              nextStep: null,
              minutesLate: null,
              initials: 'JB',
              time: '09:16',
            },
            comment: 'TC to mum, voicemail. JB 9:16',
          },
          `Call saved for ${item.name}.`,
        );
      }}
    >
      <h2>{item.name}</h2>
      <label class="field">
        <span>Note</span>
        <input name="note" />
      </label>
      {refused !== null && <p role="alert">{refused}</p>}
      <button type="submit" class="btn main" disabled={saving}>
        Save
      </button>
      <button type="button" class="btn" onClick={onClose}>
        Close
      </button>
    </form>
  ),
  told: ({ onSave }, item) => (
    <button
      type="button"
      class="btn main"
      onClick={() =>
        onSave(
          {
            kind: 'notification',
            role: 'social-worker',
            who: 'Duty desk',
            how: 'phone',
            when: '09:20',
            answer: null,
          },
          `Worker told about ${item.name}.`,
        )
      }
    >
      Save told
    </button>
  ),
  correct: ({ onSave }, { eventId }) => (
    <button
      type="button"
      onClick={() =>
        onSave({ kind: 'correction', of: eventId, replacement: null }, `Corrected ${eventId}.`)
      }
    >
      Save correction
    </button>
  ),
  settle: ({ onSave }, due) => (
    <button
      type="button"
      class="btn main"
      onClick={() =>
        onSave({ kind: 'procedure', duty: due.id, outcome: 'done' }, `Recorded for ${due.name}.`)
      }
    >
      Save settle
    </button>
  ),
};

export interface PanelSample {
  host: HTMLElement;
  root: ShadowRoot;
  state: Signal<PanelState>;
  asked: Asked[];
  /** What the panel called, in order, as `name(argument)`. */
  called: string[];
  show(view: RegisterView): void;
  remove(): void;
}

export interface PanelSampleOptions {
  answers?: { [N in RequestName]?: (request: unknown) => Replies[N] };
  view?: RegisterView | null;
  state?: Partial<PanelState>;
  forms?: Forms;
  refuse?: boolean;
  /** The view after a record was stored. */
  after?: (asked: Asked[]) => RegisterView;
}

export function mountPanel(options: PanelSampleOptions = {}): PanelSample {
  const { view = registerView(), refuse = false } = options;
  const state = signal<PanelState>({
    page: view === null ? { kind: 'reading' } : { kind: 'register', view },
    settings: SETTINGS,
    trouble: null,
    side: 'right',
    ...options.state,
  });
  const called: string[] = [];
  let count = 0;
  const { ask, asked } = fakeAsk({
    'duty/why': () => EXPLANATION,
    'pupil/outlook': () => ({ lines: [] }),
    'draft/load': () => ({ draft: null }),
    'draft/save': () => ({ savedAt: '2026-09-15T08:15:00.000Z' }),
    ...options.answers,
    ...(!refuse && { 'event/record': () => ({ eventId: `event-${asked.length}` }) }),
  });
  const host = document.createElement('alongside-panel');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = PANEL_STYLE;
  const container = document.createElement('div');
  container.className = 'al';
  root.append(style, container);
  document.body.append(host);

  const show = (next: RegisterView) => {
    state.value = { ...state.value, page: { kind: 'register', view: next } };
  };
  render(
    <Panel
      state={state}
      ask={ask}
      forms={options.forms ?? PLAIN_FORMS}
      newId={() => `id-${++count}`}
      clock={() => NOW}
      copy={(text) => {
        called.push(`copy(${text})`);
        return Promise.resolve(true);
      }}
      actions={{
        refresh: () => {
          called.push('refresh()');
          if (options.after) show(options.after(asked));
          return Promise.resolve();
        },
        setSettings: (change) => {
          called.push(`setSettings(${JSON.stringify(change)})`);
          state.value = { ...state.value, settings: { ...state.value.settings, ...change } };
          return Promise.resolve();
        },
        sayWhichRegister: (session) => {
          called.push(`sayWhichRegister(${JSON.stringify(session)})`);
          return Promise.resolve();
        },
        reloadPage: () => called.push('reloadPage()'),
        openWorkspace: (page) => called.push(`openWorkspace(${page})`),
        loadDemonstration: () => {
          called.push('loadDemonstration()');
          return Promise.resolve();
        },
        showRow: (rowKey) => called.push(`showRow(${rowKey})`),
      }}
    />,
    container,
  );
  return {
    host,
    root,
    state,
    asked,
    called,
    show,
    remove() {
      render(null, container);
      host.remove();
    },
  };
}
