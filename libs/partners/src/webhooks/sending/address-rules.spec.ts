import { isAllowedAddress, literalAddress, readNetworks } from './address-rules';

describe('where webhooks may go', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111'])('a public address: %s', (address) => {
    expect(isAllowedAddress(address, [])).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '127.8.8.8', '::1', '0.0.0.0', '::'],
    ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
    ...['169.254.169.254', 'fe80::1', '100.64.0.1', '192.0.0.1', '198.18.0.1'],
    ...['224.0.0.1', '255.255.255.255', '240.0.0.1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2001::1'],
    ...['', 'localhost', '1.2.3'],
  ])('not one that is private, special or none: %s', (address) => {
    expect(isAllowedAddress(address, [])).toBe(false);
  });

  it('one that was allowed, and no neighbour of it', () => {
    const allowed = readNetworks('127.0.0.1/32,fd00::/8');
    expect(isAllowedAddress('127.0.0.1', allowed)).toBe(true);
    expect(isAllowedAddress('::ffff:127.0.0.1', allowed)).toBe(true);
    expect(isAllowedAddress('fd12::1', allowed)).toBe(true);
    expect(isAllowedAddress('127.0.0.2', allowed)).toBe(false);
    expect(readNetworks('')).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1/x', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://[::1]:80/', '::1'],
    ['https://example.com/', undefined],
  ])('is known of an address that a URL writes in whatever way: %s', (url, address) => {
    expect(literalAddress(new URL(url))).toBe(address);
  });
});
