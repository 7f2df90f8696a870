/**
 * The stand-in's web server: an invented school at an Arbor-shaped https address, for people and
 * tests. It remembers every request, so that a test can prove that Alongside sent none.
 */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { nearestSchoolSession } from '@/lib/demonstration/school';
import { isDemonstrationTenant, type DemonstrationTenant } from '@/lib/demonstration/schools';
import { renameClasses } from '../class-names';
import type { Boot } from '../client/wire';
import { defaultSwitches, UnknownSwitch, withSwitches, type Switches } from '../switches';
import { wireMark } from './code-words';
import { Desk, type Entry } from './desk';
import { dataFor, findRegister, pageFor } from './pages';
import { CONTROLLERS, matchRoute, routeTo, type DataName, type PageName } from './routes';
import { loginPage, shell, shellHeaders } from './shell';

export interface RecordedRequest {
  method: string;
  host: string;
  /** Path and query as sent. */
  path: string;
  body: string;
}

export interface ArborOptions {
  /** 0 takes any free port. */
  port?: number;
  /** The day the office sees as today; a day without school becomes the last school day before it. */
  date?: string;
  session?: 'AM' | 'PM';
  switches?: Readonly<Record<string, unknown>>;
}

export interface Arbor {
  port: number;
  /** The day and session shown as today. */
  now: Session;
  /** The morning register of 5B on the primary's first host name. */
  registerUrl: string;
  /** `https://<host>/?/<route>`; the browser maps the host to this server. */
  url(host: string, route?: string): string;
  /** Address of one form's register, e.g. `oakfield-demo`, `5B`. */
  registerUrlOf(tenant: DemonstrationTenant, form: string, at?: Session): string;
  /** Everything asked of the server but its own `/__` controls, oldest first. */
  recorded(): RecordedRequest[];
  forget(): void;
  set(switches: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

export interface Assets {
  script: string;
  style: string;
}

const HOST = /^(?<tenant>[a-z0-9-]+)\.uk\.arbor\.(?:sc|education)(?::\d+)?$/i;
const SWITCH_COOKIE = 'stand-in-switches';

function tenantOf(host: string): DemonstrationTenant | null {
  const tenant = HOST.exec(host)?.groups?.tenant?.toLowerCase() ?? '';
  return isDemonstrationTenant(tenant) ? tenant : null;
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  const pair = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function later(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function sendHtml(
  response: ServerResponse,
  html: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(html);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface MarkChange {
  studentId: string;
  change: Partial<Entry>;
}

/** `{"fields":{"marks":{"value":[{student_id, mark, minutes_late, note}]}}}`, arbor.md section 2.4. */
function changesIn(body: string): MarkChange[] {
  const parsed: unknown = JSON.parse(body);
  const fields = isRecord(parsed) && isRecord(parsed.fields) ? parsed.fields : {};
  const marks =
    isRecord(fields.marks) && Array.isArray(fields.marks.value) ? fields.marks.value : [];
  return marks.filter(isRecord).map((mark) => ({
    studentId: String(mark.student_id),
    change: {
      ...(typeof mark.mark === 'string' ? { code: mark.mark } : {}),
      ...('minutes_late' in mark
        ? { minutesLate: mark.minutes_late === null ? null : Number(mark.minutes_late) }
        : {}),
      ...(typeof mark.note === 'string' ? { note: mark.note } : {}),
    },
  }));
}

class School {
  readonly #desks = new Map<DemonstrationTenant, Desk>();

  constructor(readonly now: Session) {}

  desk(tenant: DemonstrationTenant): Desk {
    const desk = this.#desks.get(tenant) ?? new Desk(tenant, this.now);
    this.#desks.set(tenant, desk);
    return desk;
  }
}

class Answers {
  readonly recorded: RecordedRequest[] = [];
  switches: Switches;

  constructor(
    private readonly school: School,
    private readonly assets: Assets,
    switches: Readonly<Record<string, unknown>>,
  ) {
    this.switches = withSwitches(defaultSwitches(), switches);
  }

  #switchesFor(request: IncomingMessage): Switches {
    const cookie = cookieOf(request, SWITCH_COOKIE);
    if (cookie === null) return this.switches;
    const changes: unknown = JSON.parse(cookie);
    return withSwitches(this.switches, isRecord(changes) ? changes : {});
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').toLowerCase();
    const path = request.url ?? '/';
    const body = await bodyOf(request);
    if (path.startsWith('/__')) {
      this.#control(request, response, path, body);
      return;
    }
    this.recorded.push({ method: request.method ?? 'GET', host, path, body });
    if (host.startsWith('login.arbor.sc')) {
      sendHtml(response, loginPage(), shellHeaders(this.#switchesFor(request)));
      return;
    }
    const tenant = tenantOf(host);
    if (!tenant) {
      response.writeHead(404).end('There is no such school here.');
      return;
    }
    await this.#school(tenant, request, response, path, body);
  }

  #control(request: IncomingMessage, response: ServerResponse, path: string, body: string): void {
    if (path === '/__switches' && request.method === 'POST') {
      const changes: unknown = JSON.parse(body || '{}');
      this.switches = withSwitches(this.switches, isRecord(changes) ? changes : {});
    }
    if (path === '/__recorded') sendJson(response, this.recorded);
    else sendJson(response, this.switches);
  }

  async #school(
    tenant: DemonstrationTenant,
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: string,
  ): Promise<void> {
    const switches = this.#switchesFor(request);
    if (path.startsWith('/stand-in/app.js')) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' });
      response.end(this.assets.script);
      return;
    }
    if (path.startsWith('/stand-in/app.css')) {
      response.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8' });
      response.end(renameClasses(this.assets.style, switches));
      return;
    }
    // `/?/route` is the document; `/route?format=javascript` the component tree (section 2.1).
    if (path === '/' || path.startsWith('/?')) {
      const route = path.startsWith('/?/') ? path.slice(3) : CONTROLLERS.home;
      const boot = this.#boot(tenant, switches, route);
      sendHtml(response, shell(boot), shellHeaders(switches));
      return;
    }
    const [pathname = '', query = ''] = path.split('?');
    const matched = matchRoute(pathname);
    if (!matched) {
      response.writeHead(404).end();
      return;
    }
    await later(switches.dataDelayMs);
    if (switches.session === 'lost') {
      sendHtml(response, loginPage(), shellHeaders(switches));
      return;
    }
    const desk = this.school.desk(tenant);
    const asked = { desk, switches, parameters: matched.parameters };
    if (matched.name === 'saveMarks') {
      await this.#save(asked, request, response, body);
    } else if (matched.name === 'userSettings') {
      sendJson(response, {
        user_type: switches.account,
        display_name: 'Jo Bramley',
        organizationName: desk.school.name,
        applicationId: 'uk_xxx_00000',
        isParentPortalOrStudentPortal: switches.account !== 'staff',
      });
    } else if (query.includes('format=javascript')) {
      const page = pageFor(matched.name as PageName, asked);
      if (page) sendJson(response, page);
      else {
        sendJson(response, {
          success: false,
          message: `User is not allowed to access mvc:default/${pathname.slice(1)}`,
        });
      }
    } else {
      sendJson(response, { success: true, items: dataFor(matched.name as DataName, asked) });
    }
  }

  #boot(tenant: DemonstrationTenant, switches: Switches, route: string): Boot {
    const portal = /^\/?(guardians|students)\//.exec(route)?.[1];
    return {
      switches,
      schoolName: this.school.desk(tenant).school.name,
      userType:
        portal === 'guardians' ? 'guardian' : portal === 'students' ? 'student' : switches.account,
      userName: portal ? 'A. Parent' : 'Jo Bramley',
      menu: portal
        ? [{ text: 'Dashboard', route: routeTo('guardianHome') }]
        : [
            { text: 'Home', route: routeTo('home') },
            { text: 'Students', route: routeTo('dailyAttendance') },
            { text: 'My Calendar', route: routeTo('calendar') },
          ],
    };
  }

  async #save(
    asked: Parameters<typeof findRegister>[0],
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): Promise<void> {
    const { desk, switches } = asked;
    await later(switches.saveDelayMs);
    const register = findRegister(asked);
    switch (switches.saveAnswer) {
      case 'error-500':
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error');
        return;
      case 'dropped':
        request.socket.destroy();
        return;
      case 'session-lost':
        sendHtml(response, loginPage(), shellHeaders(switches));
        return;
      case 'refused':
        sendJson(response, {
          success: false,
          notifications: [{ message: 'The mark could not be saved. Please try again.' }],
        });
        return;
      case 'ok':
    }
    if (!register) {
      sendJson(response, { success: false, notifications: [{ message: 'No such register.' }] });
      return;
    }
    const saved = changesIn(body).map(({ studentId, change }) => {
      const entry = desk.save(register.id, studentId, change, desk.entry(register, studentId));
      return { studentId, mark: wireMark(entry.code, entry.minutesLate), note: entry.note };
    });
    sendJson(response, {
      success: true,
      notifications: [{ message: 'Register updated.' }],
      items: saved,
    });
  }
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const names = ['*.uk.arbor.sc', '*.uk.arbor.education', 'login.arbor.sc', 'localhost'];
  const made = await generate([{ name: 'commonName', value: 'Stand-in for Arbor' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the stand-in has no port'));
    });
  });
}

/** The scene of the mockup: a Tuesday in September, registers just closed. */
const DEFAULT_DATE = '2026-09-15';

export async function serve(options: ArborOptions, assets: Assets): Promise<Arbor> {
  const now = nearestSchoolSession({
    date: plainDateOf(options.date ?? DEFAULT_DATE),
    session: options.session ?? 'AM',
  });
  const school = new School(now);
  const answers = new Answers(school, assets, options.switches ?? {});
  const server = createServer(await certificate(), (request, response) => {
    answers.answer(request, response).catch((problem: unknown) => {
      const isMistake = problem instanceof UnknownSwitch || problem instanceof SyntaxError;
      if (!isMistake) console.error(problem);
      if (!response.headersSent) response.writeHead(isMistake ? 400 : 500);
      response.end(problem instanceof Error ? problem.message : '');
    });
  });
  const port = await listen(server, options.port ?? 0);
  const url = (host: string, route?: string): string =>
    `https://${host}/${route === undefined ? '' : `?/${route}`}`;
  const registerUrlOf: Arbor['registerUrlOf'] = (tenant, form, at = now) =>
    url(
      `${tenant}.uk.arbor.sc`,
      routeTo('register', { 'register-id': school.desk(tenant).formRegister(form, at).id }),
    );
  return {
    port,
    now,
    registerUrl: registerUrlOf('oakfield-demo', '5B'),
    url,
    registerUrlOf,
    recorded: () => [...answers.recorded],
    forget: () => {
      answers.recorded.length = 0;
    },
    set: (switches) => {
      answers.switches = withSwitches(answers.switches, switches);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export { writeExports } from '../exports/write';
