import type { ProviderEvent } from '../provider/provider-event';

/**
 * `received` waits for the worker; `processed` took effect or was found to have none; `unresolved` could not be
 * processed yet and is tried again; `refused` contradicts what we know and waits for a person.
 */
export const WEBHOOK_STATUSES = ['received', 'processed', 'unresolved', 'refused'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** A provider's event as it lies in the inbox. */
export interface Webhook {
  id: string;
  event: ProviderEvent;
  status: WebhookStatus;
  attempts: number;
  note: string | null;
  receivedAt: Date;
  processedAt: Date | null;
}
