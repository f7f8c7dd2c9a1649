import { Module } from '@nestjs/common';
import { LedgerModule } from '@noillin/payments';
import { LedgerCheck } from './ledger-check';

@Module({ imports: [LedgerModule], providers: [LedgerCheck] })
export class LedgerCheckModule {}
