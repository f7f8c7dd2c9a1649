import { newId } from '@noillin/utils';

/** A provider's event: its id, and the bytes that are signed, sent and stored. */
export interface NewEvent {
  id: string;
  body: string;
}

/**
 * An event about a payment, of a type that the platform does not know: it is verified, stored and acknowledged like every other,
 * and leaves the worker as little to do as an event can.
 */
export function newEvent(): NewEvent {
  const id = `sbx_evt_${newId()}`;
  const payment = { id: `sbx_pay_${newId()}`, reference: newId(), amount: 12_500, currency: 'EUR' };
  const created = new Date().toISOString();
  return {
    id,
    body: JSON.stringify({ id, type: 'payment.looked_at', created, sequence: 1, data: { payment } }),
  };
}
