import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the signature: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`, `v1` once or more. */
export const SIGNATURE_HEADER = 'sandbox-signature';

/** How far the time in a signature may be from ours: a recorded request is worthless afterwards. */
export const TOLERANCE_SECONDS = 300;

const macOf = (secret: string, timestamp: number, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();

const unixSeconds = (nowMs: number): number => Math.floor(nowMs / 1000);

/** The header's value for a body sent now. */
export const sign = (body: Buffer, secret: string, nowMs: number): string => {
  const timestamp = unixSeconds(nowMs);
  return `t=${timestamp},v1=${macOf(secret, timestamp, body).toString('hex')}`;
};

/** Whether one of the secrets signed exactly this body, within the tolerance of now. */
export const isSignedBy = (
  header: string | undefined,
  body: Buffer,
  secrets: readonly string[],
  nowMs: number,
): boolean => {
  const fields = (header ?? '').split(',').map((field) => field.trim());
  const timestamp = Number(valuesOf(fields, 't')[0] ?? Number.NaN);
  if (!Number.isSafeInteger(timestamp)) return false;
  if (Math.abs(unixSeconds(nowMs) - timestamp) > TOLERANCE_SECONDS) return false;
  const given = valuesOf(fields, 'v1').map((hex) => Buffer.from(hex, 'hex'));
  return secrets.some((secret) => {
    const expected = macOf(secret, timestamp, body);
    return given.some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected));
  });
};

const valuesOf = (fields: readonly string[], name: string): string[] =>
  fields.filter((field) => field.startsWith(`${name}=`)).map((field) => field.slice(name.length + 1));
