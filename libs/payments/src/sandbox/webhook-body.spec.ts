import { isDomainError } from '@noillin/contracts';
import { readBody, writeBody } from './webhook-body';
import type { SandboxPayment } from './sandbox-payment';

const created = new Date('2026-11-22T09:00:00.000Z');
const payment: SandboxPayment = {
  id: 'sbx_pay_1',
  reference: 'payment-1',
  bookingId: 'booking-1',
  amount: { amount: 250_000, currency: 'INR' },
  description: 'Reel',
  returnUrl: 'https://localhost:8443/',
  expiresAt: created,
  token: 'token',
  status: 'succeeded',
  statusAt: created,
  sequence: 2,
  refundedAmount: 0,
  payAt: null,
  createdAt: created,
};
const refund = {
  id: 'sbx_ref_1',
  paymentId: payment.id,
  reference: 'refund-1',
  amount: { amount: 1_000, currency: 'INR' },
  createdAt: created,
};
const happened = { id: 'sbx_evt_1', paymentId: payment.id, sequence: 2, created };
const bytes = (body: string | object): Buffer =>
  Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

/** Code of the catalogue error that is thrown, or null. */
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return isDomainError(error) ? error.code : null;
  }
};

describe('sandbox webhook body', () => {
  it('reads a payment event as it was written', () => {
    const body = writeBody({ ...happened, type: 'payment.succeeded' }, payment, null);
    expect(readBody(bytes(body), 'sandbox')).toEqual({
      provider: 'sandbox',
      id: 'sbx_evt_1',
      type: 'payment.succeeded',
      providerPaymentId: 'sbx_pay_1',
      paymentId: 'payment-1',
      refundId: null,
      providerRefundId: null,
      amount: { amount: 250_000, currency: 'INR' },
      occurredAt: created,
      sequence: 2,
    });
  });

  it('says the amount of the refund in a refund event', () => {
    const body = writeBody({ ...happened, type: 'refund.succeeded' }, payment, refund);
    expect(readBody(bytes(body), 'sandbox')).toMatchObject({
      type: 'refund.succeeded',
      refundId: 'refund-1',
      providerRefundId: 'sbx_ref_1',
      amount: { amount: 1_000, currency: 'INR' },
    });
  });

  it('keeps a type it does not know as unknown', () => {
    const body = JSON.parse(writeBody({ ...happened, type: 'payment.failed' }, payment, null)) as object;
    expect(readBody(bytes({ ...body, type: 'payment.dreamt' }), 'sandbox').type).toBe('unknown');
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"id":"x"}',
    '{"id":"x","type":"t","created":"never","sequence":1,"data":{}}',
  ])('refuses %p as malformed', (text) => {
    expect(codeOf(() => readBody(bytes(text), 'sandbox'))).toBe('malformed_json');
  });

  it('refuses an amount that is not whole', () => {
    const body = JSON.parse(writeBody({ ...happened, type: 'payment.failed' }, payment, null)) as {
      data: { payment: { amount: number } };
    };
    body.data.payment.amount = 0.5;
    expect(codeOf(() => readBody(bytes(body), 'sandbox'))).toBe('malformed_json');
  });
});
