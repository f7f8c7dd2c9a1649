import { Module } from '@nestjs/common';
import { PersonalDataModule } from '@noillin/personal-data';
import { DataExportController } from './data-export.controller';

/** What people may do with what we hold about them. */
@Module({ imports: [PersonalDataModule], controllers: [DataExportController] })
export class PersonalDataRoutesModule {}
