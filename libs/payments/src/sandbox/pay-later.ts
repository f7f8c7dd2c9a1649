import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';

/** How long after the end of the hold a late payer pays. */
const LATE_BY_MS = 5_000;

/** Has a payer pay only when the hold is over: the late payment that every platform must be able to take. */
@Injectable()
export class PayLater {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `payment_not_payable` when nobody can pay it any more */
  async run({ id, expiresAt, status }: SandboxPayment): Promise<void> {
    const payAt = new Date(Math.max(expiresAt.getTime(), this.clock.now()) + LATE_BY_MS);
    if (!(await this.payments.payLater(id, payAt))) throw new DomainError('payment_not_payable', { status });
  }
}
