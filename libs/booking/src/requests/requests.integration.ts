import type { Gig } from '@noillin/catalog';
import { Payments } from '@noillin/payments';
import { newId } from '@noillin/utils';
import type { Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { ExpireHolds } from '../lifecycle/expire-holds';
import { SettlePayment } from '../settle-payment';
import { AnswerRequest } from './answer-request';
import { ChaseReservedMoney } from './chase-reserved-money';
import { DecideOnReservedMoney } from './decide-on-reserved-money';
import { ExpireRequests } from './expire-requests';

jest.setTimeout(60_000);
const fixture = new BookingFixture();

describe('a booking by request', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const requestGig = (changes: Partial<Gig> = {}) => fixture.gig({ bookingMode: 'request', ...changes });
  const pair = async (): Promise<Partial<Gig>> => {
    const [ownerId, second] = [await fixture.influencer(), await fixture.influencer()];
    const members = [ownerId, second].map((influencerId) => ({
      influencerId,
      shareBps: 5_000,
      required: true,
      status: 'accepted' as const,
    }));
    return { type: 'group', ownerId, members };
  };
  /** The brand's money is reserved and the platform has heard of it. */
  const requested = async (changes: Partial<Gig> = {}, start?: number): Promise<Booking> => {
    const { booking, payment } = await fixture.hold(await requestGig(changes), start ? { start } : {});
    await fixture.payAtProvider(payment.id);
    const authorised = await fixture.get(Payments).askProvider(payment.id);
    await fixture.get(SettlePayment).paymentAuthorised(authorised);
    return fixture.booking(booking.id);
  };
  const memberOf = (booking: Booking, index = 0): string => booking.members[index]?.influencerId ?? '';
  const accept = (booking: Booking, index = 0) =>
    fixture.get(AnswerRequest).accept(booking, memberOf(booking, index));
  const decide = async (booking: Booking): Promise<Booking> => {
    await fixture.get(DecideOnReservedMoney).run(booking.id);
    return fixture.booking(booking.id);
  };
  const paymentOf = async ({ paymentId }: Booking) =>
    (await fixture.get(Payments).findById(paymentId))?.status;

  const chaseIsDue = async ({ id }: Booking): Promise<boolean> => {
    const due = await fixture.get(ChaseReservedMoney).findDue(fixture.clock.date(), 10_000);
    return due.some((item) => item.id === id);
  };

  it('asks the members once the money is reserved, for 48 hours', async () => {
    const booking = await requested();
    expect(booking.status).toBe('requested');
    const hours = ((booking.respondBy?.getTime() ?? 0) - fixture.clock.now()) / HOUR;
    expect(hours).toBeGreaterThan(47.9);
    expect(hours).toBeLessThanOrEqual(48);
    expect(await paymentOf(booking)).toBe('authorised');
    expect(booking.history.at(-1)?.causedBy).toEqual(expect.any(String));
  });

  it('asks until its start at the latest', async () => {
    const booking = await requested({}, fixture.inDays(1));
    expect(booking.respondBy).toEqual(booking.start);
  });

  it('is confirmed by the money, which is taken once every member has accepted', async () => {
    const booking = await requested(await pair());
    expect(await accept(booking)).toMatchObject({ status: 'requested', acceptedBy: [memberOf(booking)] });
    expect((await decide(booking)).status).toBe('requested');
    expect(await paymentOf(booking)).toBe('authorised');
    expect((await accept(booking, 1)).status).toBe('accepted');
    expect(await decide(booking)).toMatchObject({ status: 'confirmed' });
    expect(await paymentOf(booking)).toBe('succeeded');
    await decide(booking);
    expect((await fixture.booking(booking.id)).history.map(({ event }) => event)).toEqual([
      'payment_authorised',
      'accept',
      'payment_succeeded',
    ]);
  });

  it('is accepted once when all members accept at the same moment', async () => {
    const booking = await requested(await pair());
    await Promise.allSettled([accept(booking), accept(booking, 1), accept(booking), accept(booking, 1)]);
    const { status, history } = await fixture.booking(booking.id);
    expect([status, history.filter(({ event }) => event === 'accept').length]).toEqual(['accepted', 1]);
  });

  it('ends when one member declines: the time is free, and the money is let go of', async () => {
    const booking = await requested(await pair());
    await accept(booking);
    const declined = await fixture.get(AnswerRequest).decline(booking, memberOf(booking, 1), 'I am away.');
    expect([declined.status, declined.history.at(-1)?.reason]).toEqual(['declined', 'I am away.']);
    expect(await fixture.isTimeTaken(booking)).toBe(false);
    expect((await decide(booking)).status).toBe('declined');
    expect(await paymentOf(booking)).toBe('voided');
    await expect(accept(booking)).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });

  it('ends when nobody answers in time, and cannot be accepted after that', async () => {
    const booking = await requested();
    await fixture.doAllDue(ExpireRequests);
    expect((await fixture.booking(booking.id)).status).toBe('requested');
    fixture.clock.putForward(2 * DAY + HOUR);
    await expect(accept(booking)).rejects.toMatchObject({ code: 'rule_refused' });
    await fixture.doAllDue(ExpireRequests);
    expect(await fixture.booking(booking.id)).toMatchObject({ status: 'expired' });
    expect(await fixture.isTimeTaken(booking)).toBe(false);
    await decide(booking);
    expect(await paymentOf(booking)).toBe('voided');
  });

  it('costs a brand nothing that withdraws it', async () => {
    const booking = await requested();
    const cancel = fixture.get(CancelBooking);
    expect((await cancel.preview(booking, 'brand')).refund.amount).toBe(0);
    await cancel.execute(booking, { id: booking.brandId, role: 'brand' });
    await decide(booking);
    expect(await paymentOf(booking)).toBe('voided');
    expect(await fixture.refunds(booking.paymentId)).toEqual([]);
  });

  it('gives all back when the money was taken as the brand cancelled', async () => {
    const booking = await requested();
    await accept(booking);
    const taken = await fixture.get(Payments).capture(booking.paymentId);
    await fixture
      .get(CancelBooking)
      .execute(await fixture.booking(booking.id), { id: newId(), role: 'admin' });
    await fixture.get(SettlePayment).paymentSucceeded(taken);
    expect((await fixture.booking(booking.id)).status).toBe('cancelled');
    expect(await fixture.refunds(booking.paymentId)).toEqual([
      { amount: booking.price.amount, reason: 'paid_after_cancellation' },
    ]);
  });

  it('is cancelled when the provider does not hand out the money', async () => {
    const booking = await requested();
    await accept(booking);
    await fixture.get(Payments).void(booking.paymentId);
    expect((await decide(booking)).history.at(-1)).toMatchObject({
      event: 'cancel',
      by: 'system',
      reason: 'payment_not_captured',
    });
    expect(await fixture.isTimeTaken(booking)).toBe(false);
  });

  it('is confirmed by asking again when the order to take the money was lost', async () => {
    const booking = await requested();
    await accept(booking);
    await fixture.get(ChaseReservedMoney).run(newId());
    expect(await chaseIsDue(booking)).toBe(false);
    fixture.clock.putForward(HOUR);
    expect(await chaseIsDue(booking)).toBe(true);
    await Promise.all([1, 2, 3].map(() => fixture.get(ChaseReservedMoney).run(booking.id)));
    expect(await fixture.booking(booking.id)).toMatchObject({ status: 'confirmed' });
    expect(await paymentOf(booking)).toBe('succeeded');
    expect(await chaseIsDue(booking)).toBe(false);
  });

  it('is over at its start when the money never came, and the money is let go of', async () => {
    const booking = await requested({}, fixture.inDays(1));
    await accept(booking);
    fixture.clock.putForward(DAY + HOUR);
    await fixture.get(ChaseReservedMoney).run(booking.id);
    await fixture.get(ChaseReservedMoney).run(booking.id);
    const over = await decide(booking);
    expect(over.history.at(-1)).toMatchObject({
      event: 'cancel',
      by: 'system',
      reason: 'payment_not_captured',
    });
    expect([over.status, await fixture.isTimeTaken(booking)]).toEqual(['cancelled', false]);
    expect(await paymentOf(booking)).toBe('voided');
  });

  it('lets go of money that is reserved after the hold had ended', async () => {
    const { booking, payment } = await fixture.hold(await requestGig());
    fixture.clock.putForward(HOUR);
    await fixture.doAllDue(ExpireHolds);
    await fixture.payAtProvider(payment.id);
    const late = await fixture.get(Payments).askProvider(payment.id);
    await fixture.get(SettlePayment).paymentAuthorised(late);
    expect((await fixture.booking(booking.id)).status).toBe('expired');
    expect(await paymentOf(booking)).toBe('voided');
  });

  it('asks the members when the hold runs out while the news of the money is still on its way', async () => {
    const { booking, payment } = await fixture.hold(await requestGig());
    await fixture.payAtProvider(payment.id);
    fixture.clock.putForward(HOUR);
    await fixture.doAllDue(ExpireHolds);
    expect((await fixture.booking(booking.id)).status).toBe('requested');
  });

  it('cannot be answered when it is none', async () => {
    const instant = await fixture.confirmed(await fixture.gig());
    await expect(accept(instant)).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });
});
