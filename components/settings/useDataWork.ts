import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataDesk, DataWork, DataWorkName, Progress, Running } from '@/lib/messages/data-work';
import { sentenceOf } from '@/components/register/desk';

export type Outcome<T> =
  { kind: 'done'; answer: T } | { kind: 'refused'; code: string; sentence: string };

export interface Busy {
  /** What is being done: `Making the file`. */
  what: string;
  progress: Progress | null;
  cancel(): void;
}

export interface DataWorker {
  busy: Busy | null;
  /** Null: cancelled, or the page was left meanwhile. */
  run<N extends DataWorkName>(
    name: N,
    asked: DataWork[N]['asked'],
    what: string,
  ): Promise<Outcome<DataWork[N]['answer']> | null>;
}

function codeOf(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : 'unexpected';
}

/** One piece of work at a time, which ends with the page. */
export function useDataWork(data: DataDesk): DataWorker {
  const [busy, setBusy] = useState<Busy | null>(null);
  const current = useRef<Running<unknown> | null>(null);

  useEffect(() => () => current.current?.cancel(), []);

  return {
    busy,
    async run(name, asked, what) {
      current.current?.cancel();
      let stop: (value: null) => void = () => undefined;
      const stopped = new Promise<null>((resolve) => {
        stop = resolve;
      });
      const cancel = () => {
        current.current?.cancel();
        setBusy(null);
        stop(null);
      };
      setBusy({ what, progress: null, cancel });
      const running = data(name, asked, (progress) => setBusy({ what, progress, cancel }));
      current.current = running;
      const done = running.result.then(
        (answer) => ({ kind: 'done', answer }) as const,
        (error: unknown) =>
          ({ kind: 'refused', code: codeOf(error), sentence: sentenceOf(error) }) as const,
      );
      const outcome = await Promise.race([done, stopped]);
      if (outcome !== null) setBusy(null);
      return outcome;
    },
  };
}
