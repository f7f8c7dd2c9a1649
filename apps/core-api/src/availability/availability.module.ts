import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { BookingModule } from '@noillin/booking';
import { CalendarController } from './calendar.controller';
import { OverridesController } from './overrides.controller';
import { RulesController } from './rules.controller';

/** When influencers are free. */
@Module({
  imports: [AvailabilityModule, BookingModule],
  controllers: [RulesController, OverridesController, CalendarController],
})
export class AvailabilityRoutesModule {}
