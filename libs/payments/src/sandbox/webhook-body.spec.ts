import { isDomainError } from '@noillin/contracts';
import { newSandboxPayment } from './new-sandbox-payment';
import { readBody } from './read-webhook-body';
import type { SandboxAccount } from './sandbox-account';
import type { SandboxEventType } from './sandbox-event';
import type { SandboxPayment } from './sandbox-payment';
import { writeBody } from './webhook-body';

const created = new Date('2026-11-22T09:00:00.000Z');
const request = {
  paymentId: 'payment-1',
  bookingId: 'booking-1',
  amount: { amount: 250_000, currency: 'INR' },
  description: 'Reel',
  returnUrl: 'https://localhost:8443/',
  expiresAt: created,
  idempotencyKey: 'payment-1',
};
const payment: SandboxPayment = { ...newSandboxPayment(request, created), id: 'sbx_pay_1' };
const refund = {
  id: 'sbx_ref_1',
  paymentId: payment.id,
  reference: 'refund-1',
  amount: { amount: 1_000, currency: 'INR' },
  createdAt: created,
};
const happened = { id: 'sbx_evt_1', paymentId: payment.id, accountId: null, sequence: 2, created };
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
    const body = writeBody({ ...happened, type: 'payment.succeeded' }, { payment });
    expect(readBody(bytes(body), 'sandbox')).toEqual({
      provider: 'sandbox',
      id: 'sbx_evt_1',
      type: 'payment.succeeded',
      providerPaymentId: 'sbx_pay_1',
      paymentId: 'payment-1',
      refundId: null,
      providerRefundId: null,
      providerDisputeId: null,
      providerAccountId: null,
      failureCode: null,
      amount: { amount: 250_000, currency: 'INR' },
      occurredAt: created,
      sequence: 2,
    });
  });

  it('says the amount of the refund in a refund event', () => {
    const body = writeBody({ ...happened, type: 'refund.succeeded' }, { payment, refund });
    expect(readBody(bytes(body), 'sandbox')).toMatchObject({
      type: 'refund.succeeded',
      refundId: 'refund-1',
      providerRefundId: 'sbx_ref_1',
      amount: { amount: 1_000, currency: 'INR' },
    });
  });

  it('says why a card was declined, and only then', () => {
    const declined: SandboxPayment = { ...payment, failureCode: 'expired_card' };
    const codeIn = (type: SandboxEventType) =>
      readBody(bytes(writeBody({ ...happened, type }, { payment: declined })), 'sandbox').failureCode;
    expect(codeIn('payment.failed')).toBe('expired_card');
    expect(codeIn('payment.succeeded')).toBeNull();
  });

  it('names the dispute in its events', () => {
    const disputed: SandboxPayment = { ...payment, dispute: { id: 'sbx_dp_1', status: 'opened' } };
    const body = writeBody({ ...happened, type: 'payment.chargeback_opened' }, { payment: disputed });
    expect(readBody(bytes(body), 'sandbox')).toMatchObject({
      type: 'payment.chargeback_opened',
      providerDisputeId: 'sbx_dp_1',
      paymentId: 'payment-1',
    });
  });

  it('speaks of an account without naming a payment', () => {
    const account: SandboxAccount = {
      id: 'sbx_acct_1',
      influencerId: 'influencer-1',
      token: 'token',
      link: null,
      identified: true,
      balances: {},
      sequence: 1,
      createdAt: created,
    };
    const about = { ...happened, type: 'account.updated', paymentId: null, accountId: account.id } as const;
    expect(readBody(bytes(writeBody(about, { account })), 'sandbox')).toMatchObject({
      type: 'account.updated',
      providerAccountId: 'sbx_acct_1',
      providerPaymentId: null,
      paymentId: null,
      amount: null,
    });
  });

  it('keeps a type it does not know as unknown', () => {
    const body = JSON.parse(writeBody({ ...happened, type: 'payment.failed' }, { payment })) as object;
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
    const body = JSON.parse(writeBody({ ...happened, type: 'payment.failed' }, { payment })) as {
      data: { payment: { amount: number } };
    };
    body.data.payment.amount = 0.5;
    expect(codeOf(() => readBody(bytes(body), 'sandbox'))).toBe('malformed_json');
  });
});
