import { newId } from '@noillin/utils';
import { PaymentsFixture } from '../payments.fixture';
import { RefundSandboxPayment } from '../sandbox/refund-sandbox-payment';
import { SandboxPayments } from '../sandbox/sandbox-payments.repository';
import { SandboxProvider } from '../sandbox/sandbox-provider';
import { ReconcileRefunds } from './reconcile-refunds';
import { RefundRepository } from './refund.repository';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

describe('refunds of which nothing is heard', () => {
  const decided = async (refundsCome: 'succeeded' | 'pending' = 'succeeded') => {
    const { id: paymentId } = await fixture.paidPayment();
    const { id: sandboxId } = await fixture.sandboxPayment(paymentId);
    await fixture.get(SandboxPayments).setRefundsCome(sandboxId, refundsCome);
    const refund = { refundId: newId(), paymentId, amount: 100, reason: 'cancelled' };
    await fixture.payments.requestRefund(refund);
    return { paymentId, refundId: refund.refundId };
  };
  const settleAtProvider = async (paymentId: string, refundId: string, as: 'succeeded' | 'failed') =>
    fixture.get(RefundSandboxPayment).settle(await fixture.sandboxPayment(paymentId), refundId, as);
  const statusOf = async (refundId: string) =>
    (await fixture.get(RefundRepository).findById(refundId))?.status;
  const isDue = async (refundId: string) => {
    const due = await fixture.get(ReconcileRefunds).findDue(fixture.clock.date(), 10_000);
    return due.some(({ id }) => id === refundId);
  };
  const ask = (refundId: string) => fixture.get(ReconcileRefunds).run(refundId);
  const atSandbox = (reference: string) =>
    fixture.connection.collection('sandbox_refunds').countDocuments({ reference });

  it('are made after ten minutes when the order to make them was lost, once', async () => {
    const { paymentId, refundId } = await decided();
    expect(await isDue(refundId)).toBe(false);
    fixture.clock.putForward(11 * MINUTE);
    expect(await isDue(refundId)).toBe(true);
    await Promise.all([1, 2, 3].map(() => ask(refundId)));
    expect([await statusOf(refundId), await atSandbox(refundId)]).toEqual(['succeeded', 1]);
    expect(await fixture.payment(paymentId)).toMatchObject({ refundedAmount: 100 });
    expect(await fixture.announced('payment.refund_succeeded', refundId)).toHaveLength(1);
    fixture.clock.putForward(DAY);
    expect(await isDue(refundId)).toBe(false);
  });

  it.each([
    ['succeeded', 250_000 - 100, 100],
    ['failed', 250_000, 0],
  ] as const)(
    'are found to have %s when the event that says so was lost',
    async (as, refundable, refunded) => {
      const { paymentId, refundId } = await decided('pending');
      await fixture.payments.executeRefund(refundId);
      fixture.clock.putForward(11 * MINUTE);
      await ask(refundId);
      expect([await statusOf(refundId), await isDue(refundId)]).toEqual(['pending', false]);
      await settleAtProvider(paymentId, refundId, as);
      fixture.clock.putForward(DAY);
      expect(await isDue(refundId)).toBe(true);
      await ask(refundId);
      expect(await statusOf(refundId)).toBe(as);
      expect(await fixture.payment(paymentId)).toMatchObject({
        refundableAmount: refundable,
        refundedAmount: refunded,
      });
      expect(await isDue(refundId)).toBe(false);
    },
  );

  it('are asked about less and less often, every six hours at least', async () => {
    const { refundId } = await decided('pending');
    await fixture.payments.executeRefund(refundId);
    fixture.clock.putForward(11 * MINUTE);
    await ask(refundId);
    fixture.clock.putForward(4 * MINUTE);
    expect(await isDue(refundId)).toBe(false);
    fixture.clock.putForward(2 * MINUTE);
    expect(await isDue(refundId)).toBe(true);
    fixture.clock.putForward(9 * DAY);
    await ask(refundId);
    fixture.clock.putForward(5 * 60 * MINUTE);
    expect(await isDue(refundId)).toBe(false);
    fixture.clock.putForward(61 * MINUTE);
    expect(await isDue(refundId)).toBe(true);
  });

  it('stay as they are while the provider does not answer, and settled ones are left alone', async () => {
    const { refundId } = await decided();
    const provider = fixture.get(SandboxProvider);
    const silent = jest.spyOn(provider, 'findRefund').mockRejectedValue(new Error('no answer'));
    await expect(ask(refundId)).rejects.toThrow('no answer');
    silent.mockRestore();
    expect(await statusOf(refundId)).toBe('requested');
    await ask(refundId);
    await ask(refundId);
    await ask(newId());
    expect([await statusOf(refundId), await atSandbox(refundId)]).toEqual(['succeeded', 1]);
  });
});
