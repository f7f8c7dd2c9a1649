import fc from 'fast-check';
import { newId } from '@noillin/utils';
import type { Payment } from '../payment/payment';
import { PaymentsFixture } from '../payments.fixture';
import { RefundRepository } from '../refund/refund.repository';
import type { SandboxEventType } from '../sandbox/sandbox-event';
import type { SandboxPayment } from '../sandbox/sandbox-payment';
import { writeBody } from '../sandbox/webhook-body';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

const KINDS = [
  'payment.succeeded',
  'payment.failed',
  'refund.succeeded',
  'payment.chargeback_opened',
  'payment.chargeback_won',
] as const satisfies SandboxEventType[];
type Kind = (typeof KINDS)[number];

/** Five of these are the whole price. */
const PART = { amount: 50_000, currency: 'INR' };

/** A refund as it stands while it is on its way. */
const refundOnItsWay = async ({ id: paymentId, bookingId, brandId }: Payment): Promise<string> => {
  const refund = { id: newId(), paymentId, bookingId, brandId, amount: PART, reason: 'cancelled' };
  const requested = { status: 'requested', providerRefundId: null, settledAt: null } as const;
  await fixture
    .get(RefundRepository)
    .create({ ...refund, ...requested, requestedAt: new Date() }, new Date());
  return refund.id;
};

/** What the sandbox would have sent had all this happened to a payment, in this order, a second apart. */
const bodiesOf = async (payment: Payment, kinds: readonly Kind[]): Promise<string[]> => {
  const atSandbox: SandboxPayment = {
    ...(await fixture.sandboxPayment(payment.id)),
    dispute: { id: `sbx_dp_${payment.id}`, status: 'opened' },
  };
  const bodies: string[] = [];
  for (const [index, type] of kinds.entries()) {
    const about = { id: `sbx_evt_${newId()}`, paymentId: atSandbox.id, accountId: null, type };
    const event = { ...about, sequence: index + 1, created: new Date(Date.now() + index * 1_000) };
    const reference = type === 'refund.succeeded' ? await refundOnItsWay(payment) : null;
    const refund =
      reference === null ? {} : { refund: { id: `sbx_ref_${newId()}`, reference, amount: PART } };
    bodies.push(writeBody(event, { payment: atSandbox, ...refund }));
  }
  return bodies;
};

/** Where a payment and its money end when its webhooks come in this order. */
const endOf = async (kinds: readonly Kind[], order: readonly number[]) => {
  const payment = await fixture.preparedPayment();
  const bodies = await bodiesOf(payment, kinds);
  for (const index of order) await fixture.receiveAndProcess(bodies[index] ?? '');
  const { status, refundedAmount, history } = await fixture.payment(payment.id);
  const rows = await fixture.connection
    .collection<{ move: string }>('ledger_transactions')
    .find({ bookingId: payment.bookingId })
    .toArray();
  const reached = history.at(-1)?.to ?? 'created';
  return { status, reached, refundedAmount, moves: rows.map(({ move }) => move).sort() };
};

describe('webhooks in any order', () => {
  const sequences = fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 5 });
  const deliveries = sequences.chain((kinds) => {
    const all = kinds.map((_kind, index) => index);
    return fc.tuple(fc.constant(kinds), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }));
  });

  it.each(fc.sample(deliveries, { numRuns: 25, seed: 20_261_127 }))(
    'end like %j told in order, told as %j',
    async (kinds, order) => {
      const told = await endOf(kinds, order);
      const sorted = await endOf(
        kinds,
        kinds.map((_kind, index) => index),
      );
      expect(told).toEqual(sorted);
      expect(told.reached).toBe(told.status);
    },
  );

  it('tell the booking of money that is disputed before it is known, once it is here for good', async () => {
    const payment = await fixture.preparedPayment();
    const [succeeded = '', opened = '', won = ''] = await bodiesOf(payment, [
      'payment.succeeded',
      'payment.chargeback_opened',
      'payment.chargeback_won',
    ]);
    await fixture.receiveAndProcess(opened, succeeded);
    expect(await fixture.payment(payment.id)).toMatchObject({ status: 'chargeback' });
    expect(fixture.outcome.succeeded).not.toContain(payment.id);
    await fixture.receiveAndProcess(won);
    expect(await fixture.payment(payment.id)).toMatchObject({ status: 'won' });
    expect(fixture.outcome.succeeded).toContain(payment.id);
  });
});
