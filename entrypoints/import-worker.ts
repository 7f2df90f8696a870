/**
 * Reads files away from the page, which stays at hand however long they are. It has no database and
 * no network; the page ends it to cancel.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ImportReader } from '@/lib/records/import/reader';
import type { FromWorker, ToWorker } from './workspace/worker-words';

function say(words: FromWorker): void {
  postMessage(words);
}

export default defineUnlistedScript(() => {
  const reader = new ImportReader();
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    const onProgress = (share: number, rows: number) =>
      say({ id: data.id, kind: 'progress', share, rows });
    const work =
      data.kind === 'open'
        ? reader.open(data.blob, data.name, onProgress)
        : reader.read(data.options, onProgress);
    work.then(
      (value) => say({ id: data.id, kind: 'done', value }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : '';
        // Sentences of ours are fit to be shown; what an engine says about itself is not.
        const isOurs = error instanceof Error && error.name === 'ImportRefused';
        say({
          id: data.id,
          kind: 'failed',
          message: isOurs ? message : 'This file could not be read. Save it again as .xlsx or CSV.',
        });
      },
    );
  });
});
