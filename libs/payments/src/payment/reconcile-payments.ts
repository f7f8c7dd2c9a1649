import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { AskProvider } from './ask-provider';
import type { Payment } from './payment';
import { paymentMachine } from './payment-machine';
import { PaymentOutcomeHandler } from './payment-outcome-handler';
import { PaymentRepository } from './payment.repository';

/** Pause between two questions about the same payment. */
const PAUSE_MS = 5 * 60_000;
/** Payers who have not paid this long after their hold ended will not. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/**
 * Looks after every payment once its hold is over: asks the provider where no event told the outcome (webhooks can be
 * lost for good), and makes sure that the booking has heard of a success.
 */
@Injectable()
export class ReconcilePayments {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly asking: AskProvider,
    private readonly outcome: PaymentOutcomeHandler,
    private readonly clock: Clock,
  ) {}

  /** Takes the payment that has been due longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.date();
    const payment = await this.payments.takeDueForAsking(now, new Date(now.getTime() + PAUSE_MS));
    if (!payment) return false;
    const asked = await this.asking.run(payment.id);
    if (asked.status === 'succeeded') await this.outcome.paymentSucceeded(asked);
    if (isOver(asked, now)) await this.payments.stopAsking(payment.id);
    return true;
  }
}

const isOver = ({ status, holdExpiresAt }: Payment, now: Date): boolean =>
  !paymentMachine.accepts(status, 'succeed') || now.getTime() - holdExpiresAt.getTime() > GIVE_UP_AFTER_MS;
