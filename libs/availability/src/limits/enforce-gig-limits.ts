import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { isFull } from '@noillin/scheduling';
import { Model } from 'mongoose';
import { OwnZones } from '../rules/own-zones';
import { GigLimitCounts } from './gig-limit-counts';
import type { GigLimitGuardDocument } from './gig-limit-guard.schema';

/** Keeps bookings of one gig that are made at the same moment, for different starts, within its daily and weekly limits. */
@Injectable()
export class EnforceGigLimits {
  constructor(
    @InjectModel('GigLimitGuard') private readonly guards: Model<GigLimitGuardDocument>,
    private readonly counts: GigLimitCounts,
    private readonly zones: OwnZones,
  ) {}

  /**
   * Belongs inside the transaction that claims the time, before the claim: bookings of one gig come one after the other,
   * each seeing those before it. `except` is a booking that gives its own place back. Nothing to do for gigs without limits.
   * @throws DomainError `slot_not_offered` when the day or the week of the start (epoch milliseconds) is full
   */
  async execute(gig: Gig, start: number, except?: string): Promise<void> {
    if (gig.limits.maxPerDay === null && gig.limits.maxPerWeek === null) return;
    await this.guards.updateOne({ _id: gig.id }, { $inc: { attempts: 1 } }, { upsert: true });
    const timezone = await this.zones.of(gig.ownerId);
    const limits = await this.counts.read(gig, { start, end: start + 1 }, except);
    if (limits.some((limit) => isFull({ ...limit, timezone }, start))) {
      throw new DomainError('slot_not_offered', { reason: 'limit' });
    }
  }
}
