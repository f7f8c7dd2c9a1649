import { createHmac } from 'node:crypto';

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`; `v1` once per secret that is good. */
export const SIGNATURE_HEADER = 'noillin-signature';

/** The header's value for a body sent now. */
export const signWebhook = (body: string, secrets: readonly string[], nowMs: number): string => {
  const timestamp = Math.floor(nowMs / 1_000);
  const macs = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex'),
  );
  return [`t=${timestamp}`, ...macs.map((mac) => `v1=${mac}`)].join(',');
};
