import type { Type } from '@nestjs/common';
import { AuditConfig } from '@noillin/audit';
import { BookingConfig } from '@noillin/booking';
import { ClockConfig } from '@noillin/clock';
import type { ConfigSlice } from '@noillin/config';
import { LoggerConfig } from '@noillin/logger';
import { MessagingConfig } from '@noillin/messaging';
import { MongoConfig } from '@noillin/mongo';
import { ObservabilityConfig } from '@noillin/observability';
import { PartnersConfig } from '@noillin/partners';
import { PaymentsConfig } from '@noillin/payments';
import { PersonalDataConfig } from '@noillin/personal-data';
import { RedisConfig } from '@noillin/redis';
import { SearchConfig } from '@noillin/search';
import { AccountMailsModule } from './account-mails/account-mails.module';
import { AuditLogModule } from './audit/audit-log.module';
import { BookingsModule } from './bookings/bookings.module';
import { ChatModule } from './chat/chat.module';
import { DeadLettersModule } from './dead-letters/dead-letters.module';
import { LedgerCheckModule } from './ledger/ledger-check.module';
import { MailConfig, MailModule } from './mail';
import { NotificationsModule } from './notifications/notifications.module';
import { PartnersModule } from './partners/partners.module';
import { PaymentsModule } from './payments/payments.module';
import { PersonalDataWorkModule } from './personal-data/personal-data.module';
import { SandboxModule } from './sandbox/sandbox.module';
import { SearchModule } from './search/search.module';
import { SlotsModule } from './slots/slots.module';

/** Every configuration slice of the service. A feature that has one adds it here. */
export const CONFIG_SLICES: ConfigSlice[] = [
  AuditConfig,
  BookingConfig,
  ClockConfig,
  LoggerConfig,
  MailConfig,
  MessagingConfig,
  MongoConfig,
  ObservabilityConfig,
  PartnersConfig,
  PaymentsConfig,
  PersonalDataConfig,
  RedisConfig,
  SearchConfig,
];

/** Every feature of the service: consumers and timers. */
export const FEATURES: Type[] = [
  BookingsModule,
  PaymentsModule,
  LedgerCheckModule,
  AuditLogModule,
  SandboxModule,
  NotificationsModule,
  MailModule,
  AccountMailsModule,
  PersonalDataWorkModule,
  SearchModule,
  ChatModule,
  SlotsModule,
  PartnersModule,
  DeadLettersModule,
];
