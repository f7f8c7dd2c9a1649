import { Injectable } from '@nestjs/common';
import type { DueItem, DueWork } from '@noillin/utils';
import { PROMPTLY } from './delivery-wishes';
import { SandboxPayments } from './sandbox-payments.repository';
import { SimulatePayment } from './simulate-payment';

/** Payers who said "later" pay when their time has come, for instance after the hold has expired. */
@Injectable()
export class LetLatePayersPay implements DueWork {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly simulating: SimulatePayment,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.payments.findDuePayers(now, limit);
  }

  async run(paymentId: string): Promise<void> {
    const payment = await this.payments.findById(paymentId);
    if (payment?.payAt) await this.simulating.run(payment, 'succeeded', PROMPTLY);
  }
}
