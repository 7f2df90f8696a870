import { readPage } from '@/lib/arbor/page';
import type { PageReading, RegisterReading } from '@/lib/arbor/reading';
import { afterEach } from 'vitest';

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** A page of its own, laid out, as a content script would find it. */
export function show(html: string, title = ''): Document {
  const frame = document.createElement('iframe');
  frame.style.width = '1024px';
  frame.style.height = '768px';
  document.body.append(frame);
  frames.push(frame);
  const page = frame.contentDocument;
  if (!page) throw new Error('the frame has no document');
  page.open();
  page.write(
    `<!doctype html><html><head><title>${title}</title></head><body>${html}</body></html>`,
  );
  page.close();
  return page;
}

export const NOW = '2026-09-15T09:14:00.000Z';
export const REGISTER_URL = 'https://oakfield.uk.arbor.sc/?/placeholder-ui/view/id/7';

export function read(html: string, url = REGISTER_URL): PageReading {
  return readPage(show(html), new URL(url), NOW);
}

export function readRegister(html: string, url = REGISTER_URL): RegisterReading {
  const page = read(html, url);
  if (page.kind !== 'register') throw new Error(`not a register: ${JSON.stringify(page)}`);
  return page.reading;
}

/** `Adams, Ava = /` for each row, in the page's order. */
export function marksOf(reading: RegisterReading): Record<string, string> {
  return Object.fromEntries(
    reading.rows.map(({ shownName, mark }, at) => {
      const key =
        reading.rows.findIndex((row) => row.shownName === shownName) === at
          ? shownName
          : `${shownName} #${at + 1}`;
      const said =
        mark.status === 'read'
          ? `${mark.code}${mark.minutesLate === null ? '' : ` ${mark.minutesLate}m`}`
          : mark.status;
      return [key, said];
    }),
  );
}

/** Pages are watched in a frame whose address is told to the watcher as a school's. */
export function windowAt(page: Document, address: { href: string }): Window {
  const real = page.defaultView;
  if (!real) throw new Error('no window');
  const navigation = new EventTarget();
  return new Proxy(real, {
    get(target, key) {
      if (key === 'location') return address;
      if (key === 'navigation') return navigation;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' && !/^[A-Z]/.test(String(key))
        ? value.bind(target)
        : value;
    },
  });
}
