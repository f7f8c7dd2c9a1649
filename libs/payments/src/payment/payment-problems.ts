import type { ProviderEvent } from '../provider/provider-event';

/** An event about a payment of which there is no row yet: it may be there in a moment. */
export class PaymentNotHereYet extends Error {
  constructor({ provider, providerPaymentId, id }: ProviderEvent) {
    super(`no payment for ${providerPaymentId} of ${provider}, named by event ${id}`);
    this.name = 'PaymentNotHereYet';
  }
}

/** An event that contradicts what we know. It stays in the inbox for a person to look at. */
export class ProviderEventRefused extends Error {
  constructor(reason: string) {
    super(`the event ${reason}`);
    this.name = 'ProviderEventRefused';
  }
}

/** Somebody changed the payment between our reading and our writing; the whole use case may run again. */
export class ConcurrentPaymentChange extends Error {
  constructor(paymentId: string) {
    super(`payment ${paymentId} was changed meanwhile`);
    this.name = 'ConcurrentPaymentChange';
  }
}
