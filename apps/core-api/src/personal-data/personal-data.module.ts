import { Module } from '@nestjs/common';
import { PersonalDataModule } from '@noillin/personal-data';
import { AuthModule } from '../auth';
import { DataExportController } from './data-export.controller';
import { ErasureController } from './erasure.controller';
import { ErasuresController } from './erasures.controller';

/** What people may do with what we hold about them. */
@Module({
  imports: [AuthModule, PersonalDataModule],
  controllers: [DataExportController, ErasureController, ErasuresController],
})
export class PersonalDataRoutesModule {}
