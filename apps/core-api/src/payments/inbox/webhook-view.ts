import type { Webhook } from '@noillin/payments';
import type { WebhookDto } from './webhook.dto';

/** A stored event as operators see it. */
export const webhookView = ({
  event,
  receivedAt,
  processedAt,
  retryAt,
  ...webhook
}: Webhook): WebhookDto => ({
  ...webhook,
  provider: event.provider,
  type: event.type,
  providerPaymentId: event.providerPaymentId,
  paymentId: event.paymentId,
  occurredAt: event.occurredAt.toISOString(),
  receivedAt: receivedAt.toISOString(),
  processedAt: processedAt?.toISOString() ?? null,
  retryAt: retryAt?.toISOString() ?? null,
});
