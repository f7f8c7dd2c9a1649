import type { Booking } from '@noillin/booking';
import { moneyText, type Money } from '@noillin/contracts';
import type { NotificationDraft } from '@noillin/notifications';

export type PayoutEvent = 'payout.paid' | 'payout.failed' | 'payout.blocked';

const TEXTS: Readonly<Record<PayoutEvent, { title: string; body: (money: string, what: string) => string }>> =
  {
    'payout.paid': {
      title: 'Payout sent',
      body: (money, what) => `${money} for ${what} is on its way to your bank.`,
    },
    'payout.failed': {
      title: 'Payout failed',
      body: (money, what) =>
        `${money} for ${what} could not be sent to you. It is tried again; look whether the payment provider wants to know something of you.`,
    },
    'payout.blocked': {
      title: 'Payout waits for you',
      body: (money, what) =>
        `${money} for ${what} is yours. It is sent once you have told the payment provider where to: set up your payouts.`,
    },
  };

/** What an influencer is told of their money. */
export const payoutNotification = (
  event: PayoutEvent,
  userId: string,
  { id: bookingId, gigTitle }: Pick<Booking, 'id' | 'gigTitle'>,
  money: Money,
): NotificationDraft => {
  const { title, body } = TEXTS[event];
  const text = body(moneyText(money), `“${gigTitle}”`);
  return { userId, type: event, title, body: text, data: { bookingId }, mail: 'always' };
};
