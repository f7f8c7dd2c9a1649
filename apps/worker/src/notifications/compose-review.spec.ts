import { reviewNotification } from './compose-review';

const booking = { id: 'booking-1', gigTitle: 'One reel' };

describe('what somebody is told who was reviewed', () => {
  it('says that there is a review, and nothing of what is in it', () => {
    const { userId, body, data } = reviewNotification('review.written', 'asha', booking);
    expect([userId, data['bookingId']]).toEqual(['asha', 'booking-1']);
    expect(body).toBe('The other side has reviewed “One reel”. You can read it once you have written yours.');
  });

  it('says when it can be read', () => {
    expect(reviewNotification('review.published', 'asha', booking)).toMatchObject({
      type: 'review.published',
      title: 'Review published',
    });
  });
});
