import { ManageOverrides } from '@noillin/availability';
import type { Gig, GigMember } from '@noillin/catalog';
import { isDomainError } from '@noillin/contracts';
import type { Booking } from '../booking';
import { BookingFixture } from '../booking.fixture';

/** Groups of influencers, and what becomes of their time. */
export class GroupFixture extends BookingFixture {
  people(count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, () => this.influencer()));
  }

  group(members: GigMember[], quorum: number | null = null): Promise<Gig> {
    return this.gig({ type: 'group', ownerId: members[0]?.influencerId, members, quorum });
  }

  /** Two who are required, and two who are not. */
  async quartet(quorum: number | null = 3): Promise<{ gig: Gig; ids: string[] }> {
    const ids = await this.people(4);
    const members = ids.map((id, index) => member(id, { required: index < 2 }));
    return { gig: await this.group(members, quorum), ids };
  }

  /** Books the influencer alone. */
  async busy(influencerId: string, start = this.inDays(10)): Promise<Booking> {
    return (await this.hold(await this.gig({ ownerId: influencerId }), { start })).booking;
  }

  /** The influencer takes the day off. */
  away(influencerId: string): Promise<unknown> {
    const override = { influencerId, date: this.day(), windows: [], reason: null };
    return this.get(ManageOverrides).replace(override);
  }

  /** Whose bookings have time of these influencers on the day, once per influencer. */
  async claimants(ids: string[]): Promise<string[]> {
    const days = await this.collection<{ _id: string; claims: { bookingId: string }[] }>('calendar_days')
      .find({ _id: { $in: ids.map((id) => `${id}:${this.day()}`) } })
      .toArray();
    return days.flatMap(({ claims }) => claims.map(({ bookingId }) => bookingId));
  }

  private day(): string {
    return new Date(this.inDays(10)).toISOString().slice(0, 10);
  }
}

export const member = (influencerId: string, change: Partial<GigMember> = {}): GigMember => ({
  influencerId,
  shareBps: 2_500,
  required: true,
  status: 'accepted',
  ...change,
});

/** The code with which an attempt was refused; null when it was not. */
export const refusal = async (attempt: Promise<unknown>): Promise<unknown> => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isDomainError(error) ? error.code : error;
};
