import type { Handlers } from '@/lib/messages/answer';
import { board } from './board';
import { card } from './card';
import { claims } from './claims';
import { demonstration } from './demonstration';
import { drafts } from './drafts';
import { dutyWhy } from './duty-why';
import { glance } from './glance';
import { health } from './health';
import { imports } from './imports';
import { late } from './late';
import { layouts } from './layouts';
import { outlook } from './outlook';
import { recordEvent } from './record-event';
import { recorded } from './recorded';
import { registerView } from './register-view';
import { rules } from './rules';
import { schools } from './schools';
import { settings } from './settings';
import { tell } from './tell';
import { workspace } from './workspace';
import type { Desk } from './desk';

export function handlersOf(desk: Desk): Handlers {
  return {
    ...settings(desk),
    ...schools(desk),
    ...drafts(desk),
    ...claims(desk),
    ...recorded(desk),
    ...recordEvent(desk),
    ...registerView(desk),
    ...dutyWhy(desk),
    ...outlook(desk),
    ...late(desk),
    ...tell(desk),
    ...card(desk),
    ...glance(desk),
    ...board(desk),
    ...demonstration(desk),
    ...imports(desk),
    ...rules(desk),
    ...workspace(desk),
    ...layouts(desk),
    ...health(desk),
  };
}
