import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { RoundSchema } from './regular/round.schema';
import { Rounds } from './regular/rounds';
import { Timers } from './timers';
import { WorkLeaseSchema } from './work-lease.schema';
import { WorkLeases } from './work-leases';

/** For every feature that has timers. */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'WorkLease', schema: WorkLeaseSchema },
      { name: 'TimerRound', schema: RoundSchema },
    ]),
  ],
  providers: [WorkLeases, Rounds, Timers],
  exports: [Timers],
})
export class TimersModule {}
