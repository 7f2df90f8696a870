/**
 * What is going on at the desk: which pupil is picked, which form stands open, what was just saved
 * and can be undone. Shared by the panel and the workspace; nothing here survives the page but what
 * `draft/save` keeps.
 */
import { batch, signal, type Signal } from '@preact/signals';
import type { CasePayload } from '@/lib/casework/events';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { Ask, Replies } from '@/lib/messages/protocol';
import type { OutlookAnswer } from '@/components/tracker/Left';

export type OpenForm =
  | { kind: 'call'; pupilId: string }
  | { kind: 'told'; pupilId: string }
  /** A record is put right; without a pupil it is one of the school itself. */
  | { kind: 'correct'; pupilId: string | null; name: string; eventId: string }
  | { kind: 'settle'; dutyKey: string }
  | { kind: 'step'; pupilId: string }
  | { kind: 'decide'; pupilId: string };

export interface OpenWhy {
  title: string;
  opener: HTMLElement | null;
  answer: Replies['duty/why'] | null;
  trouble: string | null;
}

export interface Said {
  /** Counts up, so that the same words are announced again. */
  turn: number;
  words: string;
  /** What one undo takes back: a call with its siblings' comments is one thing to the person. */
  undo: Undoable[];
  /** The record just made, or the one a correction was about. */
  record: Undoable | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** How long what was saved stands at hand; undo and correction stay possible later. */
export const AT_HAND_MS = 30_000;

export const isAtHand = ({ at }: Said): boolean => Date.now() - at < AT_HAND_MS;

/** The record an event is, or puts right. */
function recordIn({ pupilId, name, payload }: Recorded, eventId: string): Undoable | null {
  if (payload.kind === 'undo') return null;
  return { eventId: payload.kind === 'correction' ? payload.of : eventId, pupilId, name };
}

export interface Undoable {
  eventId: string;
  pupilId: string | null;
  name: string;
}

/** Where the records of this desk belong: one school, one session. */
export interface Place {
  tenant: string;
  session: Session;
}

export interface DeskOptions {
  ask: Ask;
  place(): Place | null;
  /** Brings what is on screen into line with what is stored. */
  refresh(): Promise<void>;
  newId(): string;
  /** Names this desk to others that have the same school open. */
  holder?: string | undefined;
}

export interface Recorded {
  pupilId: string | null;
  name: string;
  payload: CasePayload;
  /** Left out: the session of the desk. What is about another, or about a week, says so. */
  about?: { date: PlainDate; session: SessionOfDay | null } | undefined;
  /** What the live region says once it is stored. */
  said: string;
}

export interface Desk {
  readonly holder: string;
  readonly picked: Signal<string | null>;
  readonly form: Signal<OpenForm | null>;
  readonly why: Signal<OpenWhy | null>;
  readonly said: Signal<Said | null>;
  readonly saving: Signal<boolean>;
  /** Why the last record was not stored; what was typed is still in its form. */
  readonly refused: Signal<string | null>;
  open(form: OpenForm): void;
  close(): void;
  record(recorded: Recorded): Promise<boolean>;
  undo(events: readonly Undoable[]): Promise<boolean>;
  askWhy(key: string, title: string, opener: HTMLElement | null): Promise<void>;
  closeWhy(): void;
  /** Never rejects. */
  outlook(pupilId: string): Promise<OutlookAnswer>;
  say(words: string): void;
  /** Beside what was just said, whose undo stays. */
  sayToo(words: string): void;
}

/** What was just recorded, as long as it stands at hand. */
export function lastRecord({ said }: Pick<Desk, 'said'>): Undoable | null {
  const last = said.peek();
  return last && isAtHand(last) ? last.record : null;
}

/** A failure's own sentence where it has one; the words of unknown errors are not for people. */
export function sentenceOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'sentence' in error) {
    if (typeof error.sentence === 'string') return error.sentence;
  }
  return 'Alongside did not answer. Nothing was changed.';
}

export function createDesk({
  ask,
  place,
  refresh,
  newId,
  holder = 'this desk',
}: DeskOptions): Desk {
  const picked = signal<string | null>(null);
  const form = signal<OpenForm | null>(null);
  const why = signal<OpenWhy | null>(null);
  const said = signal<Said | null>(null);
  const saving = signal(false);
  const refused = signal<string | null>(null);
  /** Ids of records not yet stored: the same record sent again is stored once. */
  const ids = new Map<string, string>();
  const inFlight = new Map<string, Promise<boolean>>();
  let last: Promise<unknown> = Promise.resolve();
  /** The pupil whose call others are told is being made here. */
  let onCall: string | null = null;

  /** A courtesy to colleagues: where it fails, the call is recorded all the same. */
  function tellOthers(pupilId: string, on: boolean): void {
    const where = place();
    if (where === null) return;
    ask('call/claim', { tenant: where.tenant, pupilId, holder, on }).catch(() => undefined);
  }
  function beOnCall(pupilId: string | null): void {
    if (pupilId === onCall) return;
    if (onCall !== null) tellOthers(onCall, false);
    onCall = pupilId;
    if (pupilId !== null) tellOthers(pupilId, true);
  }

  /** What was said of a record whose change is about to be drawn. */
  let freshTurn = 0;

  function say(words: string, undo: Undoable[] = [], record: Undoable | null = null): void {
    said.value = { turn: (said.peek()?.turn ?? 0) + 1, words, undo, record, at: Date.now() };
  }

  async function send(recorded: Recorded, key: string, where: Place): Promise<string> {
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    const { pupilId, payload, about = where.session } = recorded;
    const request = { tenant: where.tenant, id, pupilId, about, payload };
    const { eventId } = await ask('event/record', request);
    ids.delete(key);
    return eventId;
  }

  /** One after the other; what was asked for together is announced and undone together. */
  function store(recorded: Recorded, undoable: boolean): Promise<boolean> {
    const where = place();
    if (where === null) return Promise.resolve(false);
    const key = JSON.stringify([where.tenant, recorded.pupilId, recorded.about, recorded.payload]);
    const running = inFlight.get(key);
    if (running) return running;
    const together = inFlight.size > 0;
    const turn = last.then(async () => {
      saving.value = true;
      refused.value = null;
      try {
        const eventId = await send(recorded, key, where);
        const { pupilId, name } = recorded;
        const before = together ? said.peek() : null;
        const undo = undoable ? [{ eventId, pupilId, name }] : [];
        say(
          [before?.words, recorded.said].filter(Boolean).join(' '),
          [...(before?.undo ?? []), ...undo],
          undoable ? recordIn(recorded, eventId) : null,
        );
      } catch (error) {
        refused.value = sentenceOf(error);
        return false;
      } finally {
        inFlight.delete(key);
        saving.value = inFlight.size > 0;
      }
      // With the call recorded, nobody is on it any more.
      if (recorded.payload.kind === 'call' && recorded.pupilId === onCall) onCall = null;
      if (inFlight.size === 0) {
        if (refused.peek() === null) form.value = null;
        freshTurn = said.peek()?.turn ?? 0;
        // What is stored is stored: the person goes on at once, and the lists follow by themselves.
        refresh().catch(() => undefined);
      }
      return true;
    });
    inFlight.set(key, turn);
    last = turn;
    return turn;
  }

  return {
    holder,
    picked,
    form,
    why,
    said,
    saving,
    refused,
    say: (words) => say(words),
    sayToo(words) {
      const before = said.peek();
      const isFresh = before !== null && freshTurn === before.turn;
      say(isFresh ? `${before.words} ${words}` : words, before?.undo ?? [], before?.record ?? null);
      if (isFresh) freshTurn = said.peek()?.turn ?? 0;
    },
    open(next) {
      beOnCall(next.kind === 'call' ? next.pupilId : null);
      batch(() => {
        form.value = next;
        refused.value = null;
        if ('pupilId' in next && next.pupilId !== null) picked.value = next.pupilId;
      });
    },
    close() {
      beOnCall(null);
      batch(() => {
        form.value = null;
        refused.value = null;
      });
    },
    record: (recorded) => store(recorded, true),
    async undo(events) {
      const stored = await Promise.all(
        events.map(({ eventId, pupilId, name }) => {
          const said = `Undone for ${name}.`;
          return store({ pupilId, name, payload: { kind: 'undo', of: eventId }, said }, false);
        }),
      );
      return stored.every(Boolean);
    },
    async askWhy(key, title, opener) {
      const where = place();
      if (where === null) return;
      const asked: OpenWhy = { title, opener, answer: null, trouble: null };
      why.value = asked;
      try {
        const answer = await ask('duty/why', { tenant: where.tenant, key, ...where.session });
        if (why.peek() === asked) why.value = { ...asked, answer };
      } catch (error) {
        if (why.peek() === asked) why.value = { ...asked, trouble: sentenceOf(error) };
      }
    },
    async outlook(pupilId) {
      const where = place();
      if (where === null) return { trouble: 'No register was read yet.' };
      try {
        return await ask('pupil/outlook', { tenant: where.tenant, pupilId, ...where.session });
      } catch (error) {
        return { trouble: sentenceOf(error) };
      }
    },
    closeWhy() {
      const opener = why.peek()?.opener;
      why.value = null;
      if (opener?.isConnected) opener.focus();
    },
  };
}
