/** arbor.md 1.1: the same school answers on both suffixes. */
const ARBOR_HOST = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*)\.uk\.arbor\.(?:sc|education)$/;

/** `oakfield` of `https://oakfield.uk.arbor.sc/?/…`; null when the address is no Arbor school. */
export function tenantOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:') return null;
  return ARBOR_HOST.exec(hostname)?.[1] ?? null;
}
