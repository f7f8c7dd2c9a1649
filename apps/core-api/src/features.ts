import type { Type } from '@nestjs/common';
import { GatewayConfig, JwtConfig } from '@noillin/auth';
import { BookingConfig } from '@noillin/booking';
import { ClockConfig } from '@noillin/clock';
import type { ConfigSlice } from '@noillin/config';
import { LoggerConfig } from '@noillin/logger';
import { MongoConfig } from '@noillin/mongo';
import { ObservabilityConfig } from '@noillin/observability';
import { PartnersConfig } from '@noillin/partners';
import { PaymentsConfig } from '@noillin/payments';
import { PersonalDataConfig } from '@noillin/personal-data';
import { RedisConfig } from '@noillin/redis';
import { SearchConfig } from '@noillin/search';
import { AdminModule } from './admin/admin.module';
import { AppConfig } from './app.config';
import { AuditRoutesModule } from './audit/audit.module';
import { AccountConfig } from './auth/account.config';
import { AuthModule } from './auth/auth.module';
import { AvailabilityRoutesModule } from './availability/availability.module';
import { BookingsModule } from './bookings/bookings.module';
import { CalendarModule } from './calendar/calendar.module';
import { ChatModule } from './chat/chat.module';
import { DeadLetterRoutesModule } from './dead-letters/dead-letters.module';
import { GigsModule } from './gigs/gigs.module';
import { HealthModule } from './health/health.module';
import { NotificationsModule } from './notifications/notifications.module';
import { PartnersModule } from './partners/partners.module';
import { PaymentsModule } from './payments';
import { PayoutsModule } from './payouts/payouts.module';
import { PersonalDataRoutesModule } from './personal-data/personal-data.module';
import { ProfilesModule } from './profiles/profiles.module';
import { ReviewsModule } from './reviews/reviews.module';
import { SearchModule } from './search/search.module';

/** Every configuration slice of the service. A feature that has one adds it here. */
export const CONFIG_SLICES: ConfigSlice[] = [
  AccountConfig,
  AppConfig,
  BookingConfig,
  ClockConfig,
  GatewayConfig,
  JwtConfig,
  LoggerConfig,
  MongoConfig,
  ObservabilityConfig,
  PartnersConfig,
  PaymentsConfig,
  PersonalDataConfig,
  RedisConfig,
  SearchConfig,
];

/** Every feature module of the service, in the order of the API documentation. */
export const FEATURES: Type[] = [
  AuthModule,
  ProfilesModule,
  GigsModule,
  AvailabilityRoutesModule,
  BookingsModule,
  ReviewsModule,
  CalendarModule,
  PaymentsModule,
  PayoutsModule,
  SearchModule,
  ChatModule,
  NotificationsModule,
  PartnersModule,
  PersonalDataRoutesModule,
  AdminModule,
  DeadLetterRoutesModule,
  AuditRoutesModule,
  HealthModule,
];
