import { isDomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import { memberIdsOf, type Booking } from '../booking';
import type { BookingFixture } from '../booking.fixture';
import { WithdrawMember } from './withdraw-member';

/** A price that nothing divides evenly. */
export const PRICE = 100_001;
/** A member's part of it, less the fee of 15 %, of the three who get the smaller part. */
export const MEMBER_PART = 21_250;
/** The fee on that part. */
export const MEMBER_FEE = 3_750;

export interface Quartet {
  /** Confirmed, in ten days: one required member, and three of whom two are needed. */
  booking: Booking;
  ids: [string, string, string, string];
}

/** Group bookings from which members withdraw. */
export class WithdrawalFixture {
  constructor(private readonly fixture: BookingFixture) {}

  /** An influencer who sells something of their own, so that they are found as a substitute. */
  async newcomer(category = 'food'): Promise<string> {
    const id = await this.fixture.influencer();
    await this.fixture.gig({ ownerId: id, category, price: { amount: 30_000, currency: 'INR' } });
    return id;
  }

  async quartet(quorum = 3): Promise<Quartet> {
    const people = await Promise.all([1, 2, 3, 4].map(() => this.fixture.influencer()));
    const members = people.map((influencerId, index) => ({
      influencerId,
      shareBps: 2_500,
      required: index === 0,
      status: 'accepted' as const,
    }));
    const gig = await this.fixture.gig({
      type: 'group',
      ownerId: people[0],
      members,
      quorum,
      price: { amount: PRICE, currency: 'INR' },
    });
    return { booking: await this.fixture.confirmed(gig), ids: people as Quartet['ids'] };
  }

  async withdrawn(index: 0 | 1 | 2 | 3 = 1, quorum = 3): Promise<Quartet> {
    const { booking, ids } = await this.quartet(quorum);
    const memberId = ids[index];
    return {
      booking: await this.fixture.get(WithdrawMember).execute(booking, memberId, memberId, 'Ill'),
      ids,
    };
  }

  /** Two of the members withdraw at the same moment. */
  async bothWithdrawn(quorum = 3): Promise<Quartet & { withdrawalIds: [string, string] }> {
    const { booking, ids } = await this.quartet(quorum);
    const leavers = [ids[1], ids[2]];
    const withdraw = this.fixture.get(WithdrawMember);
    await Promise.all(leavers.map((id) => withdraw.execute(booking, id, id, 'Ill')));
    const current = await this.fixture.booking(booking.id);
    const idOf = (memberId: string | undefined) =>
      current.withdrawals.find((one) => one.memberId === memberId)?.id ?? 'none';
    return { booking: current, ids, withdrawalIds: [idOf(leavers[0]), idOf(leavers[1])] };
  }

  /** What holds whatever happened: every unit is with a party or with the brand, and who takes part has the time, and nobody else. */
  async accounts({
    id,
  }: Booking): Promise<{ undue: number; ledger: number; unclaimed: string[]; shareBps: number }> {
    const booking = await this.fixture.booking(id);
    const left = Object.values(await this.left(booking));
    const undue = PRICE - sum([...left, ...(await this.refunded(booking))]);
    const live = booking.status === 'cancelled' ? [] : memberIdsOf(booking);
    const claimants = await this.claimants(booking);
    const unclaimed = [
      ...live.filter((one) => !claimants.includes(one)),
      ...claimants.filter((one) => !live.includes(one)),
    ];
    const shareBps = sum(booking.members.map((member) => member.shareBps));
    return { undue, ledger: await this.entriesOf(id), unclaimed, shareBps };
  }

  /** What is left of each party's part, the platform's first. */
  async left({ id }: Booking): Promise<Record<string, number>> {
    const parts = await this.fixture.get(Settlement).parts(id);
    return Object.fromEntries(parts.map(({ influencerId, left }) => [influencerId ?? 'platform', left]));
  }

  async refunded({ paymentId }: Booking): Promise<number[]> {
    return (await this.fixture.refunds(paymentId)).map(({ amount }) => amount);
  }

  /** Who has the booking's time on their calendar. */
  async claimants({ id }: Booking): Promise<string[]> {
    const days = await this.fixture
      .collection<{ _id: string }>('calendar_days')
      .find({ 'claims.bookingId': id })
      .toArray();
    return days.map(({ _id }) => _id.slice(0, _id.lastIndexOf(':'))).sort();
  }

  async entriesOf(bookingId: string): Promise<number> {
    const rows = await this.fixture
      .collection<{ entries: { amount: number }[] }>('ledger_transactions')
      .find({ bookingId } as object)
      .toArray();
    return rows.flatMap(({ entries }) => entries).reduce((sum, { amount }) => sum + amount, 0);
  }
}

/** What `accounts` says of a booking with which all is well. */
export const IN_ORDER = { undue: 0, ledger: 0, unclaimed: [], shareBps: 10_000 };

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The code of the error with which an attempt is refused; null for one that is not. */
export const refusal = async (attempt: Promise<unknown>): Promise<unknown> => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isDomainError(error) ? error.code : error;
};
