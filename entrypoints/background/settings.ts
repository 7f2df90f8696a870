import type { Handlers } from '@/lib/messages/answer';
import { changeSettings, readSettings } from '@/lib/records/settings';
import { underPolicy } from './person';
import type { Desk } from './desk';

export function settings(desk: Desk): Pick<Handlers, 'settings/get' | 'settings/set'> {
  return {
    'settings/get': async () => underPolicy(desk, await readSettings(desk.db)),
    'settings/set': async (change) => underPolicy(desk, await changeSettings(desk.db, change)),
  };
}
