import { Global, Module } from '@nestjs/common';
import { Clock, OffsetClock, SystemClock } from '@noillin/utils';

/** The clocks of the process: the product's for whoever injects Clock, real time for whoever injects SystemClock. */
@Global()
@Module({
  providers: [OffsetClock, SystemClock, { provide: Clock, useExisting: OffsetClock }],
  exports: [OffsetClock, SystemClock, Clock],
})
export class ClockModule {}
