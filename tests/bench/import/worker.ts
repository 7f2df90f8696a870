/** A task away from the page, as in the product. */
import { runTask, type Task } from './tasks';

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  void runTask(data).then((taken) => postMessage(taken));
});
