import type { WebhookEventType } from '../webhook-events';

export const ENDPOINT_STATUSES = ['enabled', 'disabled'] as const;
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number];

/** `owner`: its owner switched it off. `failing`: it had failed for days. */
export const DISABLED_REASONS = ['owner', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Where an owner's webhooks go. */
export interface WebhookEndpoint {
  id: string;
  ownerId: string;
  url: string;
  description: string;
  /** What is sent there. */
  events: WebhookEventType[];
  status: EndpointStatus;
  disabledReason: DisabledReason | null;
  /** Since when every attempt has failed; null while the latest one did not. */
  failingSince: Date | null;
  createdAt: Date;
  /** Until when the signing secret before the latest replacement signs as well; null where there is none. */
  previousSecretUntil: Date | null;
}

/** With its signing secret, which is told once. */
export interface IssuedEndpoint {
  endpoint: WebhookEndpoint;
  secret: string;
}

export type EndpointWish = Pick<WebhookEndpoint, 'url' | 'description' | 'events'>;
export type EndpointChange = Partial<EndpointWish & Pick<WebhookEndpoint, 'status'>>;
