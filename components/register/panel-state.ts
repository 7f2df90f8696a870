/**
 * What the panel is told and what it may ask for. The content script fills these; the panel holds
 * no data of its own beyond what is being typed.
 */
import type { RegisterView, Settings } from '@/lib/messages/views';

export type PageState =
  /** A register is being read, or the first answer is awaited. */
  { kind: 'reading' } | { kind: 'register'; view: RegisterView };

export interface PanelTrouble {
  /** `needs-reload`: nothing can be saved from this page any more. `unanswered`: try again. */
  kind: 'needs-reload' | 'unanswered';
  sentence: string;
}

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
  reloadPage(): void;
  openWorkspace(page: string): void;
  loadDemonstration(): Promise<void>;
  /** Scrolls the pupil's row of the host into view, without moving focus. */
  showRow(rowKey: string): void;
}
