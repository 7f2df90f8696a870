import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { drafts } from './drafts';
import { recordEvent } from './record-event';
import { registerView } from './register-view';
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
    ...workspace(desk),
    'duty/why': notYet,
    glance: notYet,
    'school/board': notYet,
    'demonstration/load': notYet,
    'import/preview': notYet,
    'import/commit': notYet,
    'mapping/get': notYet,
    'mapping/set': notYet,
    'rules/get': notYet,
    'rules/set': notYet,
  };
}
