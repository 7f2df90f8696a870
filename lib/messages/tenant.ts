/**
 * arbor.md 1.1: the same school answers on both suffixes. `lib/arbor/tenant` says the same of every
 * address (tests/unit/complaints); that room's code does not come into the worker.
 */
const ARBOR_HOST = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.uk\.arbor\.(?:sc|education)\.?$/;
const NO_SCHOOL = /^(?:login|api-[a-z0-9-]+)$/;

/** `oakfield` of `https://oakfield.uk.arbor.sc/?/…`; null when the address is no Arbor school. */
export function tenantOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:') return null;
  const label = ARBOR_HOST.exec(hostname)?.[1];
  return label === undefined || NO_SCHOOL.test(label) ? null : label;
}
