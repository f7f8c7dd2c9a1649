import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { BookingModule } from '@noillin/booking';
import { CalendarController } from './calendar.controller';
import { AcceptCalendarFiles } from './imports/accept-calendar-files';
import { ImportsController } from './imports/imports.controller';
import { OverridesController } from './overrides.controller';
import { RulesController } from './rules.controller';

/** When influencers are free. */
@Module({
  imports: [AvailabilityModule, BookingModule],
  controllers: [RulesController, OverridesController, CalendarController, ImportsController],
  providers: [AcceptCalendarFiles],
})
export class AvailabilityRoutesModule {}
