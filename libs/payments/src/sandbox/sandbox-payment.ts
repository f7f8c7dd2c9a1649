import type { Money } from '@noillin/contracts';
import type { CaptureMode, ProviderPaymentStatus } from '../provider/payment-provider';
import type { SandboxRefundStatus } from './sandbox-refund';

export type SandboxPaymentStatus = Exclude<ProviderPaymentStatus, 'processing'>;

/** The states in which a payer can still pay. */
export const PAYABLE = ['open', 'requires_action', 'failed'] as const satisfies SandboxPaymentStatus[];

export type SandboxDisputeStatus = 'opened' | 'won' | 'lost';

/** Why cards are declined, as card networks put it. */
export const DECLINE_CODES = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'authentication_failed',
  'processing_error',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];

/** A payer who asked their bank for the money back. */
export interface SandboxDispute {
  id: string;
  status: SandboxDisputeStatus;
}

/** A payment as the sandbox, in its role of an outside provider, knows it. */
export interface SandboxPayment {
  id: string;
  /** The merchant's own id of the payment: ours. */
  reference: string;
  bookingId: string;
  amount: Money;
  description: string;
  returnUrl: string;
  expiresAt: Date;
  capture: CaptureMode;
  /** Unguessable name of the checkout page. */
  token: string;
  status: SandboxPaymentStatus;
  /** When it entered this status. */
  statusAt: Date;
  /** Number of the event that told of this status. */
  statusSequence: number;
  /** Counts this payment's events; the newest event has this number. */
  sequence: number;
  /** Why the last attempt failed, as card networks put it; null otherwise. */
  failureCode: DeclineCode | null;
  dispute: SandboxDispute | null;
  /** What becomes of the next refunds. */
  refundsCome: SandboxRefundStatus;
  /** Minor units that went back to the payer. */
  refundedAmount: number;
  /** Minor units that are with influencers now. */
  transferredAmount: number;
  /** When a payer who said "later" pays; null otherwise. */
  payAt: Date | null;
  createdAt: Date;
}
