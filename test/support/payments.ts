import { type Money, type PaymentStatus } from '@noillin/contracts';
import { type ApiClient, type Patience, eventually, succeeded } from '@noillin/testing';

export interface PaymentView {
  id: string;
  bookingId: string;
  status: PaymentStatus;
  amount: Money;
  refundedAmount: number;
}

export function paymentOf(api: ApiClient, paymentId: string): Promise<PaymentView> {
  return succeeded(api.get<PaymentView>(`/payments/${paymentId}`));
}

/** Waits until a payment has a status. @throws Error saying which one it has instead */
export function paymentReaches(
  api: ApiClient,
  paymentId: string,
  status: PaymentStatus,
  patience?: Patience,
): Promise<PaymentView> {
  return eventually(async () => {
    const payment = await paymentOf(api, paymentId);
    if (payment.status !== status)
      throw new Error(`Payment ${paymentId} is ${payment.status}, not ${status}`);
    return payment;
  }, patience);
}
