import { newId } from '@noillin/utils';
import type { ProviderRefund } from '../payment-provider';
import {
  openCheckout,
  paidCheckout,
  type OpenedCheckout,
  type ProviderBench,
} from './provider-bench.fixture';

export const refundContract = (bench: ProviderBench): void => {
  const refund = (
    { providerPaymentId }: OpenedCheckout,
    amount: number,
    idempotencyKey = newId(),
    currency = 'INR',
  ): Promise<ProviderRefund> =>
    bench.provider.refund({ providerPaymentId, amount: { amount, currency }, idempotencyKey });
  const find = ({ providerPaymentId }: OpenedCheckout, refundId: string): Promise<ProviderRefund | null> =>
    bench.provider.findRefund({ providerPaymentId, refundId });

  describe('refunds', () => {
    it('pay back in parts until all is paid back, and no more', async () => {
      const checkout = await paidCheckout(bench);
      for (const amount of [100_000, 150_000])
        expect(await refund(checkout, amount)).toMatchObject({ status: 'succeeded' });
      expect(await refund(checkout, 1)).toMatchObject({ status: 'failed' });
    });

    it('are made once per key, in parallel and later', async () => {
      const checkout = await paidCheckout(bench);
      const key = newId();
      const together = await Promise.all([1, 2, 3].map(() => refund(checkout, 100_000, key)));
      const later = await refund(checkout, 100_000, key);
      expect(new Set([...together, later].map(({ providerRefundId }) => providerRefundId)).size).toBe(1);
      expect(await refund(checkout, 150_000)).toMatchObject({ status: 'succeeded' });
    });

    it('can be found by our id, and only when there is one', async () => {
      const checkout = await paidCheckout(bench);
      const key = newId();
      expect(await find(checkout, key)).toBeNull();
      const { providerRefundId } = await refund(checkout, 100, key);
      expect(await find(checkout, key)).toMatchObject({ providerRefundId, status: 'succeeded' });
    });

    it('above the remainder are refused for good', async () => {
      const checkout = await paidCheckout(bench);
      expect(await refund(checkout, 250_001)).toMatchObject({
        status: 'failed',
        failureCode: expect.any(String) as string,
      });
      expect(await refund(checkout, 250_000)).toMatchObject({ status: 'succeeded' });
    });

    it('may be pending until the bank says yes or no', async () => {
      const checkout = await paidCheckout(bench);
      await bench.refundsCome(checkout, 'pending');
      const [good, bad] = [newId(), newId()];
      expect(await refund(checkout, 100, good)).toMatchObject({ status: 'pending' });
      expect(await refund(checkout, 250_000 - 100, bad)).toMatchObject({ status: 'pending' });
      await bench.settleRefund(checkout, good, 'succeeded');
      await bench.settleRefund(checkout, bad, 'failed');
      expect(await find(checkout, good)).toMatchObject({ status: 'succeeded' });
      expect(await find(checkout, bad)).toMatchObject({
        status: 'failed',
        failureCode: expect.any(String) as string,
      });
      await bench.refundsCome(checkout, 'succeeded');
      expect(await refund(checkout, 250_000 - 100)).toMatchObject({ status: 'succeeded' });
    });

    it('may be refused by the bank at once', async () => {
      const checkout = await paidCheckout(bench);
      await bench.refundsCome(checkout, 'failed');
      expect(await refund(checkout, 100)).toMatchObject({ status: 'failed' });
    });

    it('of money that never came are refused', async () => {
      expect(await refund(await openCheckout(bench), 100)).toMatchObject({ status: 'failed' });
    });

    it('of money that the payer’s bank has taken are refused', async () => {
      const checkout = await paidCheckout(bench);
      await bench.dispute(checkout, 'opened');
      expect(await refund(checkout, 100)).toMatchObject({ status: 'failed' });
    });

    it.each([
      ['nothing', 0, 'INR'],
      ['less than nothing', -1, 'INR'],
      ['a fraction', 0.5, 'INR'],
      ['another currency', 100, 'EUR'],
    ])('of %s are not asked for', async (_what, amount, currency) => {
      const checkout = await paidCheckout(bench);
      await expect(refund(checkout, amount, newId(), currency)).rejects.toMatchObject({
        code: 'rule_refused',
      });
    });
  });
};
