/**
 * Which school a page belongs to. The same tenants answer on both suffixes (arbor.md section 1.1),
 * so the host's first label, not the host, names the school.
 */
const TENANT_HOST = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.uk\.arbor\.(?:sc|education)$/;

/** Hosts of Arbor that are no school: the central login and the interfaces for partners. */
const NO_SCHOOL = /^(?:login|api-[a-z0-9-]+)$/;

/** `oakfield` of `https://Oakfield.uk.arbor.sc:443/?/…`; null on every host that is no school. */
export function tenantOf(url: URL): string | null {
  const label = TENANT_HOST.exec(url.hostname.toLowerCase().replace(/\.$/, ''))?.[1];
  return label === undefined || NO_SCHOOL.test(label) ? null : label;
}

export function isLoginHost(url: URL): boolean {
  return /^login\.(?:uk\.)?arbor\.(?:sc|education)$/.test(url.hostname.toLowerCase());
}

/**
 * The route stands in the query string, `/?/<controller>/<action>/<key>/<value>` (arbor.md section
 * 1.2). Lower case, without slashes at either end; empty on the bare host.
 */
export function routeOf(url: URL): string {
  const query = url.search.startsWith('?/') ? url.search.slice(2) : url.pathname.slice(1);
  let route = query.split(/[?&#]/)[0] ?? '';
  try {
    route = decodeURIComponent(route);
  } catch {
    // A stray percent sign: the route is matched as it was written.
  }
  return route.toLowerCase().replace(/^\/+|\/+$/g, '');
}

/** The value of a `key/value` pair of the route, or null. */
export function routeValue(url: URL, key: string): string | null {
  const parts = routeOf(url).split('/');
  const at = parts.indexOf(key);
  return at < 0 ? null : (parts[at + 1] ?? null);
}
