import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DataExportPartSchema, DataExportSchema } from './export/data-export.schema';
import { DataExports } from './export/data-exports.repository';
import { ExportFile } from './export/export-file';
import { GatherExport } from './export/gather-export';
import { RequestExport } from './export/request-export';

/** What we hold about people. Needs a global SystemClock and Outbox. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'DataExport', schema: DataExportSchema },
      { name: 'DataExportPart', schema: DataExportPartSchema },
    ]),
  ],
  providers: [DataExports, RequestExport, GatherExport, ExportFile],
  exports: [DataExports, RequestExport, GatherExport, ExportFile],
})
export class PersonalDataModule {}
