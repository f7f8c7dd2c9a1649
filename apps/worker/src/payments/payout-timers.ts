import { Injectable } from '@nestjs/common';
import { ExecutePayouts, ExecuteRecoveries, ReleaseAllocations, StartPayouts } from '@noillin/payments';
import { Timers } from '../timers';

const EVERY_MS = 1_000;

/** What time does to money: it is released, transferred, taken back. Several workers may run it: each takes its own. */
@Injectable()
export class PayoutTimers {
  constructor(
    timers: Timers,
    releasing: ReleaseAllocations,
    starting: StartPayouts,
    executing: ExecutePayouts,
    recovering: ExecuteRecoveries,
  ) {
    timers.addTaking({ name: 'release-allocations', everyMs: EVERY_MS, takeOne: () => releasing.runOne() });
    timers.addTaking({ name: 'start-payouts', everyMs: EVERY_MS, takeOne: () => starting.runOne() });
    timers.addTaking({ name: 'execute-payouts', everyMs: EVERY_MS, takeOne: () => executing.runOne() });
    timers.addTaking({ name: 'execute-recoveries', everyMs: EVERY_MS, takeOne: () => recovering.runOne() });
  }
}
