import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { WindowCache } from '@noillin/availability';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';

/** Takes computed windows out of Redis once they follow from an older schedule; until then nobody believes them anyway. */
@Controller()
export class SlotEventsController {
  constructor(private readonly cache: WindowCache) {}

  @OnEvent('slots', 'availability.changed')
  availabilityChanged(@Payload() { payload }: EventEnvelope<'availability.changed'>): Promise<void> {
    return this.cache.drop(payload.influencerId);
  }
}
