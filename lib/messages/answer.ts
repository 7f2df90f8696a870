/**
 * The answering side: one listener, registered in the worker's first turn, that parses every
 * request where it arrives and lets a page of one school ask about that school alone.
 */
import { isEnvelope, type Answer } from './envelope';
import { Refused } from './failures';
import {
  ASKED_FROM_ARBOR,
  requests,
  type Replies,
  type RequestName,
  type RequestOf,
} from './protocol';
import { tenantOfAddress } from './tenant';
import { PROTOCOL_VERSION } from './version';

/** Who asks: a page of Arbor (our content script or panel in it), or a page of our own. */
export type Asker = { kind: 'arbor'; tenant: string } | { kind: 'own' };

export type Handlers = {
  [N in RequestName]: (request: RequestOf<N>, asker: Asker) => Promise<Replies[N]>;
};

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  /** The tab's own address: known for Arbor's hosts, where a page of ours may stand in a frame. */
  tab?: { url?: string | undefined } | undefined;
}

/** The part of `runtime` that is used, so that tests can stand in for it. */
export interface AnsweringRuntime {
  readonly id: string;
  getURL(path: string): string;
  onMessage: {
    addListener(listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void;
  };
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

/** The school a request is about; undefined for requests that name none. */
function tenantIn(request: object): unknown {
  if ('reading' in request && typeof request.reading === 'object' && request.reading !== null) {
    return 'tenant' in request.reading ? request.reading.tenant : undefined;
  }
  return 'tenant' in request ? request.tenant : undefined;
}

function askerOf(sender: Sender, runtime: AnsweringRuntime): Asker {
  const address = sender.url ?? '';
  if (address.startsWith(runtime.getURL('/'))) {
    // The panel is a page of ours in a frame of Arbor's: it speaks for the school around it.
    const around = tenantOfAddress(sender.tab?.url ?? '');
    return around === null ? { kind: 'own' } : { kind: 'arbor', tenant: around };
  }
  const tenant = tenantOfAddress(address);
  if (tenant === null) throw new Refused('not-ours', 'Only pages of Arbor may ask Alongside.');
  return { kind: 'arbor', tenant };
}

function holdToSchool(name: RequestName, request: object, asker: Asker): void {
  if (asker.kind === 'own') return;
  const tenant = tenantIn(request);
  if (!ASKED_FROM_ARBOR.has(name)) {
    throw new Refused('own-pages-only', 'This can be asked for in the workspace only.');
  }
  if (tenant !== undefined && tenant !== asker.tenant) {
    throw new Refused('another-school', 'A page of one school cannot ask about another.');
  }
}

function parse<N extends RequestName>(name: N, request: unknown): RequestOf<N> {
  const parsed = requests[name].safeParse(request);
  if (parsed.success) return parsed.data as RequestOf<N>;
  const [first] = parsed.error.issues;
  // The path and zod's own words; never the value, which may be a pupil's.
  const where = first?.path.map(String).join('.') ?? '';
  throw new Refused('bad-request', `${name}: ${where || 'request'} is not as expected.`);
}

async function run<N extends RequestName>(
  handlers: Handlers,
  name: N,
  request: unknown,
  asker: Asker,
): Promise<Replies[N]> {
  const parsed = parse(name, request);
  holdToSchool(name, parsed, asker);
  return handlers[name](parsed, asker);
}

function refusal(code: string, sentence: string): Answer {
  return { alongside: true, v: PROTOCOL_VERSION, ok: false, code, sentence };
}

/** Answers one message. Never rejects; an error of ours never carries its own words to a page. */
export async function answerOne(
  handlers: Handlers,
  runtime: AnsweringRuntime,
  message: { v: number; name: string; request: unknown },
  sender: Sender,
): Promise<Answer> {
  try {
    if (sender.id !== runtime.id) return refusal('not-ours', 'This message is not from Alongside.');
    const asker = askerOf(sender, runtime);
    if (message.v !== PROTOCOL_VERSION) {
      return refusal('other-version', 'Alongside was updated. Reload this page to go on.');
    }
    if (!isRequestName(message.name)) {
      return refusal('unknown-request', 'Alongside does not know this request.');
    }
    const value = await run(handlers, message.name, message.request, asker);
    return { alongside: true, v: PROTOCOL_VERSION, ok: true, value };
  } catch (error) {
    if (error instanceof Refused) return refusal(error.code, error.sentence);
    // Names the kind of error for our own console; messages of Dexie and zod can quote what was read.
    console.error('alongside:', message.name, error instanceof Error ? error.name : 'error');
    return refusal('unexpected', 'Alongside could not finish this. Nothing was changed.');
  }
}

export function answer(handlers: Handlers, runtime: AnsweringRuntime): void {
  runtime.onMessage.addListener((message, sender) =>
    isEnvelope(message) ? answerOne(handlers, runtime, message, sender) : undefined,
  );
}
