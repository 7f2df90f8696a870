import { useState } from 'preact/hooks';
import type { SchoolStatus } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import { sentenceCase, wordsOfRule } from '@/components/ui/rule-words';

export interface StartPageProps {
  schools: readonly SchoolStatus[];
  tenant: string | null;
  onChoose(tenant: string, page: string): void;
  /** Resolves once the demonstration school is there. */
  onDemonstration(): Promise<void>;
}

/** A tenant is the first part of the school's address; the same on both of Arbor's suffixes. */
const TENANT = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

function tenantIn(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.uk\.arbor\.(sc|education)$/, '');
  return TENANT.test(host) ? host : null;
}

function School({
  school,
  onChoose,
}: {
  school: SchoolStatus;
  onChoose: StartPageProps['onChoose'];
}) {
  const count = (n: number) => n.toLocaleString('en-GB');
  const examples = school.exampleRules.length;
  return (
    <li class="card school">
      <div class="school-head">
        <h2>{school.name || school.tenant}</h2>
        {school.isDemonstration && <span class="label">Demonstration: invented pupils</span>}
      </div>
      <dl class="sums">
        <div>
          <dt>Pupils</dt>
          <dd class="fig">{count(school.pupils)}</dd>
        </div>
        <div>
          <dt>Marks</dt>
          <dd class="fig">{count(school.marks)}</dd>
        </div>
        <div>
          <dt>Marks up to</dt>
          <dd>{school.marksThrough === null ? 'none yet' : shortDate(school.marksThrough)}</dd>
        </div>
        <div>
          <dt>Last import</dt>
          <dd>
            {school.importedAt === null
              ? 'none yet'
              : new Date(school.importedAt).toLocaleString('en-GB', {
                  day: 'numeric',
                  month: 'short',
                  hour: '2-digit',
                  minute: '2-digit',
                })}
          </dd>
        </div>
      </dl>
      {examples > 0 && (
        <details class="small">
          <summary>
            <span class="label">
              {examples === 1 ? '1 rule is an example' : `${examples} rules are examples`}
            </span>{' '}
            the school has not confirmed
          </summary>
          <p class="quiet">{sentenceCase(school.exampleRules.map(wordsOfRule).join(', '))}.</p>
        </details>
      )}
      <p class="acts">
        <button type="button" class="btn main" onClick={() => onChoose(school.tenant, 'calls')}>
          Calls
        </button>
        <button type="button" class="btn" onClick={() => onChoose(school.tenant, 'import')}>
          Import
        </button>
        <button type="button" class="btn" onClick={() => onChoose(school.tenant, 'rules')}>
          Rules
        </button>
      </p>
    </li>
  );
}

export function StartPage({ schools, tenant, onChoose, onDemonstration }: StartPageProps) {
  const [address, setAddress] = useState(
    tenant !== null && !schools.some((school) => school.tenant === tenant) ? tenant : '',
  );
  const [wrong, setWrong] = useState(false);
  const [loading, setLoading] = useState(false);
  return (
    <>
      <h1>{schools.length === 0 ? 'The next right thing to do about an absence' : 'Start'}</h1>
      {schools.length === 0 && (
        <>
          <p>
            Alongside works beside your registers in Arbor: whom to ring first and why, a call
            recorded in a few keys, and what is due after it. It knows no pupils yet.
          </p>
          <ol class="steps">
            <li>
              <b>Export two tables from Arbor:</b> the pupil list, and the marks so far, as Excel or
              CSV.
            </li>
            <li>
              <b>Bring them in here.</b> You see what was understood before anything is kept.
            </li>
            <li>
              <b>Open a register in Arbor.</b> Alongside stands at its side.
            </li>
          </ol>
        </>
      )}
      <ul class="schools">
        {schools.map((school) => (
          <School key={school.tenant} school={school} onChoose={onChoose} />
        ))}
      </ul>
      <section class="card block">
        <h2>{schools.length === 0 ? 'Begin with your school' : 'Another school'}</h2>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const found = tenantIn(address);
            if (found === null) setWrong(true);
            else onChoose(found, 'import');
          }}
        >
          <label class="field">
            <span>Its Arbor address</span>
            <input
              value={address}
              placeholder="oakfield.uk.arbor.sc"
              autocomplete="off"
              spellcheck={false}
              aria-invalid={wrong}
              aria-describedby={wrong ? 'al-address-wrong' : undefined}
              onInput={({ currentTarget }) => {
                setAddress(currentTarget.value);
                setWrong(false);
              }}
            />
          </label>
          {wrong && (
            <p id="al-address-wrong" role="alert" class="error">
              An address such as oakfield.uk.arbor.sc, or its first part.
            </p>
          )}
          <p class="acts">
            <button type="submit" class={schools.length === 0 ? 'btn main' : 'btn'}>
              Bring in the pupil list
            </button>
          </p>
        </form>
      </section>
      <section class="card block">
        <h2>The demonstration school</h2>
        <p class="quiet">
          Invented pupils of an invented primary, kept apart from every real school. Erase it under
          Privacy.
        </p>
        <p class="acts">
          <button
            type="button"
            class="btn"
            disabled={loading}
            onClick={() => {
              setLoading(true);
              void onDemonstration().finally(() => setLoading(false));
            }}
          >
            Load the demonstration school
          </button>
          {loading && <span role="status">Loading…</span>}
        </p>
      </section>
    </>
  );
}
