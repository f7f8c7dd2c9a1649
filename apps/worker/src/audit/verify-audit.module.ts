import { Module } from '@nestjs/common';
import { AuditChainModule, AuditConfig } from '@noillin/audit';
import { ClockModule, ConfigModule } from '@noillin/config';
import { LoggerConfig, LoggerModule } from '@noillin/logger';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';

/** What a check by hand needs, and no more: no consumers, no timers. */
@Module({
  imports: [
    ConfigModule.forRoot([AuditConfig, LoggerConfig, MongoConfig]),
    LoggerModule.forRoot('audit-verify'),
    ObservabilityModule.forScript(),
    ClockModule,
    MongoModule,
    AuditChainModule,
  ],
})
export class VerifyAuditModule {}
