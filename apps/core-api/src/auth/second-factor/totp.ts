import { Secret, TOTP } from 'otpauth';

/** What every authenticator understands (RFC 6238, and the defaults of its key URIs). */
const SETTINGS = { issuer: 'Noillin', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of telephones may be off by one step either way (RFC 6238, section 5.2). */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ ...SETTINGS, label, secret: Secret.fromBase32(secret) });

/** A new secret, in Base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The secret as authenticators read it out of a QR code. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The time step that a code belongs to; null for a code that is wrong, or not of about now. `now` is epoch milliseconds. */
export const stepOf = (secret: string, code: string, now: number): number | null => {
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
};

/** The code of an instant, for tests and for whoever builds an authenticator. */
export const totpCode = (secret: string, now: number): string => totpOf(secret).generate({ timestamp: now });
