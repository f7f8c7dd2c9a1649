import { newId, newSecret } from '@noillin/utils';
import type { BookingRow, Row, Templates } from './templates';

/** What one booking stores, ready to be written: the drivers' time is measured, not the making of documents. */
export interface NewDocuments {
  booking: BookingRow;
  payment: Row;
  sandboxPayment: Row;
  idempotencyKey: Row;
  outbox: Row;
  claim: { bookingId: string; start: Date; end: Date };
  /** What the provider's answer adds to the payment. */
  checkout: { providerPaymentId: string; checkoutUrl: string; clientSecret: string; updatedAt: Date };
}

export function newDocuments(templates: Templates, startAt: number): NewDocuments {
  const [bookingId, paymentId, key, token] = [newId(), newId(), newId(), newSecret()];
  const duration = templates.booking.end.getTime() - templates.booking.start.getTime();
  const [start, end] = [new Date(startAt), new Date(startAt + duration)];
  const sandboxId = `sbx_pay_${newId()}`;
  const booking: BookingRow = {
    ...templates.booking,
    ...{ _id: bookingId, paymentId, start, end, claim: { start, end }, idempotencyKey: key },
  };
  return {
    booking,
    payment: { ...templates.payment, _id: paymentId, bookingId, ...WITHOUT_CHECKOUT },
    sandboxPayment: {
      ...templates.sandboxPayment,
      ...{ _id: sandboxId, idempotencyKey: paymentId, reference: paymentId, bookingId, token },
    },
    idempotencyKey: { ...templates.idempotencyKey, _id: newId(), holder: newId(), key, answer: null },
    outbox: heldEvent(booking),
    claim: { bookingId, start, end },
    checkout: {
      providerPaymentId: sandboxId,
      checkoutUrl: String(templates.payment['checkoutUrl']),
      clientSecret: token,
      updatedAt: new Date(),
    },
  };
}

const WITHOUT_CHECKOUT = { providerPaymentId: null, checkoutUrl: null, clientSecret: null };

/** The worker relays and handles it as it does a real one, so that both sides leave it the same work. */
function heldEvent({ _id: bookingId, gigId, brandId, members, start }: BookingRow): Row {
  const id = newId();
  const memberIds = members.map(({ influencerId }) => influencerId);
  const payload = { bookingId, gigId, brandId, memberIds, status: 'held', start: start.toISOString() };
  const origin = { occurredAt: new Date().toISOString(), correlationId: newId(), causationId: null };
  return { _id: id, envelope: { id, name: 'booking.held', version: 1, ...origin, payload } };
}
