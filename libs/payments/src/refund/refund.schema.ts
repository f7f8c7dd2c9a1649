import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import { REFUND_STATUSES, type Refund } from './refund';

export interface RefundDocument extends Stored, Omit<Refund, 'id'> {
  /** When the provider is asked next what became of it; absent once that is known. */
  askAt?: Date;
}

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
    askAt: Date,
  },
  { collection: 'refunds' },
);
// findByPayment.
RefundSchema.index({ paymentId: 1 });
// findDueForAsking: refunds whose outcome has been open for long. Only those have the field.
RefundSchema.index({ askAt: 1 }, { sparse: true });
