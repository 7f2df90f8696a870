/**
 * What passes between the guest in Arbor's page and the panel in its own frame. The panel connects
 * to the content script of its own tab, so both ends are this extension, vouched for by the
 * browser; the ticket ties a frame to the guest that made it, and works once.
 */
import type { Layout } from '@/lib/arbor/layout-schema';
import type { PageReading } from '@/lib/arbor/reading';
import type { PanelState } from '@/components/register/panel-state';
import type { Session } from '@/lib/attendance/session';
import type { Settings } from '@/lib/messages/views';

export const PANEL_PORT = 'alongside-panel:';

/** Where a line for Arbor's note would go: the pupil's row of the page. */
export interface NoteOf {
  rowKey: string | null;
  name: string;
}

export type NoteState = 'ready' | { why: string };
export type PutResult =
  | { put: true }
  | { put: false; why: string }
  /** Somebody's words stand there already; only the person may add to them. */
  | { put: false; occupiedBy: string };

export type ToPanel =
  | { kind: 'state'; state: PanelState }
  | { kind: 'note'; of: NoteOf; state: NoteState }
  | { kind: 'why'; key: string; title: string }
  | { kind: 'focus' }
  /** Begins a lesson: a copy of the page, for our own page to think about. */
  | {
      kind: 'teach';
      tenant: string;
      route: string;
      today: string;
      why: string | null;
      copy: string;
    }
  /** Null: given up with Escape. */
  | { kind: 'picked'; path: number[] | null }
  | { kind: 'tried'; page: PageReading }
  | { kind: 'answer'; id: number; result: PutResult | null };

/** Requests carry an id and are answered when they are done. */
export type ToGuest =
  | { kind: 'refresh'; id: number }
  | { kind: 'set-settings'; id: number; change: Partial<Settings> }
  | { kind: 'load-demonstration'; id: number }
  | { kind: 'which-register'; id: number; session: Session }
  | { kind: 'put-note'; id: number; of: NoteOf; text: string; append: boolean }
  | { kind: 'watch-note'; of: NoteOf }
  | { kind: 'open-workspace'; page: string }
  | { kind: 'show-row'; rowKey: string }
  | { kind: 'teach' }
  | { kind: 'pick'; on: boolean }
  | { kind: 'point'; path: number[] | null }
  | { kind: 'try-layout'; layout: Layout }
  | { kind: 'teach-over' }
  | { kind: 'reload-page' }
  | { kind: 'why-closed' };
