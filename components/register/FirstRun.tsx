/** Nothing imported yet: one screen that says what Alongside is and what to do next. */
const DEMONSTRATION_HOST = /-demo$/;

export interface FirstRunProps {
  tenant: string;
  /** True while the demonstration school is being loaded. */
  loading: boolean;
  onLoadDemonstration(): void;
  onOpenWorkspace(page: string): void;
}

export function FirstRun({ tenant, loading, onLoadDemonstration, onOpenWorkspace }: FirstRunProps) {
  const demonstration = DEMONSTRATION_HOST.test(tenant);
  return (
    <section class="first">
      <h2>The next right thing to do about an absence, beside this register</h2>
      <p>
        Alongside knows no pupils of this school yet, so it shows nothing about them. What you bring
        in stays on this computer.
      </p>
      <ol class="steps">
        <li>
          <b>Export two tables from Arbor:</b> the pupil list, and the marks so far, as Excel or
          CSV.
        </li>
        <li>
          <b>Bring them in.</b> Alongside shows what it understood before anything is kept.
        </li>
        <li>
          <b>Come back to this register.</b> Whom to ring first stands here, with the reason.
        </li>
      </ol>
      <div class="acts">
        {demonstration && (
          <button type="button" class="btn main" disabled={loading} onClick={onLoadDemonstration}>
            Load the demonstration school
          </button>
        )}
        <button
          type="button"
          class={demonstration ? 'btn' : 'btn main'}
          onClick={() => onOpenWorkspace('import')}
        >
          Bring in the pupil list
        </button>
        {!demonstration && (
          <button type="button" class="btn" onClick={() => onOpenWorkspace('start')}>
            Look at the demonstration school
          </button>
        )}
      </div>
      {loading && (
        <div role="status">
          <p class="quiet small">Loading the demonstration school…</p>
          <div class="bar" aria-hidden="true" />
        </div>
      )}
    </section>
  );
}
