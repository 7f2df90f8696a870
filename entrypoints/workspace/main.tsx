import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pageOf, Workspace, type Page } from '@/components/settings/Workspace';
import { WORKSPACE_STYLE } from '@/components/settings/workspace-css';
import { callingForms } from '@/entrypoints/panel/forms';
import { deskId } from '@/entrypoints/panel/desk-id';
import { copyText } from '@/entrypoints/panel/copy-text';
import { signal } from '@preact/signals';
import { clockTime } from '@/components/ui/clock';
import { isPlainDate } from '@/lib/attendance/plain-date';
import { onRevision } from '@/lib/messages/on-revision';
import { ask } from '@/lib/messages/transport';
import { dataDesk } from './data-desk';
import { fileInWorker } from './file-in-worker';
import { parsersOn } from './parsers';

const DEMONSTRATION = 'oakfield-demo';
const parsers = parsersOn(fileInWorker);

const pad = (n: number) => String(n).padStart(2, '0');

async function loadDemonstration(): Promise<string> {
  const now = new Date();
  const date = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  if (isPlainDate(date)) {
    await ask('demonstration/load', { tenant: DEMONSTRATION, date, session: 'AM' });
  }
  return DEMONSTRATION;
}

const forms = callingForms({
  clock: () => clockTime(new Date()),
  note: {
    seen: signal(null),
    watch: () => undefined,
    put: () =>
      Promise.resolve({
        put: false,
        why: 'Open the register in Arbor to put the line in its note.',
      }),
    copy: (text) => copyText(document, text),
  },
});

interface Place {
  page: Page;
  tenant: string | null;
}

/** The address is told to history once; what the page was opened for is read once. */
const ticket = new URLSearchParams(location.search).get('card');

function placeOf(address: Location): Place {
  return {
    page: pageOf(decodeURIComponent(address.hash.slice(1))),
    tenant: new URLSearchParams(address.search).get('tenant'),
  };
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** A browser may still be reading the file after the click; it is let go when surely done. */
const SAVED_MS = 60_000;

function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_MS);
}

const data = dataDesk(ask);

function WorkspacePage() {
  const [place, setPlace] = useState(() => placeOf(location));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location));
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
    };
  }, []);
  return (
    <Workspace
      ask={ask}
      parsers={parsers}
      forms={forms}
      page={place.page}
      tenant={place.tenant}
      onGo={(page, tenant) => {
        const query = tenant === null ? '' : `?${new URLSearchParams({ tenant })}`;
        history.pushState(null, '', `${location.pathname}${query}#${page}`);
        setPlace({ page, tenant });
      }}
      onDownload={download}
      data={data}
      onSave={save}
      loadDemonstration={loadDemonstration}
      newId={() => crypto.randomUUID()}
      holder={deskId()}
      onChanged={onRevision}
      ticket={ticket}
      clock={() => new Date()}
      copy={(text) => copyText(document, text)}
      print={() => print()}
    />
  );
}

const style = document.createElement('style');
style.textContent = WORKSPACE_STYLE;
document.head.append(style);
const page = document.querySelector('#page');
if (page) render(<WorkspacePage />, page);
