import { newId, newSecret } from '@noillin/utils';
import type { CheckoutRequest } from '../provider/payment-provider';
import type { SandboxPayment } from './sandbox-payment';

/** A payment nobody has paid yet. */
export const newSandboxPayment = (request: CheckoutRequest, now: Date): SandboxPayment => ({
  id: `sbx_pay_${newId()}`,
  reference: request.paymentId,
  bookingId: request.bookingId,
  amount: request.amount,
  description: request.description,
  returnUrl: request.returnUrl,
  expiresAt: request.expiresAt,
  capture: request.capture ?? 'automatic',
  token: newSecret(),
  status: 'open',
  statusAt: now,
  statusSequence: 0,
  sequence: 0,
  failureCode: null,
  dispute: null,
  refundsCome: 'succeeded',
  refundedAmount: 0,
  transferredAmount: 0,
  payAt: null,
  createdAt: now,
});
