/**
 * What the panel is told and what it may ask for. The content script fills these; the panel holds
 * no data of its own beyond what is being typed.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { RegisterView, Settings } from '@/lib/messages/views';

export type PageState =
  /** A register is being read, or the first answer is awaited. */
  { kind: 'reading' } | { kind: 'register'; view: RegisterView };

export type PanelTrouble =
  /** `needs-reload`: nothing can be saved from this page any more. `unanswered`: try again. */
  | { kind: 'needs-reload' | 'unanswered'; sentence: string }
  /** The page does not say which register it is. What it does say stands here; the person knows. */
  | {
      kind: 'which-register';
      sentence: string;
      date: PlainDate | null;
      session: SessionOfDay | null;
      /** The day on which the page was read. */
      today: PlainDate;
    };

export interface PanelState {
  page: PageState;
  settings: Settings;
  trouble: PanelTrouble | null;
  /** The edge of the window at which the panel stands. */
  side: 'right' | 'left';
}

export interface PanelActions {
  /** Reads the page again and asks again; resolves once the state holds the answer. */
  refresh(): Promise<void>;
  /** Resolves once the settings are stored. Chips in the host's rows follow `reception`. */
  setSettings(change: Partial<Settings>): Promise<void>;
  /** Which register the page in front of the person is, where it does not say so itself. */
  sayWhichRegister(session: Session): Promise<void>;
  /** Shows Alongside by pointing where rows, names and marks stand on this page. */
  teach?(): void;
  reloadPage(): void;
  openWorkspace(page: string): void;
  loadDemonstration(): Promise<void>;
  /** Scrolls the pupil's row of the host into view, without moving focus. */
  showRow(rowKey: string): void;
}
