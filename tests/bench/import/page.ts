/** Starts a worker for each task and keeps the time for which the page could do nothing else. */
import { runTask, type Taken, type Task } from './tasks';

declare global {
  interface Window {
    measure(task: Task): Promise<Taken & { longestBlock: number }>;
    measureHeap(task: Task): Promise<Taken>;
    blobOf(path: string): Promise<Blob>;
  }
}

window.blobOf = async (path) => (await fetch(path)).blob();

window.measureHeap = runTask;

window.measure = (task) =>
  new Promise((resolve) => {
    const worker = new Worker('/worker.js');
    let longestBlock = 0;
    let last = performance.now();
    let isOver = false;
    const channel = new MessageChannel();
    // A message to itself comes back at once unless something holds the page.
    channel.port1.onmessage = () => {
      const now = performance.now();
      longestBlock = Math.max(longestBlock, now - last);
      last = now;
      if (!isOver) setTimeout(() => channel.port2.postMessage(null), 0);
    };
    channel.port2.postMessage(null);
    worker.onmessage = ({ data }: MessageEvent<Taken>) => {
      isOver = true;
      worker.terminate();
      resolve({ ...data, longestBlock });
    };
    worker.postMessage(task);
  });
