/**
 * The asking side, small enough for Arbor's page: no schema comes with it. The answering side is
 * `answer.ts`.
 */
import { browser } from './browser';
import { isAnswer, type Answer, type Envelope } from './envelope';
import { NeedsReload, Refused } from './failures';
import type { Ask, Replies, RequestName, RequestOf } from './protocol';
import { PROTOCOL_VERSION } from './version';

export { NeedsReload, Refused } from './failures';

/** The part of `runtime` that is used, so that tests can stand in for it. */
export interface Runtime {
  readonly id: string | undefined;
  sendMessage(message: Envelope): Promise<unknown>;
}

const INVALIDATED = /context invalidated|message manager disconnected|dead object/i;
const ASLEEP =
  /receiving end does not exist|could not establish connection|(message port|message channel|channel) closed/i;

/** Undefined: nobody answered, or the worker stopped before it could. */
async function askOnce(runtime: Runtime, envelope: Envelope): Promise<Answer | undefined> {
  // Chrome takes the id away when the extension is reloaded; sendMessage may then throw at once.
  if (!runtime.id) throw new NeedsReload();
  try {
    const answer = await runtime.sendMessage(envelope);
    return isAnswer(answer) ? answer : undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (INVALIDATED.test(text) || !runtime.id) throw new NeedsReload();
    if (ASLEEP.test(text)) return undefined;
    throw new Refused('not-sent', 'Alongside could not be asked. Nothing was changed.');
  }
}

/**
 * @throws NeedsReload when the extension was updated under the page.
 * @throws Refused with the background's own sentence, or code `no-answer`.
 */
export function createAsk(runtime: Runtime): Ask {
  return async <N extends RequestName>(name: N, request: RequestOf<N>): Promise<Replies[N]> => {
    const envelope: Envelope = { alongside: true, v: PROTOCOL_VERSION, name, request };
    // A worker that was just stopping loses the message (MetaMask#15970). Asking once more is safe:
    // events carry their own id, and every other request says the same thing twice.
    const answer = (await askOnce(runtime, envelope)) ?? (await askOnce(runtime, envelope));
    if (!answer) {
      throw new Refused('no-answer', 'Alongside did not answer. Try again, or reload this page.');
    }
    if (answer.v !== PROTOCOL_VERSION) throw new NeedsReload();
    if (!answer.ok) throw new Refused(answer.code, answer.sentence);
    // The background is this same version of ours: its answers are typed, not parsed again.
    return answer.value as Replies[N];
  };
}

export const ask: Ask = createAsk({
  get id() {
    return browser.runtime?.id;
  },
  sendMessage: (message) => browser.runtime.sendMessage(message),
});
