import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { PROMPTLY } from './delivery-wishes';
import { SandboxPayments } from './sandbox-payments.repository';
import { SimulatePayment } from './simulate-payment';

const TRY_AGAIN_MS = 10_000;

/** Payers who said "later" pay when their time has come, for instance after the hold has expired. */
@Injectable()
export class LetLatePayersPay {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly simulating: SimulatePayment,
    private readonly clock: Clock,
  ) {}

  /** Answers how many paid. */
  async run(): Promise<number> {
    for (let paid = 0; ; paid += 1) {
      const now = this.clock.now();
      const payment = await this.payments.takeDuePayer(new Date(now), new Date(now + TRY_AGAIN_MS));
      if (!payment) return paid;
      await this.simulating.run(payment, 'succeeded', PROMPTLY);
    }
  }
}
