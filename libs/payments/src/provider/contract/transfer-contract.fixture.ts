import { newId } from '@noillin/utils';
import type { ProviderTransfer, TransferRequest } from '../payment-provider';
import {
  paidCheckout,
  readyAccount,
  type OpenedCheckout,
  type ProviderBench,
} from './provider-bench.fixture';

export const transferContract = (bench: ProviderBench): void => {
  const transferOf = (
    { request, providerPaymentId }: OpenedCheckout,
    destinationAccountId: string,
    amount: number,
    changes: Partial<TransferRequest> = {},
  ): TransferRequest => ({
    transferId: newId(),
    destinationAccountId,
    amount: { amount, currency: 'INR' },
    bookingId: request.bookingId,
    providerPaymentId,
    ...changes,
  });
  const reverse = ({ providerTransferId }: ProviderTransfer, amount: number, reversalId = newId()) =>
    bench.provider.reverseTransfer({ reversalId, providerTransferId, amount: { amount, currency: 'INR' } });

  describe('transfers', () => {
    it('move money once per id, in parallel and later, and can be found', async () => {
      const checkout = await paidCheckout(bench);
      const request = transferOf(checkout, await readyAccount(bench), 200_000);
      expect(await bench.provider.findTransfer(request)).toBeNull();
      const transfers = await Promise.all([1, 2, 3].map(() => bench.provider.createTransfer(request)));
      transfers.push(await bench.provider.createTransfer(request));
      expect(new Set(transfers.map(({ providerTransferId }) => providerTransferId)).size).toBe(1);
      expect(await bench.provider.findTransfer(request)).toMatchObject({
        transferId: request.transferId,
        amount: request.amount,
        destinationAccountId: request.destinationAccountId,
        reversedAmount: 0,
      });
    });

    it('take no more than the payment holds', async () => {
      const checkout = await paidCheckout(bench);
      const account = await readyAccount(bench);
      await bench.provider.createTransfer(transferOf(checkout, account, 200_000));
      await expect(
        bench.provider.createTransfer(transferOf(checkout, account, 50_001)),
      ).rejects.toMatchObject({ code: 'provider_balance_too_low' });
      await bench.provider.createTransfer(transferOf(checkout, account, 50_000));
    });

    it('wait for an account that may receive money', async () => {
      const checkout = await paidCheckout(bench);
      const opened = { influencerId: newId(), email: 'bela@example.com' };
      const { accountId } = await bench.provider.openAccount(opened);
      const request = transferOf(checkout, accountId, 100);
      await expect(bench.provider.createTransfer(request)).rejects.toMatchObject({
        code: 'payout_account_not_ready',
      });
      await bench.onboard(accountId);
      await bench.provider.createTransfer(request);
    });

    it.each([
      ['nothing', { amount: 0, currency: 'INR' }],
      ['less than nothing', { amount: -1, currency: 'INR' }],
      ['a fraction', { amount: 0.5, currency: 'INR' }],
      ['another currency than the payment’s', { amount: 100, currency: 'EUR' }],
    ])('of %s are refused', async (_what, amount) => {
      const checkout = await paidCheckout(bench);
      const request = transferOf(checkout, await readyAccount(bench), 1, { amount });
      await expect(bench.provider.createTransfer(request)).rejects.toMatchObject({ code: 'rule_refused' });
    });
  });

  describe('reversals', () => {
    const transferred = async (): Promise<ProviderTransfer> => {
      const checkout = await paidCheckout(bench);
      return bench.provider.createTransfer(transferOf(checkout, await readyAccount(bench), 200_000));
    };

    it('bring money back once per id, in parallel and later, and can be found', async () => {
      const transfer = await transferred();
      const reversalId = newId();
      const where = { reversalId, providerTransferId: transfer.providerTransferId };
      expect(await bench.provider.findReversal(where)).toBeNull();
      const reversals = await Promise.all([1, 2].map(() => reverse(transfer, 150_000, reversalId)));
      reversals.push(await reverse(transfer, 150_000, reversalId));
      expect(new Set(reversals.map(({ providerReversalId }) => providerReversalId)).size).toBe(1);
      expect(await bench.provider.findReversal(where)).toMatchObject({
        ...where,
        amount: { amount: 150_000, currency: 'INR' },
      });
    });

    it('bring back no more than went', async () => {
      const transfer = await transferred();
      await reverse(transfer, 150_000);
      await expect(reverse(transfer, 50_001)).rejects.toMatchObject({ code: 'provider_refused' });
      await reverse(transfer, 50_000);
    });

    it('fail when the account does not hold the money, and nothing has moved', async () => {
      const transfer = await transferred();
      await bench.payOut(transfer.destinationAccountId);
      const reversalId = newId();
      await expect(reverse(transfer, 1, reversalId)).rejects.toMatchObject({
        code: 'provider_balance_too_low',
      });
      const { providerTransferId } = transfer;
      expect(await bench.provider.findReversal({ reversalId, providerTransferId })).toBeNull();
    });

    it('refuse what is no amount, and another currency than went', async () => {
      const { providerTransferId } = await transferred();
      for (const amount of [
        { amount: 0, currency: 'INR' },
        { amount: -1, currency: 'INR' },
        { amount: 0.5, currency: 'INR' },
        { amount: 100, currency: 'EUR' },
      ])
        await expect(
          bench.provider.reverseTransfer({ reversalId: newId(), providerTransferId, amount }),
        ).rejects.toMatchObject({ code: 'rule_refused' });
    });
  });

  describe('accounts', () => {
    it('are opened once per influencer', async () => {
      const opened = { influencerId: newId(), email: 'chitra@example.com' };
      const first = await bench.provider.openAccount(opened);
      expect(await bench.provider.openAccount(opened)).toEqual(first);
    });

    it('say what is missing until the influencer went through the page', async () => {
      const opened = { influencerId: newId(), email: 'dev@example.com' };
      const { accountId } = await bench.provider.openAccount(opened);
      const before = await bench.provider.accountStatus(accountId);
      expect(before.payoutsEnabled).toBe(false);
      expect(before.requirements).not.toHaveLength(0);
      const link = await bench.provider.onboardingLink({
        accountId,
        returnUrl: 'https://localhost:8443/back',
        refreshUrl: 'https://localhost:8443/again',
      });
      expect(link.url).toMatch(/^https?:\/\//);
      expect(link.expiresAt.getTime()).toBeGreaterThan(Date.now());
      await bench.onboard(accountId);
      expect(await bench.provider.accountStatus(accountId)).toEqual({
        payoutsEnabled: true,
        requirements: [],
      });
    });

    it('of another name are unknown', async () => {
      await expect(bench.provider.accountStatus('acct_nobody')).rejects.toMatchObject({ code: 'not_found' });
    });
  });
};
