import type { Booking } from '@noillin/booking';
import type { NotificationDraft } from '@noillin/notifications';

export type ReviewEvent = 'review.written' | 'review.published';

/** Before the other side has written too, it learns that there is something to read, and not what. */
const TEXTS: Readonly<Record<ReviewEvent, (gigTitle: string) => { title: string; body: string }>> = {
  'review.written': (gigTitle) => ({
    title: 'You were reviewed',
    body: `The other side has reviewed “${gigTitle}”. You can read it once you have written yours.`,
  }),
  'review.published': (gigTitle) => ({
    title: 'Review published',
    body: `A review of you about “${gigTitle}” can be read now.`,
  }),
};

/** What the person is told whom a review is about. */
export const reviewNotification = (
  event: ReviewEvent,
  userId: string,
  { id: bookingId, gigTitle }: Pick<Booking, 'id' | 'gigTitle'>,
): NotificationDraft => ({
  userId,
  type: event,
  ...TEXTS[event](gigTitle),
  data: { bookingId },
  mail: 'when_away',
});
