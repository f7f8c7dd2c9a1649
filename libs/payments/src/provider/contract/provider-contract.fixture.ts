import { checkoutContract } from './checkout-contract.fixture';
import type { ProviderBench } from './provider-bench.fixture';
import { refundContract } from './refund-contract.fixture';
import { transferContract } from './transfer-contract.fixture';
import { webhookContract } from './webhook-contract.fixture';

/** What every provider promises (PaymentProvider), as tests. The platform behaves the same on whichever keeps them. */
export const describeProvider = (name: string, bench: ProviderBench): void => {
  describe(`provider ${name}`, () => {
    beforeAll(() => bench.start());
    afterAll(() => bench.stop());

    checkoutContract(bench);
    refundContract(bench);
    transferContract(bench);
    webhookContract(bench);
  });
};
