/** What happened, as a webhook tells it. `data` depends on `type` and `version`: docs/webhooks.md. */
export interface WebhookMessage {
  /** The event's: drop what you have seen. */
  id: string;
  type: string;
  version: number;
  /** UTC, ISO 8601. */
  occurredAt: string;
  data: Record<string, unknown>;
}

export interface WebhookCheck {
  /** The body as it came, before anything has parsed it. */
  body: string | Uint8Array<ArrayBuffer>;
  /** Value of the header `Noillin-Signature`. */
  signature: string | null | undefined;
  /** The endpoint's secret; old and new while it is being replaced. */
  secrets: string | readonly string[];
  /** How old it may be, in seconds; five minutes unless said otherwise. */
  toleranceSeconds?: number;
  /** For tests. */
  nowMs?: number;
}

/** A webhook that does not come from the platform, or that came too late. */
export class WebhookRefused extends Error {
  constructor(readonly reason: 'malformed' | 'too_old' | 'wrong_signature') {
    super(`The webhook was refused: ${reason}`);
    this.name = 'WebhookRefused';
  }
}

const TOLERANCE_SECONDS = 300;
const SHA256_HEX = /^[0-9a-f]{64}$/;

interface Signature {
  timestamp: string;
  macs: Uint8Array<ArrayBuffer>[];
}

const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );

/** `t=<unix seconds>,v1=<hex>[,v1=<hex>]`; fields of later versions are passed over. */
const parse = (signature: string | null | undefined): Signature => {
  const fields = (signature ?? '').split(',').map((field) => field.trim().split('='));
  const values = (name: string) =>
    fields.flatMap(([field, value]) => (field === name && value !== undefined ? [value] : []));
  const [timestamp] = values('t');
  const macs = values('v1').filter((mac) => SHA256_HEX.test(mac));
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp) || macs.length === 0)
    throw new WebhookRefused('malformed');
  return { timestamp, macs: macs.map(bytesOfHex) };
};

const signedBytes = (timestamp: string, body: WebhookCheck['body']): Uint8Array<ArrayBuffer> => {
  const encoder = new TextEncoder();
  const [head, tail] = [
    encoder.encode(`${timestamp}.`),
    typeof body === 'string' ? encoder.encode(body) : body,
  ];
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
};

/** By Web Crypto, which compares in constant time. */
const isSignedWith = async (
  secret: string,
  bytes: Uint8Array<ArrayBuffer>,
  macs: Uint8Array<ArrayBuffer>[],
): Promise<boolean> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
    'verify',
  ]);
  const fits = await Promise.all(macs.map((mac) => crypto.subtle.verify('HMAC', key, mac, bytes)));
  return fits.includes(true);
};

/**
 * Checks that a webhook comes from the platform and is not a recording, and reads it.
 * @throws WebhookRefused otherwise: answer 400 then
 */
export const verifyWebhook = async (check: WebhookCheck): Promise<WebhookMessage> => {
  const { body, toleranceSeconds = TOLERANCE_SECONDS, nowMs = Date.now() } = check;
  const { timestamp, macs } = parse(check.signature);
  const bytes = signedBytes(timestamp, body);
  const secrets = [check.secrets].flat().filter((secret) => secret !== '');
  const fits = await Promise.all(secrets.map((secret) => isSignedWith(secret, bytes, macs)));
  if (!fits.includes(true)) throw new WebhookRefused('wrong_signature');
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > toleranceSeconds) throw new WebhookRefused('too_old');
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as WebhookMessage;
};
