/**
 * The whole school takes the background a second to work out anew, and what is recorded meanwhile
 * waits for it (tests/bench/calling). So it is asked for once at a time, however many changes there
 * were, and in the rests between two records rather than between two keys of one.
 */
const REST_MS = 400;
/** A form may stand open for long: the list beside it is never older than this. */
const LONGEST_WAIT_MS = 30_000;

export interface Calm {
  /** Resolves after work that began after this was called. */
  ask(): Promise<void>;
  stop(): void;
}

/** Keys anywhere in `view` count as typing; `isBusy` while a record is being made. */
export function whenCalm(
  view: Window,
  work: () => Promise<void>,
  isBusy: () => boolean = () => false,
): Calm {
  let lastKey = -Infinity;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const end = new AbortController();
  view.addEventListener(
    'keydown',
    () => {
      lastKey = view.performance.now();
    },
    { capture: true, passive: true, signal: end.signal },
  );

  async function rest(): Promise<void> {
    const asked = view.performance.now();
    for (;;) {
      const now = view.performance.now();
      const until = isBusy() ? now + REST_MS : lastKey + REST_MS;
      const left = Math.min(until, asked + LONGEST_WAIT_MS) - now;
      if (left <= 0 || end.signal.aborted) return;
      await new Promise((done) => view.setTimeout(done, left));
    }
  }

  async function inTurn(): Promise<void> {
    await running;
    await rest();
    next = null;
    if (end.signal.aborted) return;
    running = work();
    await running;
  }

  return {
    ask: () => (next ??= inTurn()),
    stop: () => end.abort(),
  };
}
