import type { Money } from '@noillin/contracts';

export const SANDBOX_EVENT_TYPES = [
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'refund.succeeded',
] as const;
export type SandboxEventType = (typeof SANDBOX_EVENT_TYPES)[number];

/** Something that happened at the sandbox, with the exact body that is sent about it. */
export interface SandboxEvent {
  id: string;
  paymentId: string;
  type: SandboxEventType;
  /** Position among the payment's events, from 1. */
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

export interface SandboxRefund {
  id: string;
  /** The sandbox's payment. */
  paymentId: string;
  /** The merchant's own id of the refund: ours, and the idempotency key. */
  reference: string;
  amount: Money;
  createdAt: Date;
}
