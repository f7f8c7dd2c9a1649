import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ReconcilePayments, ReprocessWebhooks } from '@noillin/payments';
import { Periodic } from '../timers/periodic';

const RECONCILE_PAUSE_MS = 15_000;
const REPROCESS_PAUSE_MS = 30_000;

/** Finds out what no event told. Several workers may run it. */
@Injectable()
export class PaymentTimers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Periodic[];

  constructor(reconciling: ReconcilePayments, reprocessing: ReprocessWebhooks) {
    this.timers = [
      new Periodic('reconcile payments', RECONCILE_PAUSE_MS, () => reconciling.runOne()),
      new Periodic('reprocess webhooks', REPROCESS_PAUSE_MS, () => reprocessing.runOne()),
    ];
  }

  onApplicationBootstrap(): void {
    this.timers.forEach((timer) => timer.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.timers.map((timer) => timer.stop()));
  }
}
