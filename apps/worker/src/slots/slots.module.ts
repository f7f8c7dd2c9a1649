import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { SlotEventsController } from './slot-events.controller';

@Module({ imports: [AvailabilityModule], controllers: [SlotEventsController] })
export class SlotsModule {}
