/** Starts a worker for each task, as the product does. */
import { runTask, type Taken, type Task } from './tasks';

declare global {
  interface Window {
    measure(task: Task): Promise<Taken>;
    measureHeap(task: Task): Promise<Taken>;
    blobOf(path: string): Promise<Blob>;
  }
}

window.blobOf = async (path) => (await fetch(path)).blob();

window.measureHeap = runTask;

window.measure = (task) =>
  new Promise((resolve) => {
    const worker = new Worker('/worker.js');
    worker.onmessage = ({ data }: MessageEvent<Taken>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(task);
  });
