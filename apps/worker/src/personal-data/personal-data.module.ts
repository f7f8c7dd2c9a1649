import { Module } from '@nestjs/common';
import { PersonalDataModule } from '@noillin/personal-data';
import { PersonalDataTimers } from './personal-data-timers';

@Module({ imports: [PersonalDataModule], providers: [PersonalDataTimers] })
export class PersonalDataWorkModule {}
