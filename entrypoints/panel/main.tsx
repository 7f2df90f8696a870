import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Desk } from '@/components/register/desk';
import { Panel } from '@/components/register/Panel';
import { PANEL_STYLE } from '@/components/register/panel-css';
import type { PanelState } from '@/components/register/panel-state';
import { clockTime } from '@/components/ui/clock';
import { Mishap } from '@/components/ui/Mishap';
import { ask } from '@/lib/messages/transport';
import { connection } from './connection';
import { copyText } from './copy-text';
import { deskId } from './desk-id';
import { callingForms } from './forms';
import type { ToGuest } from './port';
import { startTeaching } from './teaching';
import { panelWire } from './wire';
import type { ReadonlySignal } from '@preact/signals';

/** The picked row, or the first thing that can be done. */
function focusWork(): void {
  document.querySelector<HTMLElement>('[data-row][tabindex="0"], .panel .body button')?.focus();
}

/** Shows nothing unless the content script of this very tab made this frame and lets it in. */
async function start(root: Element): Promise<void> {
  const wire = await panelWire<ToGuest>(location.hash.slice(1));
  if (!wire) return;
  const guest = connection(wire);
  let desk: Desk | null = null;
  let drawn = false;

  guest.listeners.why = (key, title) => {
    void desk?.askWhy(key, title, null);
  };
  guest.listeners.focus = focusWork;
  guest.listeners.teach = (lesson) => {
    drawn = true;
    const teaching = startTeaching({
      lesson,
      ask,
      tell: guest.tell,
      root,
      onClose: () => {
        guest.tell({ kind: 'teach-over' });
        render(null, root);
        draw();
      },
    });
    guest.listeners.picked = (path) => teaching.picked(path);
    guest.listeners.tried = (page) => teaching.tried(page);
  };
  // A click on empty space leaves the focus on the body: keys still mean the picked pupil.
  document.addEventListener('keydown', (event) => {
    if (event.target !== document.body) return;
    focusWork();
    if (document.activeElement === document.body) return;
    const again = new KeyboardEvent(event.type, event);
    if (!document.activeElement?.dispatchEvent(again)) event.preventDefault();
  });

  const draw = (): void =>
    render(
      <Mishap>
        <Panel
          state={guest.state as ReadonlySignal<PanelState>}
          ask={ask}
          actions={guest.actions}
          newId={() => crypto.randomUUID()}
          holder={deskId()}
          clock={() => new Date()}
          copy={(text) => copyText(document, text)}
          forms={callingForms({
            note: {
              watch: guest.watchNote,
              seen: guest.note,
              put: guest.putNote,
              copy: (text) => copyText(document, text),
            },
            clock: () => clockTime(new Date()),
          })}
          onDesk={(made) => {
            desk = made;
            let asked = false;
            effect(() => {
              if (asked && made.why.value === null) guest.whyClosed();
              asked = made.why.value !== null;
            });
          }}
        />
      </Mishap>,
      root,
    );

  effect(() => {
    if (guest.state.value === null || drawn) return;
    drawn = true;
    draw();
  });
}

const style = document.createElement('style');
style.textContent = PANEL_STYLE;
document.head.append(style);
const root = document.querySelector('#page');
if (root) void start(root);
