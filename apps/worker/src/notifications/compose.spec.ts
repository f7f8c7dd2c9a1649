import {
  untouched,
  type Booking,
  type BookingEventKind,
  type BookingHistoryEntry,
  type Withdrawal,
} from '@noillin/booking';
import { BOOKING_OCCURRENCES, BOOKING_STATUSES, moneyText, type BookingNews } from '@noillin/contracts';
import {
  bookingNotifications,
  messageNotification,
  paymentFailedNotification,
  refundNotification,
} from './compose';

const booking = (changes: Partial<Booking> = {}): Booking => ({
  id: 'booking-1',
  gigId: 'gig-1',
  gigTitle: 'One reel',
  brandId: 'brand-1',
  members: [
    { influencerId: 'asha', shareBps: 5_000 },
    { influencerId: 'ben', shareBps: 5_000 },
  ],
  quorum: null,
  start: new Date('2026-11-24T09:00:00Z'),
  end: new Date('2026-11-24T10:00:00Z'),
  claim: { start: new Date('2026-11-24T09:00:00Z'), end: new Date('2026-11-24T10:00:00Z') },
  status: 'confirmed',
  mode: 'instant',
  ...untouched(),
  price: { amount: 250_000, currency: 'INR' },
  feeBps: 1_500,
  cancellationPolicy: { name: 'moderate', tiers: [] },
  revisionsIncluded: 1,
  holdExpiresAt: new Date('2026-11-20T08:15:00Z'),
  paymentId: 'payment-1',
  createdAt: new Date('2026-11-20T08:00:00Z'),
  ...changes,
});

describe('what people are told', () => {
  it.each([
    ['confirmed', ['brand-1', 'asha', 'ben']],
    ['cancelled', ['brand-1', 'asha', 'ben']],
    ['requested', ['brand-1', 'asha', 'ben']],
    ['declined', ['brand-1', 'asha', 'ben']],
    ['expired', ['brand-1']],
    ['delivered', ['brand-1']],
    ['revision_requested', ['asha', 'ben']],
    ['completed', ['asha', 'ben']],
    ['disputed', ['brand-1', 'asha', 'ben']],
    ['dispute_resolved', ['brand-1', 'asha', 'ben']],
    ['reschedule_proposed', ['brand-1', 'asha', 'ben']],
    ['reschedule_declined', ['brand-1', 'asha', 'ben']],
    ['rescheduled', ['brand-1', 'asha', 'ben']],
    ['no_show_reported', ['brand-1', 'asha', 'ben']],
    ['member_withdrawing', ['brand-1', 'asha', 'ben']],
    ['substitute_offered', []],
    ['substitute_declined', ['brand-1']],
    ['member_substituted', ['brand-1', 'asha', 'ben']],
    ['member_left', ['brand-1', 'asha', 'ben']],
    ['held', []],
    ['accepted', []],
    ['in_progress', []],
    ['closed', []],
  ] as const)('%s concerns %j', (status, users) => {
    expect(bookingNotifications(booking(), status, 'event-1').map(({ userId }) => userId)).toEqual(users);
  });

  it('covers everything that happens', () => {
    const news = [...BOOKING_STATUSES, ...BOOKING_OCCURRENCES];
    expect(() => news.forEach((one) => bookingNotifications(booking(), one, 'event-1'))).not.toThrow();
  });

  it('says what, when in UTC, and for how much', () => {
    const [brand, asha] = bookingNotifications(booking(), 'confirmed', 'event-1');
    expect(brand).toMatchObject({
      type: 'booking.confirmed',
      title: 'Booking confirmed',
      data: { bookingId: 'booking-1' },
      mail: 'always',
    });
    expect(brand?.body).toContain('“One reel” is booked for Tue, 24 Nov 2026');
    expect(brand?.body).toMatch(/09:00 UTC.*₹2,500\.00 has arrived\.$/);
    expect(asha?.body).toMatch(/was booked for .* and is paid\.$/);
  });

  it('says until when a request can be answered, and to both sides that it was not', () => {
    const asked = booking({ mode: 'request', respondBy: new Date('2026-11-22T08:00:00Z') });
    const [brand, asha] = bookingNotifications(asked, 'requested', 'event-1');
    expect(brand?.body).toContain('is reserved and is taken once everybody has accepted');
    expect(asha?.body).toMatch(/Accept or decline it by .*22 Nov 2026.* 08:00 UTC\.$/);
    expect(bookingNotifications(asked, 'expired', 'event-1').map(({ userId }) => userId)).toEqual([
      'brand-1',
      'asha',
      'ben',
    ]);
  });

  it('tells who is offered a place for how much and until when, and who has left', () => {
    const offer = { id: 'offer-1', influencerId: 'cleo', amount: 100_000, offeredAt: new Date(0) };
    const withdrawal = {
      id: 'withdrawal-1',
      memberId: 'ben',
      by: 'ben',
      reason: null,
      openedAt: new Date(0),
      decideBy: new Date('2026-11-22T08:00:00Z'),
      offer,
      declinedBy: [],
    };
    const [cleo, ...nobody] = bookingNotifications(
      booking({ withdrawals: [withdrawal] }),
      'substitute_offered',
      'event-1',
    );
    expect([cleo?.userId, nobody]).toEqual(['cleo', []]);
    expect(cleo?.body).toMatch(/for ₹1,000\.00\. Accept or decline it by .*22 Nov 2026.* 08:00 UTC\.$/);
    const formerMembers = [{ influencerId: 'dara', leftAt: new Date(0), replacedBy: 'ben' }];
    const told = bookingNotifications(booking({ formerMembers }), 'member_substituted', 'event-1');
    expect(told.map(({ userId, title }) => [userId, title]).at(-1)).toEqual(['dara', 'You are out']);
  });

  it('tells of several who leave one booking whom each event concerns, whatever happened since', () => {
    const at = new Date('2026-11-22T08:00:00Z');
    const open = (memberId: string, influencerId: string, amount: number): Withdrawal => ({
      ...{ id: `of-${memberId}`, memberId, by: memberId, reason: null, openedAt: at, decideBy: at },
      offer: { id: `to-${influencerId}`, influencerId, amount, offeredAt: at },
      declinedBy: [],
    });
    const entry = (event: BookingEventKind, memberId: string): BookingHistoryEntry => ({
      ...{ event, from: 'confirmed', to: 'confirmed', at, by: 'brand-1', reason: null, causedBy: null },
      ...{ eventId: `${event} ${memberId}`, memberId },
    });
    const leaving = booking({
      withdrawals: [open('asha', 'cleo', 100_000), open('ben', 'dara', 90_000)],
      history: [
        ...['asha', 'ben'].map((id) => entry('offer_substitute', id)),
        ...['eva', 'finn'].map((id) => entry('shrink', id)),
      ],
      formerMembers: ['eva', 'finn'].map((influencerId) => ({ influencerId, leftAt: at, replacedBy: null })),
    });
    const told = (news: BookingNews, eventId: string) =>
      bookingNotifications(leaving, news, eventId).map(({ userId, body }) => [userId, body] as const);
    expect(told('substitute_offered', 'offer_substitute asha')).toEqual([
      ['cleo', expect.stringContaining('₹1,000.00')],
    ]);
    expect(told('substitute_offered', 'offer_substitute ben')).toEqual([
      ['dara', expect.stringContaining('₹900.00')],
    ]);
    expect(told('member_left', 'shrink eva').at(-1)?.[0]).toBe('eva');
    expect(told('member_left', 'shrink finn').at(-1)?.[0]).toBe('finn');
  });

  it('says when the money was late', () => {
    const [brand] = bookingNotifications(booking({ latePayment: 'rebooked' }), 'confirmed', 'event-1');
    expect(brand?.body).toContain('after the hold had expired, and the time was still free');
  });

  it('offers another time when a late payment goes back, and not when a cancelled booking is refunded', () => {
    const amount = { amount: 250_000, currency: 'INR' };
    const late = refundNotification(booking({ status: 'expired', latePayment: 'refunded' }), amount);
    expect([late.body.includes('Choose another time'), late.data['gigId']]).toEqual([true, 'gig-1']);
    const cancelled = refundNotification(booking({ status: 'cancelled', latePayment: 'refunded' }), amount);
    expect(cancelled.body).toBe('₹2,500.00 for “One reel” went back to you.');
  });

  it('says until when one can pay again', () => {
    expect(paymentFailedNotification(booking()).body).toContain('08:15 UTC: you can pay again');
  });

  it('mails a message only to who is away', () => {
    expect(messageNotification('asha', 'conversation-1', 'Chai Co')).toMatchObject({
      userId: 'asha',
      title: 'New message from Chai Co',
      data: { conversationId: 'conversation-1' },
      mail: 'when_away',
    });
  });

  it.each([
    [{ amount: 250_000, currency: 'INR' }, '₹2,500.00'],
    [{ amount: 5, currency: 'USD' }, '$0.05'],
    [{ amount: 1_500, currency: 'JPY' }, '¥1,500'],
    [{ amount: 1_234, currency: 'KWD' }, 'KWD\u00a01.234'],
  ])('writes %j as %s', (money, text) => {
    expect(moneyText(money)).toBe(text);
  });
});
