import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { SyncSearch } from './sync-search';

/** Keeps the search engine in step with profiles, gigs and free time. */
@Controller()
export class SearchEventsController {
  constructor(private readonly sync: SyncSearch) {}

  @OnEvent('search', 'profile.changed')
  async profileChanged(@Payload() { payload }: EventEnvelope<'profile.changed'>): Promise<void> {
    if (payload.role === 'influencer') await this.sync.influencers([payload.userId]);
  }

  @OnEvent('search', 'gig.changed')
  gigChanged(@Payload() { payload }: EventEnvelope<'gig.changed'>): Promise<void> {
    return this.sync.influencers(payload.memberIds);
  }

  @OnEvent('search', 'availability.changed')
  availabilityChanged(@Payload() { payload }: EventEnvelope<'availability.changed'>): Promise<void> {
    return this.sync.influencers([payload.influencerId]);
  }

  /** A booking takes time or gives it back: the days on which its members are free may change. */
  @OnEvent('search', 'booking.*')
  bookingChanged(@Payload() { payload }: EventEnvelope<'booking.held'>): Promise<void> {
    return this.sync.influencers(payload.memberIds);
  }
}
