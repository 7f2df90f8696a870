import type { FileInHand, OnProgress } from '@/components/settings/import-file';
import type { FromWorker, ToWorker } from './worker-words';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress: OnProgress;
}

const TOO_LARGE = 'The file could not be read: it may be too large for this computer.';

/** A file read by a worker of its own (entrypoints/import-worker.ts), which is ended to cancel. */
export function fileInWorker(): FileInHand {
  const worker = new Worker('/import-worker.js');
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const one = waiting.get(data.id);
    if (!one) return;
    if (data.kind === 'progress') return one.onProgress(data.share, data.rows);
    waiting.delete(data.id);
    if (data.kind === 'done') one.resolve(data.value);
    else one.reject(new Error(data.message));
  });
  worker.addEventListener('error', () => {
    for (const one of waiting.values()) one.reject(new Error(TOO_LARGE));
    waiting.clear();
  });
  const ask = (words: ToWorker, onProgress: OnProgress) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(words.id, { resolve, reject, onProgress });
      worker.postMessage(words);
    });
  return {
    // The worker is this same version of ours: its answers are typed, not parsed again.
    open: (blob, name, onProgress) =>
      ask({ id: (last += 1), kind: 'open', blob, name }, onProgress) as ReturnType<
        FileInHand['open']
      >,
    read: (options, onProgress) =>
      ask({ id: (last += 1), kind: 'read', options }, onProgress) as ReturnType<FileInHand['read']>,
    stop() {
      worker.terminate();
      waiting.clear();
    },
  };
}
