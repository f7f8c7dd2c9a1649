import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { IdentityModule } from '@noillin/identity';
import { CarryOutErasure } from './erasure/carry-out-erasure';
import { EraseAccount } from './erasure/erase-account';
import { ErasureSchema } from './erasure/erasure.schema';
import { Erasures } from './erasure/erasures.repository';
import { Obstacles } from './erasure/obstacles';
import { RequestErasure } from './erasure/request-erasure';
import { TakeOffSale } from './erasure/take-off-sale';
import { DataExportPartSchema, DataExportSchema } from './export/data-export.schema';
import { DataExports } from './export/data-exports.repository';
import { ExportFile } from './export/export-file';
import { GatherExport } from './export/gather-export';
import { RequestExport } from './export/request-export';

/** What we hold about people. Needs a global Clock, SystemClock, Outbox and Redis, and PersonalDataConfig. */
@Module({
  imports: [
    IdentityModule,
    MongooseModule.forFeature([
      { name: 'DataExport', schema: DataExportSchema },
      { name: 'DataExportPart', schema: DataExportPartSchema },
      { name: 'Erasure', schema: ErasureSchema },
    ]),
  ],
  providers: [
    DataExports,
    RequestExport,
    GatherExport,
    ExportFile,
    Erasures,
    Obstacles,
    RequestErasure,
    TakeOffSale,
    CarryOutErasure,
    EraseAccount,
  ],
  exports: [
    DataExports,
    RequestExport,
    GatherExport,
    ExportFile,
    Erasures,
    Obstacles,
    RequestErasure,
    EraseAccount,
  ],
})
export class PersonalDataModule {}
