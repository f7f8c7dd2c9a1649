import { Module } from '@nestjs/common';
import { ConfigModule } from '@noillin/config';
import { LoggerConfig, LoggerModule } from '@noillin/logger';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { LedgerModule } from '@noillin/payments';

/** What a check by hand needs, and no more: no consumers, no timers. */
@Module({
  imports: [
    ConfigModule.forRoot([LoggerConfig, MongoConfig]),
    LoggerModule.forRoot('ledger-verify'),
    ObservabilityModule.forScript(),
    MongoModule,
    LedgerModule,
  ],
})
export class VerifyLedgerModule {}
