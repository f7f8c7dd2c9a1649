import { newId } from '@noillin/utils';
import { PaymentsFixture } from '../payments.fixture';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

const refundOf = (paymentId: string, amount: number, refundId = newId()) => ({
  refundId,
  paymentId,
  amount,
  reason: 'cancelled',
});
const sandboxRefunds = (reference: string): Promise<number> =>
  fixture.connection.collection('sandbox_refunds').countDocuments({ reference });

describe('refunds', () => {
  it('decides a refund once, however often it is asked for', async () => {
    const { id } = await fixture.paidPayment();
    const request = refundOf(id, 250_000);
    await Promise.all(Array.from({ length: 5 }, () => fixture.payments.requestRefund(request)));
    expect(await fixture.announced('payment.refund_requested', request.refundId)).toHaveLength(1);
    expect(await fixture.payment(id)).toMatchObject({ refundableAmount: 0, refundedAmount: 0 });
  });

  it('pays a refund once, however often and in parallel it is executed', async () => {
    const { id } = await fixture.paidPayment();
    const { refundId } = await fixture.payments
      .requestRefund(refundOf(id, 250_000))
      .then(({ id: refundId }) => ({ refundId }));
    await Promise.all(Array.from({ length: 5 }, () => fixture.payments.executeRefund(refundId)));
    await fixture.payments.executeRefund(refundId);
    expect(await fixture.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 250_000 });
    expect(await sandboxRefunds(refundId)).toBe(1);
    expect(await fixture.announced('payment.refund_succeeded', refundId)).toHaveLength(1);
  });

  it('pays nothing twice when the worker dies between the provider and our record', async () => {
    const { id } = await fixture.paidPayment();
    const { id: refundId } = await fixture.payments.requestRefund(refundOf(id, 100));
    await fixture.payments.executeRefund(refundId);
    const refunds = fixture.connection.collection<{ _id: string }>('refunds');
    const payments = fixture.connection.collection<{ _id: string; facts: { id: string }[] }>('payments');
    await refunds.updateOne({ _id: refundId }, { $set: { status: 'requested', settledAt: null } });
    await payments.updateOne(
      { _id: id },
      { $set: { status: 'succeeded', refundedAmount: 0 }, $pull: { facts: { id: refundId } } },
    );
    await fixture.payments.executeRefund(refundId);
    expect(await sandboxRefunds(refundId)).toBe(1);
    expect((await fixture.sandboxPayment(id)).refundedAmount).toBe(100);
    expect(await fixture.payment(id)).toMatchObject({ status: 'partially_refunded', refundedAmount: 100 });
  });

  it('refunds in parts until all is refunded', async () => {
    const { id } = await fixture.paidPayment();
    for (const amount of [100_000, 100_000, 50_000]) {
      const refund = await fixture.payments.requestRefund(refundOf(id, amount));
      await fixture.payments.executeRefund(refund.id);
    }
    const payment = await fixture.payment(id);
    expect(payment).toMatchObject({ status: 'refunded', refundedAmount: 250_000, refundableAmount: 0 });
    expect(payment.history.map(({ to }) => to)).toEqual([
      'succeeded',
      'partially_refunded',
      'partially_refunded',
      'refunded',
    ]);
  });

  it('changes nothing when the provider’s own event follows', async () => {
    const { id } = await fixture.paidPayment();
    const refund = await fixture.payments.requestRefund(refundOf(id, 250_000));
    await fixture.payments.executeRefund(refund.id);
    const event = await fixture.connection
      .collection<{ body: string }>('sandbox_events')
      .findOne({ type: 'refund.succeeded', paymentId: (await fixture.sandboxPayment(id)).id });
    await fixture.receiveAndProcess(event?.body ?? '');
    expect(await fixture.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 250_000 });
    expect(await fixture.announced('payment.refund_succeeded', refund.id)).toHaveLength(1);
  });

  it('never refunds more than was paid, even by refunds decided at the same time', async () => {
    const { id } = await fixture.paidPayment();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => fixture.payments.requestRefund(refundOf(id, 100_000))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await fixture.payment(id)).toMatchObject({ refundableAmount: 50_000 });
  });

  it('refuses to refund what was not paid, nothing, or a fraction', async () => {
    const unpaid = await fixture.preparedPayment();
    await expect(fixture.payments.requestRefund(refundOf(unpaid.id, 1))).rejects.toMatchObject({
      code: 'payment_not_payable',
    });
    const { id } = await fixture.paidPayment();
    for (const amount of [0, -1, 0.5, 250_001])
      await expect(fixture.payments.requestRefund(refundOf(id, amount))).rejects.toMatchObject({
        code: 'rule_refused',
      });
  });

  it('gives the amount back to what can be refunded when the provider refuses', async () => {
    const { id } = await fixture.paidPayment();
    const sandboxPayments = fixture.connection.collection<{ reference: string }>('sandbox_payments');
    await sandboxPayments.updateOne({ reference: id }, { $set: { refundedAmount: 250_000 } });
    const refund = await fixture.payments.requestRefund(refundOf(id, 250_000));
    expect(await fixture.payments.executeRefund(refund.id)).toMatchObject({ status: 'failed' });
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded', refundableAmount: 250_000 });
  });
});
