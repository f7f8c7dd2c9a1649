import { Injectable } from '@nestjs/common';
import { EnforceGigLimits, SlotFinder } from '@noillin/availability';
import { Gigs, InfluencerAccounts, type Gig } from '@noillin/catalog';
import { memberIdsOf, type Booking } from '../booking';
import { bookedTiming } from './booked-time';
import { OpenAccounts } from './open-accounts';
import { TAKEN } from './taken-reasons';

/** `taken`: somebody else has the time. `not_offered`: nobody has it, but nobody could book it now either. */
export type Bookable = 'yes' | 'taken' | 'not_offered';

/**
 * Whether what was not paid in time could be booked now as it was booked then. Nothing kept it since: it is a booking like any
 * other, and goes by the function that lists slots, the gig's notice and limits, and whether its members can be booked at all.
 */
@Injectable()
export class StillBookable {
  constructor(
    private readonly gigs: Gigs,
    private readonly accounts: InfluencerAccounts,
    private readonly slots: SlotFinder,
    private readonly limits: EnforceGigLimits,
    private readonly open: OpenAccounts,
  ) {}

  /** Belongs inside the transaction that claims the time: of two bookings that fill a limit at once, one starts again. */
  async execute(booking: Booking): Promise<Bookable> {
    const gig = await this.gigs.findById(booking.gigId);
    if (gig?.status !== 'published' || !(await this.areActive(booking))) return 'not_offered';
    const start = booking.start.getTime();
    const explanation = await this.slots.explain(asBooked(gig, booking), start);
    if (!explanation.offered) return TAKEN.has(explanation.reason) ? 'taken' : 'not_offered';
    await this.limits.execute(gig, start);
    return 'yes';
  }

  private async areActive(booking: Booking): Promise<boolean> {
    const memberIds = memberIdsOf(booking);
    const active = await this.accounts.activeAmong(memberIds);
    return active.size === memberIds.length && (await this.open.areOpen(booking));
  }
}

/** With the members and at the length of the booking, of whom none can be missing. */
const asBooked = (gig: Gig, booking: Booking): Gig => ({
  ...gig,
  members: booking.members.map(({ influencerId, shareBps }) => ({
    influencerId,
    shareBps,
    required: true,
    status: 'accepted',
  })),
  quorum: null,
  timing: bookedTiming(gig, booking),
});
