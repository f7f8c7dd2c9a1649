import { DomainError } from '@noillin/contracts';
import { Ledger, Payments, ReleaseAllocations, VerifyLedger } from '@noillin/payments';
import type { Booking } from './booking';
import { BookingFixture, DAY } from './booking.fixture';
import { CancelBooking } from './cancellation/cancel-booking';
import { AcceptUnansweredDeliveries } from './lifecycle/accept-unanswered-deliveries';
import { BeginBookings } from './lifecycle/begin-bookings';
import { DisputeBooking } from './lifecycle/dispute-booking';
import { FulfilBooking } from './lifecycle/fulfil-booking';

jest.setTimeout(900_000);

/** How often everybody acts at once; `DRILL=full` for the whole drill. */
const ROUNDS = process.env['DRILL'] === 'full' ? 200 : 20;

const fixture = new BookingFixture();
beforeAll(async () => {
  await fixture.start();
  // The whole ledger is checked, and tests of single steps leave halves of moves in it, and parts that would be released here.
  for (const name of ['ledger_transactions', 'ledger_balances', 'allocations'])
    await fixture.collection(name).deleteMany({});
});
afterAll(() => fixture.stop());

const admin = { id: 'support', role: 'admin' } as const;

/** A booking that was delivered more than a week ago and that nobody has answered. */
const unanswered = async (): Promise<Booking> => {
  const gig = await fixture.gig();
  const booking = await fixture.confirmed(gig);
  fixture.clock.putForward(booking.start.getTime() - fixture.clock.now() + 1);
  await fixture.doAllDue(BeginBookings);
  await fixture.get(FulfilBooking).deliver(await fixture.booking(booking.id), gig.ownerId);
  fixture.clock.putForward(8 * DAY);
  return fixture.booking(booking.id);
};

/** Support gives everything back in every second round. */
const isRefunded = (round: number): boolean => round % 2 === 0;

const refundAll = async ({ id, paymentId, price }: Booking): Promise<void> => {
  const request = { refundId: `race-${id}`, paymentId, amount: price.amount, reason: 'race' };
  const refund = await fixture.get(Payments).requestRefund(request);
  await fixture.get(Payments).executeRefund(refund.id);
};

/** Everybody at once, in an order that differs from round to round. */
const everybodyActs = async (booking: Booking, round: number): Promise<void> => {
  const acts: (() => Promise<unknown>)[] = [
    () => fixture.get(FulfilBooking).complete(booking, booking.brandId),
    () => fixture.get(AcceptUnansweredDeliveries).run(booking.id),
    () => fixture.get(DisputeBooking).execute(booking, booking.brandId, 'not what was agreed'),
    () => fixture.get(CancelBooking).execute(booking, admin),
    ...(isRefunded(round) ? [() => refundAll(booking), () => refundAll(booking)] : []),
  ];
  const start = round % acts.length;
  const outcomes = await Promise.allSettled(
    [...acts.slice(start), ...acts.slice(0, start)].map((act) => act()),
  );
  // Whoever was too late is told so; nothing else may go wrong.
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DomainError);
};

/** The cooling period is over. */
const workerReleases = async (): Promise<void> => {
  fixture.clock.putForward(4 * DAY);
  while (await fixture.get(ReleaseAllocations).runOne());
};

/** How often the booking's money was given back, and how often it was released. */
const movesOf = async ({ id }: Booking): Promise<{ refunds: number; releases: number }> => {
  const moves = (await fixture.get(Ledger).ofBooking(id)).map(({ move }) => move);
  const count = (name: string): number => moves.filter((move) => move === name).length;
  return { refunds: count('refund'), releases: count('release') };
};

/** All goes back once, or both parts are released once; a dispute keeps what is left where it is. */
const expectedMoves = (refunded: boolean, disputed: boolean): { refunds: number; releases: number } => ({
  refunds: refunded ? 1 : 0,
  releases: refunded || disputed ? 0 : 2,
});

describe('approve, cancel, dispute, auto-complete and full refunds at once', () => {
  it(`move the money once, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const booking = await unanswered();
      await everybodyActs(booking, round);
      await workerReleases();
      const { history, disputed } = await fixture.booking(booking.id);
      expect(history.filter(({ to }) => to === 'completed' || to === 'cancelled')).toHaveLength(1);
      expect(await movesOf(booking)).toEqual(expectedMoves(isRefunded(round), disputed));
    }
    expect((await fixture.get(VerifyLedger).run()).offences).toEqual([]);
  });
});
