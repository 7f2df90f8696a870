import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenCalm, type Calm } from '@/components/register/when-calm';

/** As much of a window as is listened to; `type` is a key pressed anywhere in it. */
function desk() {
  const keys = new EventTarget();
  const view = {
    addEventListener: keys.addEventListener.bind(keys),
    performance: { now: () => Date.now() },
    setTimeout: (done: () => void, ms: number) => setTimeout(done, ms),
  } as unknown as Window;
  return { view, type: () => keys.dispatchEvent(new Event('keydown')) };
}

describe('work of a second that gives way to a person typing', () => {
  let isRecording = false;
  let begun: number;
  let finish: () => void;
  let calm: Calm;
  let type: () => void;
  beforeEach(() => {
    vi.useFakeTimers({ now: 10_000 });
    const { view, type: press } = desk();
    type = press;
    begun = 0;
    isRecording = false;
    calm = whenCalm(
      view,
      () => {
        begun += 1;
        return new Promise((done) => {
          finish = done;
        });
      },
      () => isRecording,
    );
  });
  afterEach(() => {
    calm.stop();
    vi.useRealTimers();
  });

  it('begins at once where nobody types', async () => {
    void calm.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toBe(1);
  });

  it('is done once for many changes, and once more for what changed meanwhile', async () => {
    void calm.ask();
    await vi.advanceTimersByTimeAsync(0);
    const second = calm.ask();
    const third = calm.ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(begun).toBe(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toBe(2);
    finish();
    await Promise.all([second, third]);
    expect(begun).toBe(2);
  });

  it('waits for a rest between keys, and never longer than half a minute', async () => {
    type();
    void calm.ask();
    for (let key = 0; key < 12; key += 1) {
      await vi.advanceTimersByTimeAsync(280);
      expect(begun, `after ${key + 1} keys`).toBe(0);
      type();
    }
    await vi.advanceTimersByTimeAsync(400);
    expect(begun).toBe(1);
    finish();

    type();
    void calm.ask();
    for (let key = 0; key < 100; key += 1) {
      await vi.advanceTimersByTimeAsync(300);
      type();
    }
    expect(begun, 'after 30 seconds without a rest').toBe(2);
  });

  it('waits for the end of the record that is being made', async () => {
    isRecording = true;
    void calm.ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(begun).toBe(0);
    isRecording = false;
    await vi.advanceTimersByTimeAsync(400);
    expect(begun).toBe(1);
  });

  it('begins nothing for a page that was left', async () => {
    type();
    void calm.ask();
    calm.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun).toBe(0);
  });
});
