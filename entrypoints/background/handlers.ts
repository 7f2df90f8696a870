import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { demonstration } from './demonstration';
import { drafts } from './drafts';
import { imports } from './imports';
import { recordEvent } from './record-event';
import { registerView } from './register-view';
import { rules } from './rules';
import { schools } from './schools';
import { settings } from './settings';
import { workspace } from './workspace';
import type { Desk } from './desk';

const notYet = () => Promise.reject(new Refused('not-yet', 'This is not ready yet.'));

export function handlersOf(desk: Desk): Handlers {
  return {
    ...settings(desk),
    ...schools(desk),
    ...drafts(desk),
    ...recordEvent(desk),
    ...registerView(desk),
    ...demonstration(desk),
    ...imports(desk),
    ...rules(desk),
    ...workspace(desk),
    'duty/why': notYet,
    glance: notYet,
    'school/board': notYet,
  };
}
