import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClockModule } from '@noillin/config';
import { Ledger } from './ledger';
import { LedgerRepository } from './ledger.repository';
import { LedgerBalanceSchema, LedgerTransactionSchema } from './ledger.schemas';
import { VerifyLedger } from './verify-ledger';

/** The book of every money move, and its check. */
@Module({
  imports: [
    ClockModule,
    MongooseModule.forFeature([
      { name: 'LedgerTransaction', schema: LedgerTransactionSchema },
      { name: 'LedgerBalance', schema: LedgerBalanceSchema },
    ]),
  ],
  providers: [Ledger, LedgerRepository, VerifyLedger],
  exports: [Ledger, LedgerRepository, VerifyLedger],
})
export class LedgerModule {}
