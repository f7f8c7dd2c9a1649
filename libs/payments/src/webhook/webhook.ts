import type { ProviderEvent } from '../provider/provider-event';

/**
 * `received` waits for the worker; `processed` took effect or was found to have none; `unresolved` could not be
 * processed yet and is tried again; `refused` contradicts what we know, `dead` has failed too often: both wait for a person.
 */
export const WEBHOOK_STATUSES = ['received', 'processed', 'unresolved', 'refused', 'dead'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** A provider's event as it lies in the inbox. */
export interface Webhook {
  id: string;
  event: ProviderEvent;
  status: WebhookStatus;
  /** How often it was tried since it came in or was last replayed. */
  attempts: number;
  /** What became of it, or what went wrong last. */
  note: string | null;
  receivedAt: Date;
  processedAt: Date | null;
  /** When it is tried next; null once it is closed. */
  retryAt: Date | null;
}

/** Statuses in which an event still waits for its effect. */
export const OPEN_WEBHOOK_STATUSES = ['received', 'unresolved'] as const satisfies readonly WebhookStatus[];

export const isOpen = ({ status }: Pick<Webhook, 'status'>): boolean =>
  OPEN_WEBHOOK_STATUSES.some((open) => open === status);
