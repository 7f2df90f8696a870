import { describe, expect, it } from 'vitest';
import { tenantOf } from '@/lib/arbor/tenant';
import { tenantOfAddress } from '@/lib/messages/tenant';

const ADDRESSES: [address: string, tenant: string | null][] = [
  ['https://oakfield.uk.arbor.sc/', 'oakfield'],
  ['https://oakfield.uk.arbor.sc', 'oakfield'],
  ['https://oakfield.uk.arbor.sc/?/home-ui/index', 'oakfield'],
  ['https://oakfield.uk.arbor.sc/?/home-ui/index/', 'oakfield'],
  ['https://oakfield.uk.arbor.sc:443/?/home-ui/index', 'oakfield'],
  ['https://oakfield.uk.arbor.sc:8443/?/home-ui/index', 'oakfield'],
  ['https://OAKFIELD.UK.ARBOR.SC/?/home-ui/index', 'oakfield'],
  ['https://oakfield.uk.arbor.sc./', 'oakfield'],
  ['https://oakfield.uk.arbor.education/#top', 'oakfield'],
  ['https://st-marys-ce-primary.uk.arbor.sc/', 'st-marys-ce-primary'],
  ['https://login.arbor.sc/', null],
  ['https://login.uk.arbor.sc/', null],
  ['https://api-sandbox2.uk.arbor.sc/', null],
  ['https://uk.arbor.sc/', null],
  ['https://a.b.uk.arbor.sc/', null],
  ['https://oakfield.uk.arbor.sc.example.com/', null],
  ['https://oakfield-uk-arbor-sc.example.com/', null],
  ['https://example.com/?/oakfield.uk.arbor.sc/', null],
];

describe('which school an address belongs to', () => {
  it.each(ADDRESSES)('%s', (address, tenant) => {
    expect(tenantOf(new URL(address))).toBe(tenant);
  });

  it.each(ADDRESSES)('the background says the same of %s', (address, tenant) => {
    expect(tenantOfAddress(address)).toBe(tenant);
  });

  it('plain http is nobody’s school to the background', () => {
    expect(tenantOfAddress('http://oakfield.uk.arbor.sc/')).toBeNull();
  });
});
