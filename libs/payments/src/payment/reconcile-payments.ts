import { Injectable } from '@nestjs/common';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
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
 * Looks after every payment that nothing was heard of for ten minutes: asks the provider where no event told the outcome (webhooks can be
 * lost for good), and makes sure that the booking has heard of a success.
 */
@Injectable()
export class ReconcilePayments implements DueWork {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly asking: AskProvider,
    private readonly outcome: PaymentOutcomeHandler,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.payments.findDueForAsking(now, limit);
  }

  async run(paymentId: string): Promise<void> {
    const asked = await this.asking.run(paymentId);
    if (asked.status === 'succeeded') await this.outcome.paymentSucceeded(asked);
    if (asked.status === 'authorised') await this.outcome.paymentAuthorised(asked);
    const now = this.clock.now();
    if (isOver(asked, now)) await this.payments.stopAsking(paymentId);
    else await this.payments.askAgain(paymentId, new Date(now + PAUSE_MS));
  }
}

const isOver = ({ status, holdExpiresAt }: Payment, now: number): boolean =>
  !paymentMachine.accepts(status, 'succeed') || now - holdExpiresAt.getTime() > GIVE_UP_AFTER_MS;
