import { newId } from '@noillin/utils';
import { paidCheckout, readyAccount } from '../provider/contract/provider-bench.fixture';
import { StripeBench } from './testing/stripe-bench.fixture';

const bench = new StripeBench();
beforeAll(() => bench.start());
afterAll(() => bench.stop());

const inr = (amount: number) => ({ amount, currency: 'INR' });

/** What a paid booking's money may be transferred to. */
const transfers = async () => {
  const { request, providerPaymentId } = await paidCheckout(bench);
  const destinationAccountId = await readyAccount(bench);
  const transferOf = (amount: number, changes = {}) =>
    bench.provider.createTransfer({
      ...{ transferId: newId(), destinationAccountId, amount: inr(amount) },
      ...{ bookingId: request.bookingId, providerPaymentId },
      ...changes,
    });
  return { providerPaymentId, transferOf };
};

describe('a transfer at Stripe', () => {
  it('carries nothing that went back to the payer', async () => {
    const { providerPaymentId, transferOf } = await transfers();
    await bench.provider.refund({ providerPaymentId, amount: inr(100_000), idempotencyKey: newId() });
    await expect(transferOf(150_001)).rejects.toMatchObject({ code: 'provider_balance_too_low' });
    expect((await transferOf(150_000)).amount).toEqual(inr(150_000));
  });

  it('carries again what came back from another, and no more', async () => {
    const { transferOf } = await transfers();
    const { providerTransferId } = await transferOf(250_000);
    await bench.provider.reverseTransfer({ reversalId: newId(), providerTransferId, amount: inr(70_000) });
    await expect(transferOf(70_001)).rejects.toMatchObject({ code: 'provider_balance_too_low' });
    expect((await transferOf(70_000)).amount).toEqual(inr(70_000));
  });

  it('of no payment in particular comes out of what lies there: no payment is looked for', async () => {
    const { transferOf } = await transfers();
    const { seen } = bench.standIn;
    const before = seen.length;
    await expect(transferOf(1, { providerPaymentId: undefined })).rejects.toMatchObject({
      code: 'provider_balance_too_low',
    });
    const paths = seen.slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(paths)).toEqual(new Set(['GET /v1/transfers', 'POST /v1/transfers']));
  });
});

describe('a refund at Stripe', () => {
  it.each([
    ['in part', 100_000],
    ['of everything', 250_000],
  ])('%s is made once, also when Stripe has forgotten its key', async (_, amount) => {
    const { providerPaymentId } = await paidCheckout(bench);
    const refund = { providerPaymentId, amount: inr(amount), idempotencyKey: newId() };
    const made = await bench.provider.refund(refund);
    expect(made.status).toBe('succeeded');
    bench.standIn.forgetKeys();
    expect(await bench.provider.refund(refund)).toEqual(made);
    const ofKey = [...bench.standIn.books.refunds.values()].filter(
      ({ metadata }) => metadata['refundId'] === refund.idempotencyKey,
    );
    expect(ofKey).toHaveLength(1);
  });
});

describe('an account at Stripe', () => {
  const statusWith = async (changes: object) => {
    const accountId = await readyAccount(bench);
    Object.assign(bench.standIn.books.accounts.get(accountId) ?? {}, changes);
    return bench.provider.accountStatus(accountId);
  };

  it('says what is missing, what is overdue first, and each thing once', async () => {
    const requirements = { past_due: ['external_account', 'tos'], currently_due: ['tos', 'address'] };
    expect((await statusWith({ requirements })).requirements).toEqual(['external_account', 'tos', 'address']);
  });

  it.each([
    ['nothing is said', null],
    ['lists are left out', {}],
  ])('is missing nothing where %s', async (_, requirements) => {
    expect((await statusWith({ requirements })).requirements).toEqual([]);
  });

  it.each([
    [true, 'active', true],
    [true, 'inactive', false],
    [true, 'pending', false],
    [false, 'active', false],
  ])('can be paid with payouts %s and transfers %s: %s', async (payouts, transfersAre, canBePaid) => {
    const status = await statusWith({ payouts_enabled: payouts, capabilities: { transfers: transfersAre } });
    expect(status.payoutsEnabled).toBe(canBePaid);
  });

  it('of which no capability is said cannot be paid', async () => {
    expect((await statusWith({ payouts_enabled: true, capabilities: null })).payoutsEnabled).toBe(false);
  });
});

describe('an event of Stripe', () => {
  const event = {
    id: 'evt_1',
    type: 'account.updated',
    created: 1_790_000_000,
    data: { object: { id: 'a' } },
  };
  const codeOf = (body: unknown): string => {
    const { rawBody, headers } = bench.signed(JSON.stringify(body));
    try {
      return bench.provider.verifyWebhook(rawBody, headers).id;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('is taken with all of its parts', () => {
    expect(codeOf(event)).toBe('evt_1');
  });

  it.each<[string, unknown]>([
    ['is no object', 7],
    ['is nothing', null],
    ['has no id', { ...event, id: undefined }],
    ['has a number for an id', { ...event, id: 1 }],
    ['has no type', { ...event, type: undefined }],
    ['does not say when', { ...event, created: undefined }],
    ['says when in words', { ...event, created: '2026-11-28' }],
    ['says when in fractions', { ...event, created: 1.5 }],
    ['has no data', { ...event, data: undefined }],
    ['has nothing for data', { ...event, data: null }],
    ['is about nothing', { ...event, data: {} }],
    ['is about null', { ...event, data: { object: null } }],
    ['is about a word', { ...event, data: { object: 'a' } }],
  ])('is none where it %s', (_, body) => {
    expect(codeOf(body)).toBe('malformed_json');
  });
});
