import type { Handlers } from '@/lib/messages/answer';
import { changeSettings, readSettings } from '@/lib/records/settings';
import type { Desk } from './desk';

export function settings(desk: Desk): Pick<Handlers, 'settings/get' | 'settings/set'> {
  return {
    'settings/get': () => readSettings(desk.db),
    'settings/set': (change) => changeSettings(desk.db, change),
  };
}
