import { isSignedBy, sign } from './signature';

const NOW = Date.UTC(2026, 10, 22, 9);
const body = Buffer.from('{"id":"evt_1"}');
const secret = 'the-first-secret-of-all';
const other = 'another-secret-entirely';

describe('webhook signature', () => {
  it('accepts what it signed', () => {
    expect(isSignedBy(sign(body, secret, NOW), body, [secret], NOW)).toBe(true);
  });

  it('signs the timestamp and the exact bytes: HMAC-SHA256 of "<t>.<body>" in hex', () => {
    expect(sign(Buffer.from('{}'), secret, NOW)).toBe(
      't=1795338000,v1=1ae13d06315a5d8353ebe0ba7a0c79bb28859b2af324627c9f100038a70a6670',
    );
  });

  it('refuses another body, be it one byte', () => {
    const tampered = Buffer.from('{"id":"evt_2"}');
    expect(isSignedBy(sign(body, secret, NOW), tampered, [secret], NOW)).toBe(false);
  });

  it('refuses another secret', () => {
    expect(isSignedBy(sign(body, other, NOW), body, [secret], NOW)).toBe(false);
  });

  it('accepts any of several secrets while they are rotated', () => {
    expect(isSignedBy(sign(body, secret, NOW), body, [other, secret], NOW)).toBe(true);
  });

  it('accepts a header with several signatures if one is right', () => {
    const [time, right] = sign(body, secret, NOW).split(',');
    expect(isSignedBy(`${time},v1=${'0'.repeat(64)},${right}`, body, [secret], NOW)).toBe(true);
  });

  it('accepts five minutes of age and not a second more, in both directions', () => {
    const header = sign(body, secret, NOW);
    const edge = 5 * 60_000;
    expect(isSignedBy(header, body, [secret], NOW + edge)).toBe(true);
    expect(isSignedBy(header, body, [secret], NOW - edge)).toBe(true);
    expect(isSignedBy(header, body, [secret], NOW + edge + 1_000)).toBe(false);
    expect(isSignedBy(header, body, [secret], NOW - edge - 1_000)).toBe(false);
  });

  it('refuses a signature moved to another time', () => {
    const mac = sign(body, secret, NOW).split(',')[1] ?? '';
    expect(isSignedBy(`t=${NOW / 1000 + 1},${mac}`, body, [secret], NOW)).toBe(false);
  });

  it.each([undefined, '', 't=', 'v1=00', 't=now,v1=00', 't=1795338000', 't=1795338000,v1=zz', ',,,='])(
    'refuses the header %p',
    (header) => {
      expect(isSignedBy(header, body, [secret], NOW)).toBe(false);
    },
  );
});
