import type { Busy } from './useDataWork';

const count = (n: number) => n.toLocaleString('en-GB');

/** What is being done, how far it has come, and the way out. */
export function BusyLine({ busy }: { busy: Busy | null }) {
  const { what = '', progress = null } = busy ?? {};
  const far =
    progress && progress.of > 1
      ? `: ${count(progress.done)} of ${count(progress.of)} ${progress.what}`
      : '';
  return (
    <div role="status" class={busy ? 'block' : ''}>
      {busy && (
        <>
          <p>
            {what}
            {far}…
          </p>
          <div class="bar" aria-hidden="true" />
          <p class="acts">
            <button type="button" class="btn" onClick={busy.cancel}>
              Cancel
            </button>
          </p>
        </>
      )}
    </div>
  );
}
