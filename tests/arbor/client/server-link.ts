/** The page's own requests. A session that has ended answers a data request with 200 and HTML. */
export class SessionLost extends Error {}
export class Refused extends Error {}

async function parsed(response: Response): Promise<unknown> {
  if (!response.ok) throw new Refused(`The server answered ${response.status}.`);
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) throw new SessionLost();
  const body: unknown = await response.json();
  if (typeof body === 'object' && body !== null && 'success' in body && body.success === false) {
    throw new Refused(messageOf(body));
  }
  return body;
}

function messageOf(body: object): string {
  if ('notifications' in body && Array.isArray(body.notifications)) {
    const [first] = body.notifications as { message?: string }[];
    if (first?.message) return first.message;
  }
  return 'message' in body ? String(body.message) : 'Something went wrong.';
}

const HEADERS = { 'X-Requested-With': 'XMLHttpRequest' };

export async function askPage(route: string): Promise<unknown> {
  return parsed(await fetch(`/${route}?format=javascript&_dc=${Date.now()}`, { headers: HEADERS }));
}

export async function askData<T>(route: string): Promise<T> {
  const body = await parsed(
    await fetch(`/${route}/format/json?_dc=${Date.now()}`, { headers: HEADERS }),
  );
  return (body as { items: T }).items;
}

export async function send<T>(route: string, fields: Record<string, unknown>): Promise<T> {
  const body = await parsed(
    await fetch(`/${route}/?format=json`, {
      method: 'POST',
      headers: { ...HEADERS, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, { value }]),
        ),
      }),
    }),
  );
  return (body as { items: T }).items;
}
