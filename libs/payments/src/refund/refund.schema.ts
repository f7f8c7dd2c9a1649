import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import { REFUND_STATUSES, type Refund } from './refund';

export interface RefundDocument extends Stored, Omit<Refund, 'id'> {}

/** `_id` is the refund id chosen by whoever decided the refund: the same decision makes one row. */
export const RefundSchema = defineSchema<RefundDocument>(
  {
    paymentId: { type: String, required: true },
    bookingId: { type: String, required: true },
    brandId: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    reason: { type: String, required: true },
    status: { type: String, required: true, enum: REFUND_STATUSES },
    providerRefundId: { type: String, default: null },
    requestedAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
  },
  { collection: 'refunds' },
);
// findByPayment.
RefundSchema.index({ paymentId: 1 });
