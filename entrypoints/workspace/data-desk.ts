import type { DataDesk, DataWork, DataWorkName, Progress, Running } from '@/lib/messages/data-work';
import { Refused } from '@/lib/messages/failures';
import type { Ask } from '@/lib/messages/protocol';
import type { Said } from '@/entrypoints/data-worker';

/** What writes, and whose school it was: open pages then ask again. */
function changedSchool(name: DataWorkName, asked: object, answer: unknown): string | null {
  const of = name === 'restore' ? answer : name === 'retention/apply' ? asked : null;
  const tenant: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, 'tenant') : null;
  return typeof tenant === 'string' ? tenant : null;
}

/** A worker for each job: stopping it takes back whatever its transaction had not finished. */
export function dataDesk(ask: Ask): DataDesk {
  return <N extends DataWorkName>(
    name: N,
    asked: DataWork[N]['asked'],
    onProgress: (progress: Progress) => void = () => undefined,
  ): Running<DataWork[N]['answer']> => {
    const worker = new Worker('/data-worker.js');
    const result = new Promise<DataWork[N]['answer']>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
        if (data.kind === 'progress') {
          onProgress(data.progress);
          return;
        }
        worker.terminate();
        if (data.kind === 'refused') {
          reject(new Refused(data.code, data.sentence));
          return;
        }
        const tenant = changedSchool(name, asked, data.answer);
        // The worker is of this same version of ours: its answers are typed, not parsed again.
        const answer = data.answer as DataWork[N]['answer'];
        if (tenant === null) resolve(answer);
        else
          ask('school/changed', { tenant }).then(
            () => resolve(answer),
            () => resolve(answer),
          );
      });
      worker.addEventListener('error', () => {
        worker.terminate();
        reject(new Refused('unexpected', 'Alongside could not start this. Reload this page.'));
      });
    });
    worker.postMessage({ name, asked });
    return { result, cancel: () => worker.terminate() };
  };
}
