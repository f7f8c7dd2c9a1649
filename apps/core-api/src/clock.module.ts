import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '@noillin/utils';

/** The time, for everybody who asks for it. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
