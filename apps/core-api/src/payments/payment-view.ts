import type { Payment } from '@noillin/payments';
import type { PaymentDto } from './dto/payment.dto';

/** The checkout page is the payer's business alone. */
export const paymentView = (payment: Payment, viewerId: string): PaymentDto => ({
  id: payment.id,
  bookingId: payment.bookingId,
  status: payment.status,
  provider: payment.provider,
  amount: payment.amount,
  refundedAmount: payment.refundedAmount,
  checkoutUrl: payment.brandId === viewerId ? payment.checkoutUrl : null,
  createdAt: payment.createdAt.toISOString(),
});
