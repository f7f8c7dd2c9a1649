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

/** What the provider answered, as the event that would have told it; null while there is nothing to tell. */
export const stateAsEvent = (
  { provider, id: paymentId }: Payment,
  providerPaymentId: string,
  state: ProviderPaymentState,
): ProviderEvent | null => {
  const type = EVENT_OF_STATE[state.status];
  if (!type) return null;
  const { amount, occurredAt, sequence, failureCode = null } = state;
  const id = `asked:${providerPaymentId}:${sequence ?? occurredAt.getTime()}`;
  const about = { provider, providerPaymentId, paymentId, refundId: null, providerRefundId: null };
  return { id, type, ...about, amount, failureCode, occurredAt, sequence };
};
