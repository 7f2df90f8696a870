/** What recognised this school's pages, when, how sure, and what failed; and what the school taught. */
import { useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '@/components/register/desk';
import { doubtInWords } from '@/components/register/page-doubts';
import type { Ask, Replies } from '@/lib/messages/protocol';
import type { Seen } from '@/lib/messages/seen';
import { percent, reportOf, whatWasSeen } from './report';

export interface DiagnosticsPageProps {
  ask: Ask;
  tenant: string;
  onCopy(text: string): Promise<boolean>;
  onDownload(name: string, text: string): void;
}

interface Held {
  seen: readonly Seen[];
  layouts: Replies['layout/list']['layouts'];
}

const clock = (at: string) =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function SeenTable({ seen }: { seen: readonly Seen[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Pages as they were read">
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Sure</th>
            <th scope="col">Rows</th>
            <th scope="col">Marks</th>
            <th scope="col">Recognised by</th>
            <th scope="col">Not sure of</th>
          </tr>
        </thead>
        <tbody>
          {seen.map((each) => (
            <tr key={each.at + each.what}>
              <td>{clock(each.at)}</td>
              <td>{whatWasSeen(each)}</td>
              <td>{each.sure === null ? '–' : percent(each.sure)}</td>
              <td>{each.what === 'register' ? each.rows : '–'}</td>
              <td>
                {each.what === 'register'
                  ? `${each.read} read, ${each.blank} blank, ${each.unknown} not sure`
                  : '–'}
              </td>
              <td>
                {[...each.signs, ...each.checkedBy.map((by) => `agrees: ${by}`)].join(', ') || '–'}
              </td>
              <td>
                {each.doubts.map(doubtInWords).join('; ') ||
                  (each.hasDate && (each.hasSession || each.what === 'unrecognised')
                    ? '–'
                    : each.what === 'register'
                      ? `${each.hasDate ? '' : 'date '}${each.hasSession ? '' : 'session'}`.trim()
                      : '–')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function DiagnosticsPage({ ask, tenant, onCopy, onDownload }: DiagnosticsPageProps) {
  const [held, setHeld] = useState<Held | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function load(): Promise<void> {
    try {
      const [{ seen }, { layouts }] = await Promise.all([
        ask('health/list', { tenant }),
        ask('layout/list', { tenant }),
      ]);
      setHeld({ seen, layouts });
      setTrouble(null);
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }
  useEffect(() => void load(), [tenant]);

  async function doIt(work: () => Promise<string>): Promise<void> {
    setSaid(null);
    try {
      setSaid(await work());
      await load();
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  async function take(file: File): Promise<string> {
    let layout: unknown;
    try {
      layout = JSON.parse(await file.text());
    } catch {
      return `${file.name} is not a layout: it is not JSON. Nothing was changed.`;
    }
    const { saved } = await ask('layout/save', { tenant, layout });
    return `“${saved}” is tried on this school’s pages from now on.`;
  }

  return (
    <>
      <h1>Diagnostics</h1>
      <p class="quiet">
        How Alongside recognised this school’s pages in Arbor. It keeps signs and counts, no name
        and no other text of a page.
      </p>
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={() => void load()}>
            Try again
          </button>
        </div>
      )}
      {said !== null && <p role="status">{said}</p>}
      {held && (
        <>
          <section class="card block" aria-labelledby="seen">
            <h2 id="seen">Pages read, newest first</h2>
            {held.seen.length === 0 ? (
              <p>Nothing yet. Open a register in Arbor, and it is listed here.</p>
            ) : (
              <>
                <p class="acts">
                  <button
                    type="button"
                    class="btn"
                    onClick={() =>
                      void doIt(async () =>
                        (await onCopy(reportOf(held.seen, held.layouts.length)))
                          ? 'The report is copied: signs and counts, no text of a page.'
                          : 'The browser did not let it be copied.',
                      )
                    }
                  >
                    Copy as a report
                  </button>
                </p>
                <SeenTable seen={held.seen} />
              </>
            )}
          </section>
          <section class="card block" aria-labelledby="layouts">
            <h2 id="layouts">Pages this school taught</h2>
            {held.layouts.length === 0 && (
              <p>
                None. On a page that is not recognised, choose “Show it where to look” and point at
                a name and its mark.
              </p>
            )}
            <ul>
              {held.layouts.map(({ name, since, file }) => (
                <li key={name}>
                  <b>{name}</b> <span class="quiet">since {since}</span>
                  <span class="acts">
                    <button
                      type="button"
                      class="btn"
                      aria-label={`Export “${name}”`}
                      onClick={() => onDownload(`layout-${since}.json`, file)}
                    >
                      Export
                    </button>
                    <button
                      type="button"
                      class="btn"
                      aria-label={`Remove “${name}”`}
                      onClick={() =>
                        void doIt(async () => {
                          await ask('layout/remove', { tenant, name });
                          return `“${name}” is removed. Exported files can be brought back here.`;
                        })
                      }
                    >
                      Remove
                    </button>
                  </span>
                </li>
              ))}
            </ul>
            <label class="field">
              <span>Bring in a layout from a file</span>
              <input
                type="file"
                accept=".json,application/json"
                onChange={({ currentTarget }) => {
                  const [file] = currentTarget.files ?? [];
                  if (file) void doIt(() => take(file));
                  currentTarget.value = '';
                }}
              />
            </label>
          </section>
        </>
      )}
    </>
  );
}
