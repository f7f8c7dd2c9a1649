import { createHmac } from 'node:crypto';
import { verifyWebhook, type WebhookCheck } from './verify-webhook';

const NOW_MS = 1_700_000_000_000;
const MESSAGE = {
  id: 'e-1',
  type: 'booking.confirmed',
  version: 1,
  occurredAt: 'now',
  data: { title: 'Größe' },
};
const BODY = JSON.stringify(MESSAGE);
const mac = (secret: string, timestamp: number, body = BODY) =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
const signed = (secrets: string[], seconds = NOW_MS / 1_000) =>
  [`t=${seconds}`, ...secrets.map((secret) => `v1=${mac(secret, seconds)}`)].join(',');
const verify = (check: Partial<WebhookCheck>) =>
  verifyWebhook({ body: BODY, signature: signed(['good']), secrets: 'good', nowMs: NOW_MS, ...check });
const reasonOf = (check: Partial<WebhookCheck>) =>
  verify(check).then(
    () => 'accepted',
    ({ reason }: { reason: string }) => reason,
  );

describe('verifying a webhook', () => {
  it('reads what the platform has signed, as text or bytes', async () => {
    expect(await verify({})).toEqual(MESSAGE);
    expect(await verify({ body: new TextEncoder().encode(BODY) })).toEqual(MESSAGE);
  });

  it('takes either signature while a secret is replaced, at either end', async () => {
    const both = signed(['old', 'new']);
    for (const secrets of ['old', 'new', ['other', 'new']])
      expect(await reasonOf({ signature: both, secrets })).toBe('accepted');
    expect(await reasonOf({ signature: signed(['old']), secrets: ['new', 'old'] })).toBe('accepted');
  });

  it('refuses another secret, none, another body and another time', async () => {
    for (const change of [
      { secrets: 'other' },
      { secrets: [] },
      { secrets: '' },
      { body: `${BODY} ` },
      { signature: signed(['good']).replace('t=1700000000', 't=1700000001') },
    ])
      expect(await reasonOf(change)).toBe('wrong_signature');
  });

  it('refuses recordings, and the future', async () => {
    for (const seconds of [301, -301])
      expect(await reasonOf({ nowMs: NOW_MS + seconds * 1_000 })).toBe('too_old');
    expect(await reasonOf({ nowMs: NOW_MS + 300_000 })).toBe('accepted');
    expect(await reasonOf({ nowMs: NOW_MS + 11_000, toleranceSeconds: 10 })).toBe('too_old');
  });

  it.each([
    null,
    '',
    't=1700000000',
    `v1=${mac('good', 1_700_000_000)}`,
    `t=soon,v1=${mac('good', 1_700_000_000)}`,
    't=1700000000,v1=zz',
    `t=1700000000,v1=${mac('good', 1_700_000_000).slice(2)}`,
  ])('refuses what is no signature: %s', async (signature) => {
    expect(await reasonOf({ signature })).toBe('malformed');
  });

  it('passes over fields that it does not know', async () => {
    expect(await reasonOf({ signature: `${signed(['good'])},v2=later` })).toBe('accepted');
  });
});
