import type { PaymentStatus } from '@noillin/contracts';
import type { ProviderPaymentState } from '../provider/payment-provider';
import type { ProviderEvent, ProviderEventType } from '../provider/provider-event';
import type { Payment } from './payment';

const EVENT_OF_STATE: Readonly<Record<ProviderPaymentState['status'], ProviderEventType | null>> = {
  open: null,
  requires_action: 'payment.processing',
  processing: 'payment.processing',
  authorised: 'payment.authorised',
  succeeded: 'payment.succeeded',
  failed: 'payment.failed',
  voided: 'payment.voided',
};

/** Our word for the provider's. */
const STATUS_OF_STATE: Readonly<Record<ProviderPaymentState['status'], PaymentStatus>> = {
  open: 'created',
  requires_action: 'processing',
  processing: 'processing',
  authorised: 'authorised',
  succeeded: 'succeeded',
  failed: 'failed',
  voided: 'voided',
};

/** What the provider answered, as the event that would have told it; null when that is nothing new. */
export const stateAsEvent = (
  { provider, id: paymentId, status }: Payment,
  providerPaymentId: string,
  state: ProviderPaymentState,
): ProviderEvent | null => {
  const type = EVENT_OF_STATE[state.status];
  if (!type || STATUS_OF_STATE[state.status] === status) return null;
  const { amount, occurredAt, sequence, failureCode = null, otherId } = state;
  const id = `asked:${providerPaymentId}:${state.status}:${sequence ?? occurredAt.getTime()}`;
  const about = { provider, providerPaymentId, paymentId, refundId: null, providerRefundId: null };
  const known = { ...about, ...(otherId && { otherId }) };
  return { id, type, ...known, amount, failureCode, occurredAt, sequence };
};
