import type { Money } from '@noillin/contracts';
import type { Posting } from './ledger';
import { moveMoney, platform, type LedgerEntry, type Move } from './ledger-transaction';

/** What a posting is about. */
export interface Subject {
  bookingId: string;
  /** Payment, refund, payout or recovery: with the kind of move it names the posting. */
  id: string;
  currency: string;
}

/** A posting under the name of its move and subject: the same move of the same subject is posted once. */
export const posting = (
  move: Move,
  { bookingId, id, currency }: Subject,
  entries: LedgerEntry[],
): Posting => ({
  id: `${move}:${id}`,
  move,
  bookingId,
  currency,
  entries,
});

const subjectOf = (bookingId: string, id: string, { currency }: Money): Subject => ({
  bookingId,
  id,
  currency,
});

/** A brand's money arrived, and is nobody's yet. */
export const paymentArrived = (bookingId: string, paymentId: string, money: Money): Posting =>
  posting(
    'payment',
    subjectOf(bookingId, paymentId, money),
    moveMoney(money.amount, platform('brand_paid_in'), platform('unallocated')),
  );

/** A refund arrived at the brand. */
export const refundArrived = (bookingId: string, refundId: string, money: Money): Posting =>
  posting(
    'refund_arrived',
    subjectOf(bookingId, refundId, money),
    moveMoney(money.amount, platform('refund_due'), platform('brand_refunded')),
  );

/** The provider refused a refund for good: its money lies here, and another refund may take it. */
export const refundRefused = (bookingId: string, refundId: string, money: Money): Posting =>
  posting(
    'refund_refused',
    subjectOf(bookingId, refundId, money),
    moveMoney(money.amount, platform('refund_due'), platform('unallocated')),
  );

/** The payer's bank took money back; whether for good is open. */
export const chargebackOpened = (bookingId: string, eventId: string, money: Money): Posting =>
  posting(
    'chargeback',
    subjectOf(bookingId, eventId, money),
    moveMoney(money.amount, platform('chargeback_open'), platform('bank_charged_back')),
  );

/** The bank gave back what it had taken. */
export const chargebackWon = (bookingId: string, eventId: string, money: Money): Posting =>
  posting(
    'chargeback_won',
    subjectOf(bookingId, eventId, money),
    moveMoney(money.amount, platform('bank_charged_back'), platform('chargeback_open')),
  );
