import type { Session } from '@/lib/attendance/session';
import type { CaseEvent } from './events';
import type { CaseState } from './state';

export interface FoldOptions {
  /** Only what is about this session or an earlier one; undo and correction count whenever made. */
  through?: Session;
}

export function foldCase(_events: readonly CaseEvent[], _options: FoldOptions = {}): CaseState {
  throw new Error('not yet');
}
