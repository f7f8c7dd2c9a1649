import { payoutNotification } from './compose-payout';

describe('what an influencer is told of their money', () => {
  const told = (event: Parameters<typeof payoutNotification>[0]) =>
    payoutNotification(
      event,
      'asha',
      { id: 'booking-1', gigTitle: 'One reel' },
      { amount: 85_000, currency: 'INR' },
    );

  it.each([
    ['payout.paid', 'Payout sent', 'is on its way'],
    ['payout.failed', 'Payout failed', 'could not be sent'],
    ['payout.blocked', 'Payout waits for you', 'set up your payouts'],
  ] as const)('of %s', (event, title, words) => {
    const draft = told(event);
    expect(draft).toMatchObject({ userId: 'asha', type: event, title, mail: 'always' });
    expect(draft.body).toContain('₹850.00 for “One reel”');
    expect(draft.body).toContain(words);
    expect(draft.data).toEqual({ bookingId: 'booking-1' });
  });
});
