import { memberIdsOf, type Booking, type Withdrawal } from '@noillin/booking';
import { moneyText, type BookingNews } from '@noillin/contracts';
import { CHAT_MESSAGE, type NotificationDraft } from '@noillin/notifications';
import { groupTexts } from './compose-group';
import { when, type Text, type Texts } from './texts';

const sameForBoth = (text: Text): Texts => ({ brand: text, members: text });

/** What each side is told of what happened to a booking; nothing where there is nothing to do or to know. */
const textsFor = (
  news: BookingNews,
  { gigTitle, start, price, latePayment, respondBy, reschedule, noShow }: Booking,
  withdrawal: Withdrawal | undefined,
): Texts => {
  const at = when.format(start);
  switch (news) {
    case 'confirmed':
      return {
        brand: {
          title: 'Booking confirmed',
          body: `“${gigTitle}” is booked for ${at}. Your payment of ${moneyText(price)} has arrived${latePayment ? ' after the hold had expired, and the time was still free' : ''}.`,
        },
        members: { title: 'New booking', body: `“${gigTitle}” was booked for ${at} and is paid.` },
      };
    case 'requested':
      return {
        brand: {
          title: 'Request sent',
          body: `Your request for “${gigTitle}” on ${at} is sent. Your payment is reserved and is taken once everybody has accepted.`,
        },
        members: {
          title: 'New request',
          body: `“${gigTitle}” is asked for on ${at}. Accept or decline it by ${when.format(respondBy ?? start)}.`,
        },
      };
    case 'declined':
      return sameForBoth({
        title: 'Request declined',
        body: `The request for “${gigTitle}” on ${at} was declined. The payment is not taken and the time is free again.`,
      });
    case 'expired':
      if (respondBy)
        return sameForBoth({
          title: 'Request expired',
          body: `The request for “${gigTitle}” on ${at} was not answered in time. The payment is not taken and the time is free again.`,
        });
      return {
        brand: {
          title: 'Hold expired',
          body: `Your hold of “${gigTitle}” on ${at} ended without a payment. The time is free again.`,
        },
      };
    case 'cancelled':
      return sameForBoth({ title: 'Booking cancelled', body: `“${gigTitle}” on ${at} was cancelled.` });
    case 'delivered':
      return {
        brand: {
          title: 'Work delivered',
          body: `“${gigTitle}” was delivered. Accept it or ask for a revision.`,
        },
      };
    case 'revision_requested':
      return {
        members: { title: 'Revision requested', body: `The brand asked for a change of “${gigTitle}”.` },
      };
    case 'completed':
      return { members: { title: 'Work accepted', body: `“${gigTitle}” was accepted.` } };
    case 'disputed':
      return sameForBoth({
        title: 'Dispute opened',
        body: `“${gigTitle}” on ${at} is disputed. No money of it is released until support has decided.`,
      });
    case 'dispute_resolved':
      return sameForBoth({
        title: 'Dispute resolved',
        body: `Support has decided the dispute about “${gigTitle}” on ${at}. Its history says how.`,
      });
    case 'reschedule_proposed':
      return sameForBoth({
        title: 'Another time proposed',
        body: `${when.format(reschedule?.start ?? start)} is proposed for “${gigTitle}” instead of ${at}. It moves once everybody has agreed.`,
      });
    case 'reschedule_declined':
      return sameForBoth({
        title: 'Another time declined',
        body: `“${gigTitle}” stays on ${at}: the proposed time was declined.`,
      });
    case 'rescheduled':
      return sameForBoth({ title: 'Booking moved', body: `“${gigTitle}” takes place on ${at} now.` });
    case 'no_show_reported':
      return sameForBoth({
        title: 'No-show reported',
        body: `The ${noShow?.absent ?? 'other side'} is said not to have come to “${gigTitle}” on ${at}. Unless that is disputed by ${when.format(noShow?.effectiveAt ?? start)}, the booking is cancelled.`,
      });
    case 'member_withdrawing':
    case 'substitute_offered':
    case 'substitute_declined':
    case 'member_substituted':
    case 'member_left':
      return groupTexts(news, `“${gigTitle}” on ${at}`, withdrawal, price.currency);
    case 'held':
    case 'accepted':
    case 'in_progress':
    case 'closed':
      return {};
  }
};

/**
 * The member whom an event concerns, and their withdrawal while it is open. Of an event of before that was noted it is the newest.
 */
const concernedBy = (
  { history, withdrawals, formerMembers }: Booking,
  eventId: string,
): { leaver: string | undefined; withdrawal: Withdrawal | undefined } => {
  const memberId = history.find((entry) => entry.eventId === eventId)?.memberId;
  if (memberId === undefined)
    return { leaver: formerMembers.at(-1)?.influencerId, withdrawal: withdrawals.at(-1) };
  return { leaver: memberId, withdrawal: withdrawals.find((one) => one.memberId === memberId) };
};

/** The notifications about what happened to a booking. `eventId`: the event that told of it. */
export const bookingNotifications = (
  booking: Booking,
  news: BookingNews,
  eventId: string,
): NotificationDraft[] => {
  const { leaver, withdrawal } = concernedBy(booking, eventId);
  const texts = textsFor(news, booking, withdrawal);
  const draft = (userId: string | undefined, text: Text | undefined): NotificationDraft[] =>
    text && userId !== undefined
      ? [{ userId, type: `booking.${news}`, ...text, data: { bookingId: booking.id }, mail: 'always' }]
      : [];
  return [
    ...draft(booking.brandId, texts.brand),
    ...memberIdsOf(booking).flatMap((id) => draft(id, texts.members)),
    ...draft(leaver, texts.leaver),
    ...draft(withdrawal?.offer?.influencerId, texts.offered),
  ];
};

export const paymentFailedNotification = (booking: Booking): NotificationDraft => ({
  userId: booking.brandId,
  type: 'payment.failed',
  title: 'Payment failed',
  body: `The payment for “${booking.gigTitle}” failed. Your time is held until ${when.format(booking.holdExpiresAt)}: you can pay again.`,
  data: { bookingId: booking.id },
  mail: 'always',
});

/** A refund of a late payment also says that the time is gone, and where to find another. */
export const refundNotification = (booking: Booking, amount: Booking['price']): NotificationDraft => {
  const late = booking.latePayment === 'refunded' && booking.status === 'expired';
  const reason = late
    ? ' It arrived after your hold had ended and the time could not be kept. Choose another time of the same gig.'
    : '';
  return {
    userId: booking.brandId,
    type: 'payment.refund_succeeded',
    title: 'Refund on its way',
    body: `${moneyText(amount)} for “${booking.gigTitle}” went back to you.${reason}`,
    data: { bookingId: booking.id, gigId: booking.gigId },
    mail: 'always',
  };
};

export const messageNotification = (
  userId: string,
  conversationId: string,
  senderName: string,
): NotificationDraft => ({
  userId,
  type: CHAT_MESSAGE,
  title: `New message from ${senderName}`,
  body: `${senderName} wrote to you.`,
  data: { conversationId },
  mail: 'when_away',
});
