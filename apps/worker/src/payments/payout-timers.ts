import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ExecutePayouts, ExecuteRecoveries, ReleaseAllocations, StartPayouts } from '@noillin/payments';
import { Periodic } from '../timers/periodic';

const PAUSE_MS = 1_000;

/** What time does to money: it is released, transferred, taken back. Several workers may run it: each takes its own. */
@Injectable()
export class PayoutTimers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Periodic[];

  constructor(
    releasing: ReleaseAllocations,
    starting: StartPayouts,
    executing: ExecutePayouts,
    recovering: ExecuteRecoveries,
  ) {
    this.timers = [
      new Periodic('release allocations', PAUSE_MS, () => releasing.runOne()),
      new Periodic('start payouts', PAUSE_MS, () => starting.runOne()),
      new Periodic('execute payouts', PAUSE_MS, () => executing.runOne()),
      new Periodic('execute recoveries', PAUSE_MS, () => recovering.runOne()),
    ];
  }

  onApplicationBootstrap(): void {
    this.timers.forEach((timer) => timer.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.timers.map((timer) => timer.stop()));
  }
}
