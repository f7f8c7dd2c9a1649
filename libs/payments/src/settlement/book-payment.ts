import { Injectable } from '@nestjs/common';
import type { Money } from '@noillin/contracts';
import { FreezeAllocations } from '../allocation/freeze-allocations';
import { TakeBack } from '../allocation/take-back';
import { Ledger } from '../ledger/ledger';
import { platform } from '../ledger/ledger-transaction';
import { chargebackOpened, chargebackWon, paymentArrived, posting } from '../ledger/postings';
import type { Payment } from '../payment/payment';
import type { PaymentEvent } from '../payment/payment-machine';

/** A change of a payment's state: what happened, and the provider's event that told of it. */
export interface PaymentMove {
  event: PaymentEvent;
  eventId: string;
  /** The provider's amount of it, where it says one. */
  amount: Money | null;
}

/** Posts what a change of a payment means in money, in the transaction that changes it. */
@Injectable()
export class BookPayment {
  constructor(
    private readonly ledger: Ledger,
    private readonly freezing: FreezeAllocations,
    private readonly takingBack: TakeBack,
  ) {}

  async run(payment: Payment, move: PaymentMove): Promise<void> {
    switch (move.event) {
      case 'succeed':
        await this.ledger.post(paymentArrived(payment.bookingId, payment.id, payment.amount));
        return;
      case 'open_chargeback':
        return this.openChargeback(payment, move);
      case 'win_chargeback':
        return this.winChargeback(payment, move);
      case 'lose_chargeback':
        return this.loseChargeback(payment, move);
      case 'process':
      case 'authorise':
      case 'fail':
      case 'void':
      case 'refund_part':
      case 'refund_rest':
      case 'count_refund':
        // No money comes or goes, or the refund itself posts it.
        return;
    }
  }

  /** The bank takes what the provider says, or all that did not go back to the brand; nobody is paid meanwhile. */
  private async openChargeback(payment: Payment, { eventId, amount }: PaymentMove): Promise<void> {
    const { bookingId, amount: paid, refundedAmount } = payment;
    const taken = amount ?? { amount: paid.amount - refundedAmount, currency: paid.currency };
    await this.freezing.freeze(bookingId, 'chargeback');
    await this.ledger.post(chargebackOpened(bookingId, eventId, taken));
  }

  private async winChargeback({ bookingId, amount }: Payment, { eventId }: PaymentMove): Promise<void> {
    await this.ledger.post(chargebackWon(bookingId, eventId, await this.takenByBank(bookingId, amount)));
    await this.freezing.unfreeze(bookingId, 'chargeback');
  }

  /**
   * The parties bear what the bank keeps, as far as anything is left of the payment. What went back to the brand and to
   * its bank both is nobody's to bear: it stays in `chargeback_open`, where a person finds it.
   */
  private async loseChargeback(payment: Payment, { eventId }: PaymentMove): Promise<void> {
    const { bookingId } = payment;
    const { amount: taken, currency } = await this.takenByBank(bookingId, payment.amount);
    const amount = Math.min(taken, payment.refundableAmount);
    const entries = await this.takingBack.run({ bookingId, amount, why: `chargeback ${eventId}` });
    const borne = amount === 0 ? [] : [{ ...platform('chargeback_open'), amount }];
    await this.ledger.post(
      posting('chargeback_lost', { bookingId, id: eventId, currency }, [...entries, ...borne]),
    );
    await this.freezing.unfreeze(bookingId, 'chargeback');
  }

  private async takenByBank(bookingId: string, { currency }: Money): Promise<Money> {
    return { amount: -(await this.ledger.heldFor(bookingId, 'chargeback_open')), currency };
  }
}
