import { Injectable } from '@nestjs/common';
import { SlotFinder, type StartExplanation } from '@noillin/availability';
import { ALL_SHARES_BPS, Gigs, type Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import type { Booking } from '../booking';
import { bookedTiming } from '../hold/booked-time';
import { TAKEN } from '../hold/taken-reasons';

/** Whether somebody could take a place in a booking: by the function that lists slots, as if they sold it alone. */
@Injectable()
export class FreeSubstitute {
  constructor(
    private readonly gigs: Gigs,
    private readonly slots: SlotFinder,
  ) {}

  /** @throws DomainError `slot_taken` for somebody who is booked then, `slot_not_offered` for whom it is no working time */
  async require(booking: Booking, influencerId: string): Promise<void> {
    const explanation = await this.explain(booking, influencerId);
    if (explanation.offered) return;
    if (TAKEN.has(explanation.reason)) throw new DomainError('slot_taken');
    throw new DomainError('slot_not_offered', { reason: explanation.reason });
  }

  async isFree(booking: Booking, influencerId: string): Promise<boolean> {
    return (await this.explain(booking, influencerId)).offered;
  }

  private async explain(booking: Booking, influencerId: string): Promise<StartExplanation> {
    const gig = await this.gigs.findById(booking.gigId);
    if (!gig) throw new DomainError('not_found', { resource: 'gig' });
    return this.slots.explain(soldAlone(gig, booking, influencerId), booking.start.getTime());
  }
}

/** The booked time as somebody's own gig. Notice is not asked for: they say themselves whether it suits them. */
const soldAlone = (gig: Gig, booking: Booking, influencerId: string): Gig => ({
  ...gig,
  type: 'single',
  ownerId: influencerId,
  members: [{ influencerId, shareBps: ALL_SHARES_BPS, required: true, status: 'accepted' }],
  quorum: null,
  limits: { maxPerDay: null, maxPerWeek: null },
  timing: { ...bookedTiming(gig, booking), minNoticeMinutes: 0 },
});
