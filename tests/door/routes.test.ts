/** Coming and going: a browser without the Navigation API, a page brought back by the back button. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchPage } from '@/lib/arbor/watch';
import { REGISTER_URL, show, windowAt } from './frame';

const register = (form: string) =>
  `<h1>${form} AM Register</h1><h2>15 September 2026</h2><ul>${['Ava Adams', 'Leo Brown', 'Mei Chen'].map((name) => `<li><b>${name}</b><i title="Present">/</i></li>`).join('')}</ul>`;

let control: AbortController;
let groups: (string | null)[];
let heard: () => void;

beforeEach(() => {
  control = new AbortController();
  groups = [];
});
afterEach(() => control.abort());

function watch(page: Document, view: Window): void {
  watchPage({
    document: page,
    view,
    signal: control.signal,
    now: () => '2026-09-15T09:14:00.000Z',
    onPage(read) {
      groups.push(read.kind === 'register' ? read.reading.group : null);
      heard();
    },
  });
}
const told = () => new Promise<void>((resolve) => (heard = resolve));

describe('a register', () => {
  it('is found after a click that changes the address, where the browser has no Navigation API', async () => {
    const page = show(register('5B'));
    const address = { href: REGISTER_URL };
    const real = windowAt(page, address);
    const view = new Proxy(real, {
      get: (target, key) => (key === 'navigation' ? undefined : Reflect.get(target, key, target)),
    });
    const first = told();
    watch(page, view);
    await first;
    const second = told();
    address.href = REGISTER_URL.replace('/id/7', '/id/8');
    page.body.click();
    page.body.innerHTML = register('6A');
    await second;
    expect(groups).toEqual(['5B', '6A']);
  });

  it('is read again when the back button brings its page back as it was', async () => {
    const page = show(register('5B'));
    const view = windowAt(page, { href: REGISTER_URL });
    const first = told();
    watch(page, view);
    await first;
    const second = told();
    const back = new PageTransitionEvent('pageshow', { persisted: true });
    page.defaultView?.dispatchEvent(back);
    await second;
    expect(groups).toEqual(['5B', '5B']);
  });
});
