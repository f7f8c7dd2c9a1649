import type { ProviderEventType } from '../provider/provider-event';

export const SANDBOX_EVENT_TYPES = [
  'payment.processing',
  'payment.authorised',
  'payment.succeeded',
  'payment.failed',
  'payment.voided',
  'payment.chargeback_opened',
  'payment.chargeback_won',
  'payment.chargeback_lost',
  'refund.succeeded',
  'refund.failed',
  'account.updated',
] as const satisfies ProviderEventType[];
export type SandboxEventType = (typeof SANDBOX_EVENT_TYPES)[number];

/** Something that happened at the sandbox, with the exact body that is sent about it. */
export interface SandboxEvent {
  id: string;
  /** Null for events about an account. */
  paymentId: string | null;
  /** Null for events about a payment. */
  accountId: string | null;
  type: SandboxEventType;
  /** Position among the events of the payment or account, from 1. */
  sequence: number;
  created: Date;
  body: string;
}

/** One sending of an event to the platform's webhook. */
export interface SandboxDelivery {
  id: string;
  eventId: string;
  dueAt: Date;
  attempts: number;
  /** HTTP status or failure of the last attempt. */
  lastAnswer: string | null;
  endedAt: Date | null;
}
