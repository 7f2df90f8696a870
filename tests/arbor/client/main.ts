/** The host page's own script. It knows nothing of Alongside. */
import { Pen } from './dom';
import { type MarkDetailsProps, RegisterComponent, type RegisterSurroundings } from './register';
import { Renderer, type Rendered } from './render';
import { askData, askPage, Refused, SessionLost } from './server-link';
import { Slideover } from './slideover';
import type { Boot, PageEnvelope, TreeNode } from './wire';

declare global {
  interface Window {
    /** What the host's own shortcuts did, for tests. */
    standIn?: { actions: string[]; booted: number };
  }
}

function bootData(): Boot {
  const block = document.querySelector('#boot');
  return JSON.parse(block?.textContent ?? '{}') as Boot;
}

const boot = bootData();
const pen = new Pen(boot.switches);
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
const spinner = document.querySelector<HTMLElement>(pen.select('loading-spinner'));
const slideover = new Slideover(pen, app);
let running: Rendered['starts'] = [];
let loads = 0;
window.standIn = { actions: [], booted: performance.now() };

function spin(on: boolean): void {
  spinner?.classList.toggle(pen.classes('loading-spinner--hide'), !on);
}

function toast(words: string, kind: 'done' | 'error'): void {
  const note = pen.draw(
    'div',
    `mis-notification mis-notification-${kind}`,
    { role: kind === 'error' ? 'alert' : 'status' },
    words,
  );
  app.append(note);
  setTimeout(() => note.remove(), kind === 'error' ? 8000 : 2500);
}

/** The login screen that an expired session ends in. */
function showLogin(): void {
  for (const part of running) part.stop();
  running = [];
  slideover.close();
  document.title = 'Log in';
  const section = pen.draw('section', 'login-section', {}, pen.draw('h1', '', {}, 'Log in'));
  section.append(
    pen.draw('p', '', {}, 'Your session has ended. Please log in again.'),
    pen.draw('label', '', {}, 'Email', pen.draw('input', '', { type: 'email' })),
    pen.draw('label', '', {}, 'Password', pen.draw('input', '', { type: 'password' })),
    pen.draw('button', '', { type: 'button' }, 'Log in'),
  );
  app.replaceChildren(pen.draw('div', '', { id: 'react-container' }, section));
  spin(false);
}

function showRefusal(words: string): void {
  const close = pen.draw('button', 'x-btn', { type: 'button' }, 'Close');
  const modal = pen.draw(
    'div',
    'system-modal',
    { role: 'alertdialog' },
    pen.draw('h3', '', {}, "It seems like you can't do this"),
    pen.draw('p', '', {}, words),
    pen.draw('div', 'system-modal-id', {}, `ID: ${Math.floor(Math.random() * 1e8).toString(16)}`),
    close,
  );
  close.addEventListener('click', () => modal.remove());
  app.append(modal);
}

function lost(problem: unknown): void {
  if (problem instanceof SessionLost) showLogin();
  else if (problem instanceof Refused) toast(problem.message, 'error');
  else toast('The connection was lost. The mark was not saved.', 'error');
}

function slideoverRoute(registerId: string, studentId: string, kind: 'late' | 'absent'): string {
  const base = document.querySelector('#boot')?.getAttribute('data-mark-details') ?? '';
  return `${base}/register-id/${registerId}/student-id/${studentId}/kind/${kind}`;
}

async function askSlideover(
  route: string,
): Promise<{ title: string; details: MarkDetailsProps } | null> {
  try {
    const envelope = (await askPage(route)) as PageEnvelope;
    const details = envelope.content[0]?.props as MarkDetailsProps | undefined;
    return details ? { title: envelope.navigation.title, details } : null;
  } catch (problem) {
    lost(problem);
    return null;
  }
}

async function openRoute(route: string): Promise<void> {
  try {
    const envelope = (await askPage(route)) as PageEnvelope;
    const parts = envelope.content.map((node) => renderer.render(node));
    slideover.open(
      envelope.navigation.title,
      parts.map(({ element }) => element),
    );
  } catch (problem) {
    lost(problem);
  }
}

const around: RegisterSurroundings & { openRoute(route: string): void } = {
  pen,
  slideover,
  navigate: (route) => navigate(route),
  askSlideover,
  toast,
  lost,
  slideoverRoute,
  openRoute: (route) => void openRoute(route),
};
const renderer = new Renderer(pen, around);

/** Some parts come from another framework: no ids, classes that mean nothing. */
function reactBar(): HTMLElement {
  const bell = pen.draw('div', 'css-1q8k3f', {}, pen.draw('span', 'css-9vb2z', {}, '2'));
  return pen.draw('div', 'css-7d4kk1', {}, bell, pen.draw('div', 'css-1x0aa', {}, boot.userName));
}

function topBar(): HTMLElement {
  const bar = pen.component('mis-topbar', 'div', 'top-bar');
  bar.append(pen.draw('span', 'top-bar__school', {}, boot.schoolName));
  for (const { text, route } of boot.menu) {
    bar.append(pen.draw('a', 'top-bar__item', { href: `/?/${route}` }, text));
  }
  bar.append(reactBar());
  return bar;
}

interface NavItem {
  fields: { text: { value: string }; url: { value: string }; selected: { value: boolean } };
}

function sideNav(node: TreeNode | null): HTMLElement | null {
  if (!node) return null;
  const nav = pen.component('mis-subnavcolumn', 'div', 'mis-subnavcolumn');
  const { treeData } = node.props.props as {
    treeData: { items: { label: string; items: NavItem[] }[] };
  };
  for (const group of treeData.items) {
    nav.append(pen.draw('div', 'mis-subnav-label', {}, group.label));
    for (const { fields } of group.items) {
      nav.append(
        pen.draw(
          'a',
          `mis-subnav-item${fields.selected.value ? ' mis-subnav-item--selected' : ''}`,
          { href: `/?/${fields.url.value}` },
          fields.text.value,
        ),
      );
    }
  }
  return nav;
}

function currentRoute(): string {
  const { search } = window.location;
  return search.startsWith('?/') ? search.slice(2) : 'home-ui/index';
}

async function load(): Promise<void> {
  loads += 1;
  const mine = loads;
  spin(true);
  slideover.close();
  await new Promise((resolve) => setTimeout(resolve, boot.switches.spinnerMs));
  let envelope: PageEnvelope;
  try {
    envelope = (await askPage(currentRoute())) as PageEnvelope;
  } catch (problem) {
    if (mine !== loads) return;
    spin(false);
    if (problem instanceof Refused) showRefusal(problem.message);
    else lost(problem);
    return;
  }
  if (mine !== loads) return;
  for (const part of running) part.stop();
  const parts = envelope.content.map((node) => renderer.render(node));
  running = parts.flatMap(({ starts }) => starts);
  document.title = `${envelope.navigation.title} | ${boot.schoolName}`;
  const content = pen.component(
    'mis-content',
    'div',
    `mis-content mis-content-${boot.switches.width}`,
    {},
    ...parts.map(({ element }) => element),
  );
  app.replaceChildren(topBar(), pen.draw('div', 'mis-page', {}, sideNav(envelope.subNav), content));
  spin(false);
  for (const part of running) void part.start();
  void askData('widget-data/get-notices').catch(() => {});
}

function navigate(route: string): void {
  const address = `/?/${route}`;
  switch (boot.switches.navigation) {
    case 'push-state':
      history.pushState({}, '', address);
      break;
    case 'replace-state':
      history.replaceState({}, '', address);
      break;
    case 'reload':
      window.location.assign(address);
      return;
  }
  void load();
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href^="/?/"]') : null;
  if (!link || !app.contains(link)) return;
  event.preventDefault();
  navigate((link.getAttribute('href') ?? '').slice(3));
});
window.addEventListener('popstate', () => void load());

/** As most hosts write it: keys in a field are left alone, and a field is an input or a textarea. */
function heard(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { target } = event;
  if (
    target instanceof HTMLElement &&
    (target.matches('input, textarea, select') || target.isContentEditable)
  ) {
    return;
  }
  for (const part of running) {
    if (!(part instanceof RegisterComponent)) continue;
    const done = part.key(event.key);
    if (done) window.standIn?.actions.push(done);
    if (done) return;
  }
  if ('/?pln'.includes(event.key)) window.standIn?.actions.push(`key ${event.key}`);
}

if (boot.switches.shortcuts === 'bubble') document.addEventListener('keydown', heard);
if (boot.switches.shortcuts === 'capture') window.addEventListener('keydown', heard, true);

void load();
