import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DeliverEvents, LetLatePayersPay, PaymentsConfig } from '@noillin/payments';
import { Periodic } from '../timers/periodic';

const DELIVERY_PAUSE_MS = 200;
const LATE_PAYERS_PAUSE_MS = 1_000;

/** Plays the part of the sandbox that would run at the provider's: sends its webhooks, lets its payers pay. */
@Injectable()
export class SandboxTimers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Periodic[];

  constructor(
    private readonly delivering: DeliverEvents,
    private readonly config: PaymentsConfig,
    latePayers: LetLatePayersPay,
  ) {
    this.timers = [
      new Periodic('sandbox deliveries', DELIVERY_PAUSE_MS, async () => (await delivering.startDue()) > 0),
      new Periodic('sandbox late payers', LATE_PAYERS_PAUSE_MS, async () => (await latePayers.run()) > 0),
    ];
  }

  onApplicationBootstrap(): void {
    if (this.config.PAYMENT_PROVIDER === 'sandbox') this.timers.forEach((timer) => timer.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.timers.map((timer) => timer.stop()));
    await this.delivering.settled();
  }
}
