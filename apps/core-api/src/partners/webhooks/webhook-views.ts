import type { Delivery, IssuedEndpoint, WebhookEndpoint } from '@noillin/partners';
import type { WebhookDeliveryDto } from './delivery.dto';
import type { EndpointDto, IssuedEndpointDto } from './endpoint.dto';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export const endpointView = (endpoint: WebhookEndpoint): EndpointDto => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events,
  status: endpoint.status,
  disabledReason: endpoint.disabledReason,
  failingSince: instant(endpoint.failingSince),
  previousSecretUntil: instant(endpoint.previousSecretUntil),
  createdAt: endpoint.createdAt.toISOString(),
});

export const issuedView = ({ endpoint, secret }: IssuedEndpoint): IssuedEndpointDto => ({
  ...endpointView(endpoint),
  secret,
});

export const deliveryView = (delivery: Delivery): WebhookDeliveryDto => ({
  id: delivery.id,
  eventId: delivery.eventId,
  type: delivery.type,
  status: delivery.status,
  nextAttemptAt: instant(delivery.nextAttemptAt),
  attempts: delivery.attempts.map(({ at, ...attempt }) => ({ at: at.toISOString(), ...attempt })),
  body: delivery.body,
  createdAt: delivery.createdAt.toISOString(),
});
