import { newId } from '@noillin/utils';
import { checkoutRequest, paidCheckout, readyAccount } from '../provider/contract/provider-bench.fixture';
import { STRIPE_API_VERSION } from './stripe-client';
import { StripeBench } from './testing/stripe-bench.fixture';
import type { Trouble } from './testing/stripe-stand-in.fixture';

const bench = new StripeBench();
beforeAll(() => bench.start({ STRIPE_TIMEOUT_MS: 150 }));
afterAll(() => bench.stop());
afterEach(() => bench.standIn.expectTrouble());

/** More than the client repeats by itself. */
const always = (trouble: Trouble): Trouble[] => [trouble, trouble, trouble];

const transferRequest = async () => {
  const { request, providerPaymentId } = await paidCheckout(bench);
  return {
    transferId: newId(),
    destinationAccountId: await readyAccount(bench),
    amount: { amount: 1_000, currency: 'INR' },
    bookingId: request.bookingId,
    providerPaymentId,
  };
};
const transfersOf = (transferId: string): number =>
  [...bench.standIn.books.transfers.values()].filter(
    ({ metadata }) => (metadata as Record<string, string>)['transferId'] === transferId,
  ).length;

describe('Stripe in trouble', () => {
  it.each<[string, Trouble]>([
    ['does not answer in time', 'silence'],
    ['hangs up', 'reset'],
    ['answers 500', { status: 500 }],
    ['answers 503', { status: 503 }],
    ['is asked too often', { status: 429 }],
    ['does not know our key', { status: 401 }],
  ])('that %s is unavailable: ask again', async (_what, trouble) => {
    const request = checkoutRequest();
    bench.standIn.expectTrouble(...always(trouble));
    await expect(bench.provider.createCheckout(request)).rejects.toMatchObject({
      code: 'payment_provider_unavailable',
      status: 503,
      retryAfterSeconds: expect.any(Number) as number,
    });
    bench.standIn.expectTrouble();
    expect(await bench.provider.createCheckout(request)).toMatchObject({
      checkoutUrl: expect.any(String) as string,
    });
  });

  it('that says when to come back is quoted', async () => {
    bench.standIn.expectTrouble(...always({ status: 429, headers: { 'retry-after': '17' } }));
    await expect(bench.provider.createCheckout(checkoutRequest())).rejects.toMatchObject({
      retryAfterSeconds: 17,
    });
  });

  it('that nobody reaches is unavailable', async () => {
    const unreachable = new StripeBench();
    await unreachable.start({ STRIPE_API_URL: 'http://127.0.0.1:9' });
    await expect(unreachable.provider.createCheckout(checkoutRequest())).rejects.toMatchObject({
      code: 'payment_provider_unavailable',
    });
    await unreachable.stop();
  });

  it('whose one answer was lost is asked again by itself, and nothing happens twice', async () => {
    const request = await transferRequest();
    bench.standIn.expectTrouble({ status: 500 }, 'lost');
    await expect(bench.provider.createTransfer(request)).resolves.toMatchObject({
      transferId: request.transferId,
    });
    expect(transfersOf(request.transferId)).toBe(1);
  });

  it('whose answers were all lost is asked what it did, however late, and nothing happens twice', async () => {
    const request = await transferRequest();
    bench.standIn.loseAnswersTo('POST /v1/transfers');
    await expect(bench.provider.createTransfer(request)).rejects.toMatchObject({
      code: 'payment_provider_unavailable',
    });
    bench.standIn.loseAnswersTo(null);
    bench.standIn.forgetKeys();
    expect(await bench.provider.createTransfer(request)).toMatchObject({ transferId: request.transferId });
    expect(transfersOf(request.transferId)).toBe(1);
  });

  it('that refused once is asked under another key later, since it would repeat its refusal for a day', async () => {
    const request = await transferRequest();
    const account = bench.standIn.books.accounts.get(request.destinationAccountId);
    if (account) account.capabilities.transfers = 'inactive';
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(bench.provider.createTransfer(request)).rejects.toMatchObject({
        code: 'payout_account_not_ready',
      });
    if (account) account.capabilities.transfers = 'active';
    const made = await Promise.all([1, 2].map(() => bench.provider.createTransfer(request)));
    expect(new Set(made.map(({ providerTransferId }) => providerTransferId)).size).toBe(1);
    expect(transfersOf(request.transferId)).toBe(1);
  });

  it('that is asked under a known key for something else refuses', async () => {
    const request = checkoutRequest();
    await bench.provider.createCheckout(request);
    await expect(
      bench.provider.createCheckout({ ...request, amount: { amount: 1, currency: 'INR' } }),
    ).rejects.toMatchObject({ code: 'provider_refused' });
  });
});

describe('every request to Stripe', () => {
  it('names the version of its shapes, and a key where it changes anything', async () => {
    await transferRequest().then((request) => bench.provider.createTransfer(request));
    const { seen } = bench.standIn;
    expect(new Set(seen.map(({ version }) => version))).toEqual(new Set([STRIPE_API_VERSION]));
    const writing = seen.filter(({ method, path }) => method === 'POST' && path !== '/v1/account_links');
    expect(writing.every(({ idempotencyKey }) => /^[a-z]+:/.test(idempotencyKey ?? ''))).toBe(true);
  });
});
