import fc from 'fast-check';
import { newId } from '@noillin/utils';
import { isDomainError } from '@noillin/contracts';
import type { Allocation } from '../allocation/allocation';
import { ACCOUNTS, type Account } from '../ledger/accounts';
import { PROMPTLY } from '../sandbox/delivery-wishes';
import { SimulateDispute } from '../sandbox/simulate-dispute';
import type { SandboxDisputeStatus } from '../sandbox/sandbox-payment';
import { HOUR, MoneyFixture, type PaidBooking } from './money.fixture';

jest.setTimeout(1_800_000);

/** How many random histories; `DRILL=full` for a long look. */
const RUNS = process.env['DRILL'] === 'full' ? 100 : 10;

const fixture = new MoneyFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

type MoneyEvent =
  | { kind: 'complete' | 'wait' | 'freeze' | 'unfreeze' | 'spend'; booking: number }
  | { kind: 'refund'; booking: number; amount: number; bearer: 'all' | 'first' }
  | { kind: 'dispute'; booking: number; to: SandboxDisputeStatus };

const bookings = fc.integer({ min: 0, max: 1 });
const events: fc.Arbitrary<MoneyEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'complete' as const,
      'wait' as const,
      'freeze' as const,
      'unfreeze' as const,
      'spend' as const,
    ),
    booking: bookings,
  }),
  fc.record({
    kind: fc.constant('refund' as const),
    booking: bookings,
    amount: fc.integer({ min: 1, max: 7_000 }),
    bearer: fc.constantFrom('all' as const, 'first' as const),
  }),
  fc.record({
    kind: fc.constant('dispute' as const),
    booking: bookings,
    to: fc.constantFrom<SandboxDisputeStatus>('opened', 'won', 'lost'),
  }),
);

/** Lets the payer's bank act, and the platform hear of it. */
const dispute = async ({ paymentId }: PaidBooking, to: SandboxDisputeStatus): Promise<void> => {
  const payment = await fixture.sandboxPayment(paymentId);
  const { body } = await fixture.get(SimulateDispute).run(payment, to, PROMPTLY);
  await fixture.receiveAndProcess(body);
};

const happen = async (booking: PaidBooking, event: MoneyEvent): Promise<void> => {
  const [first = ''] = booking.members;
  switch (event.kind) {
    case 'complete':
      return fixture.settlement.startCooling(booking.bookingId);
    case 'wait':
      fixture.clock.putForward(80 * HOUR);
      return fixture.work();
    case 'freeze':
      return fixture.settlement.freeze(booking.bookingId, 'dispute');
    case 'unfreeze':
      return fixture.settlement.unfreeze(booking.bookingId, 'dispute');
    case 'spend':
      return fixture.emptySandboxAccount(first);
    case 'refund': {
      const perParty = [{ influencerId: first, amount: event.amount }];
      return fixture.refund(booking.bookingId, event.amount, event.bearer === 'first' ? { perParty } : {});
    }
    case 'dispute':
      return dispute(booking, event.to);
  }
};

/** What a rule refuses does not happen; anything else is a mistake. */
const tryTo = async (booking: PaidBooking, event: MoneyEvent): Promise<void> => {
  try {
    await happen(booking, event);
  } catch (error) {
    if (!isDomainError(error, 'rule_refused') && !isDomainError(error, 'payment_not_payable')) throw error;
  }
};

const total = (parts: readonly Allocation[], amount: (part: Allocation) => number): number =>
  parts.reduce((sum, part) => sum + amount(part), 0);

/** An influencer's accounts are what their parts say: two records of the same money, kept by different code. */
const expectPartsToAgree = async (influencerId: string, all: Allocation[]): Promise<void> => {
  const own = all.filter((part) => part.influencerId === influencerId);
  const balances = await fixture.balances(influencerId);
  const lies = (account: Account): number => balances[account] ?? 0;
  expect({
    pending: lies('influencer_pending'),
    releasable: lies('influencer_releasable'),
    debt: 0 - lies('influencer_debt'),
    withThem:
      lies('influencer_in_transit') +
      lies('influencer_paid') +
      lies('influencer_recovering') +
      lies('influencer_debt'),
  }).toEqual({
    pending: total(own, ({ status, held }) => (status === 'pending' ? held : 0)),
    releasable: total(own, ({ status, held }) => (status === 'releasable' ? held : 0)),
    debt: total(own, ({ owed }) => owed),
    withThem: total(own, ({ left, held }) => left - held),
  });
  for (const [account, amount] of Object.entries(balances) as [Account, number][])
    expect(amount * ACCOUNTS[account].sign).toBeGreaterThan(0);
};

describe('any history of money', () => {
  it('keeps the ledger zero per booking, every account of its sign, and the parts in agreement', async () => {
    const history = fc.array(events, { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(history, async (happenings) => {
        const members = [await fixture.onboarded(), await fixture.onboarded(newId())];
        const booked = [
          await fixture.paidBooking(10_001, members),
          await fixture.paidBooking(7_777, members),
        ];
        for (const event of happenings) {
          const booking = booked[event.booking];
          if (booking) await tryTo(booking, event);
        }
        fixture.clock.putForward(80 * HOUR);
        await fixture.work();
        expect((await fixture.verify()).offences).toEqual([]);
        const parts = (await Promise.all(booked.map((booking) => fixture.parts(booking)))).flat();
        for (const member of members) await expectPartsToAgree(member, parts);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
