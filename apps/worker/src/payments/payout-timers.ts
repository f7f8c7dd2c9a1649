import { Injectable } from '@nestjs/common';
import { ExecutePayouts, ExecuteRecoveries, ReleaseAllocations, StartPayouts } from '@noillin/payments';
import { Timers } from '../timers';

const EVERY_MS = 1_000;

/** What time does to money: it is released, transferred, taken back. */
@Injectable()
export class PayoutTimers {
  constructor(
    timers: Timers,
    releasing: ReleaseAllocations,
    starting: StartPayouts,
    executing: ExecutePayouts,
    recovering: ExecuteRecoveries,
  ) {
    const add = (name: string, work: { runOne(): Promise<boolean> }): void =>
      timers.addTaking({ name, everyMs: EVERY_MS, takeOne: () => work.runOne() });
    add('release-allocations', releasing);
    add('start-payouts', starting);
    add('execute-payouts', executing);
    add('execute-recoveries', recovering);
  }
}
