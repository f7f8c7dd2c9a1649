import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '@noillin/utils';

/** The clock of the process, for whoever injects Clock. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
