import { createHmac } from 'node:crypto';
import { type ApiClient, type ApiResponse, eventually, unique } from '@noillin/testing';
import { type Database } from './database';
import { setting } from './platform';

export const WEBHOOK_PATH = '/payments/webhooks/sandbox';

/** What the sandbox would say of a payment that nobody made, or of one that somebody did. */
export function webhookBody(about: {
  paymentId: string;
  amount: number;
  type?: string;
  /** The sandbox's own id of the payment. */
  providerPaymentId?: string;
}): string {
  const { paymentId, amount, type = 'payment.succeeded', providerPaymentId = unique('sbx_pay_') } = about;
  return JSON.stringify({
    id: unique('sbx_evt_'),
    type,
    created: new Date().toISOString(),
    sequence: 1,
    data: {
      payment: { id: providerPaymentId, reference: paymentId, amount, currency: 'INR' },
    },
  });
}

/** The header that the sandbox sends with a body; written down here a second time so that a change of it is noticed. */
export function webhookSignature(
  body: string,
  { secret = setting('SANDBOX_WEBHOOK_SECRET'), atMs = Date.now() } = {},
): string {
  const seconds = Math.floor(atMs / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** Sends a webhook the way the sandbox does, through the gateway. */
export function sendWebhook(
  api: ApiClient,
  body: string,
  signature = webhookSignature(body),
): Promise<ApiResponse<unknown>> {
  return api.post(WEBHOOK_PATH, body, { headers: { 'sandbox-signature': signature } });
}

/** Waits until the sandbox has delivered so many webhooks of a payment and the worker has closed every event. */
export async function allDelivered(database: Database, paymentId: string, times: number): Promise<void> {
  await eventually(async () => {
    const [payment] = await database.find('sandbox_payments', { reference: paymentId });
    const events = await database.find('sandbox_events', { paymentId: payment?._id });
    const ids = events.map(({ _id }) => _id);
    const delivered = { eventId: { $in: ids }, lastAnswer: '200', endedAt: { $ne: null } };
    expect(await database.count('sandbox_deliveries', delivered)).toBe(times);
    const closed = { _id: { $in: ids.map((id) => `sandbox:${id}`) }, status: 'processed' };
    expect(await database.count('payment_webhooks', closed)).toBe(ids.length);
  });
}
