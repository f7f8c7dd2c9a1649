import { Secret } from 'otpauth';
import { newTotpSecret, stepOf, totpCode, totpUri } from './totp';

/** RFC 6238, appendix B; the last six digits of its eight. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;
const NOW = Date.UTC(2026, 10, 27, 12);

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [2000000000, '279037'],
  ])('are those of RFC 6238 at %i', (seconds, code) => {
    expect(totpCode(RFC_SECRET, seconds * 1_000)).toBe(code);
    expect(stepOf(RFC_SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('are good for one step before and after, and know which one they belong to', () => {
    const secret = newTotpSecret();
    const step = NOW / 30_000;
    const steps = [-2, -1, 0, 1, 2].map((delta) =>
      stepOf(secret, totpCode(secret, NOW + delta * 30_000), NOW),
    );
    expect(steps).toEqual([null, step - 1, step, step + 1, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '000 00'])('are never %j', (code) => {
    expect(stepOf(RFC_SECRET, code, 59_000)).toBeNull();
  });

  it('are set up by a URI that authenticators read', () => {
    const secret = newTotpSecret();
    const uri = new URL(totpUri(secret, 'asha@example.com'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Noillin:asha@example.com',
    ]);
    expect([uri.searchParams.get('secret'), secret.length]).toEqual([secret, 32]);
  });
});
