import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CatalogModule } from '@noillin/catalog';
import { CalendarReader } from '@noillin/ical';
import { BusyMonthSchema } from './busy/busy-month.schema';
import { BusyTimes } from './busy/busy-times';
import { Calendar } from './calendar/calendar';
import { CalendarDaySchema } from './calendar/calendar-day.schema';
import { GigLimitGuardSchema } from './limits/gig-limit-guard.schema';
import { CalendarImportsRepository } from './imports/calendar-imports.repository';
import { CalendarImportsSchema } from './imports/calendar-imports.schema';
import { ManageImports } from './imports/manage-imports';
import { ReadUploadedCalendar } from './imports/read-uploaded-calendar';
import { AvailabilityOverrideSchema } from './overrides/availability-override.schema';
import { ManageOverrides } from './overrides/manage-overrides';
import { OverridesRepository } from './overrides/overrides.repository';
import { OwnCalendar } from './preview/own-calendar';
import { AvailabilityRulesSchema } from './rules/availability-rules.schema';
import { ManageRules } from './rules/manage-rules';
import { OwnZones } from './rules/own-zones';
import { RulesRepository } from './rules/rules.repository';
import { ScheduleChanges } from './changes/schedule-changes';
import { ScheduleVersionSchema } from './changes/schedule-version.schema';
import { EnforceGigLimits } from './limits/enforce-gig-limits';
import { GigLimitCounts } from './limits/gig-limit-counts';
import { CachedWindows } from './slots/cached-windows';
import { MemberCalendars } from './slots/member-calendars';
import { Schedules } from './slots/schedules';
import { SlotFinder } from './slots/slot-finder';
import { WindowCache } from './slots/window-cache';

/** When influencers are free. Needs the database, Redis, the outbox and a Clock from the application. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'AvailabilityOverride', schema: AvailabilityOverrideSchema },
      { name: 'AvailabilityRules', schema: AvailabilityRulesSchema },
      { name: 'BusyMonth', schema: BusyMonthSchema },
      { name: 'CalendarDay', schema: CalendarDaySchema },
      { name: 'GigLimitGuard', schema: GigLimitGuardSchema },
      { name: 'ScheduleVersion', schema: ScheduleVersionSchema },
      { name: 'CalendarImports', schema: CalendarImportsSchema },
    ]),
    CatalogModule,
  ],
  providers: [
    BusyTimes,
    CachedWindows,
    Calendar,
    EnforceGigLimits,
    GigLimitCounts,
    CalendarImportsRepository,
    { provide: CalendarReader, useFactory: () => new CalendarReader() },
    ManageImports,
    ManageOverrides,
    ManageRules,
    MemberCalendars,
    OverridesRepository,
    OwnCalendar,
    OwnZones,
    ReadUploadedCalendar,
    RulesRepository,
    ScheduleChanges,
    Schedules,
    SlotFinder,
    WindowCache,
  ],
  exports: [
    BusyTimes,
    Calendar,
    EnforceGigLimits,
    ManageImports,
    ManageOverrides,
    ManageRules,
    OwnCalendar,
    ScheduleChanges,
    SlotFinder,
    WindowCache,
    MongooseModule,
  ],
})
export class AvailabilityModule {}
