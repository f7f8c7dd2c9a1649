import { ManageOverrides } from '@noillin/availability';
import { Gigs, type Gig } from '@noillin/catalog';
import { Payments } from '@noillin/payments';
import { newId } from '@noillin/utils';
import type { Booking } from './booking';
import { BookingFixture, DAY, HOUR } from './booking.fixture';
import { CancelBooking } from './cancellation/cancel-booking';
import { ExpireHolds } from './lifecycle/expire-holds';
import { REFUND_REASONS, SettlePayment } from './settle-payment';

jest.setTimeout(60_000);

const AFTER_THE_HOLD = HOUR;
const fixture = new BookingFixture();

describe('SettlePayment', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const expireAll = async () => {
    fixture.clock.putForward(AFTER_THE_HOLD);
    await fixture.doAllDue(ExpireHolds);
  };
  const settleAgain = async (paymentId: string) => {
    const payment = await fixture.get(Payments).findById(paymentId);
    if (!payment) throw new Error(`no payment ${paymentId}`);
    await fixture.get(SettlePayment).paymentSucceeded(payment);
  };
  /** A booking whose hold ran out unpaid. */
  const expired = async (changes: Partial<Gig> = {}) => {
    const gig = await fixture.gig(changes);
    const { booking, payment } = await fixture.hold(gig);
    await expireAll();
    return { gig, booking: await fixture.booking(booking.id), paymentId: payment.id };
  };

  it('confirms a held booking', async () => {
    const { booking, payment } = await fixture.hold(await fixture.gig());
    await fixture.pay(payment.id);
    const confirmed = await fixture.booking(booking.id);
    expect([confirmed.status, confirmed.latePayment]).toEqual(['confirmed', null]);
    expect(confirmed.history).toMatchObject([
      { from: 'held', to: 'confirmed', by: 'system', causedBy: expect.any(String) },
    ]);
    expect(await fixture.announced(booking.id)).toEqual(['booking.held', 'booking.confirmed']);
  });

  it('confirms once, however often and however parallel it is told', async () => {
    const { booking, payment } = await fixture.hold(await fixture.gig());
    await fixture.payAtProvider(payment.id);
    await fixture.get(Payments).askProvider(payment.id);
    await Promise.all(Array.from({ length: 10 }, () => settleAgain(payment.id)));
    expect((await fixture.booking(booking.id)).history).toHaveLength(1);
    expect(await fixture.announced(booking.id)).toEqual(['booking.held', 'booking.confirmed']);
    expect(await fixture.refunds(payment.id)).toEqual([]);
  });

  it('keeps the hold when a payment fails', async () => {
    const { booking, payment } = await fixture.hold(await fixture.gig());
    await fixture.get(SettlePayment).paymentFailed(payment);
    expect((await fixture.booking(booking.id)).status).toBe('held');
  });

  describe('after the hold has expired', () => {
    it('books again what is still free', async () => {
      const { booking, paymentId } = await expired();
      expect([booking.status, await fixture.isTimeTaken(booking)]).toEqual(['expired', false]);
      await fixture.pay(paymentId);
      expect(await fixture.booking(booking.id)).toMatchObject({
        status: 'confirmed',
        latePayment: 'rebooked',
      });
      expect(await fixture.isTimeTaken(booking)).toBe(true);
      expect(await fixture.refunds(paymentId)).toEqual([]);
    });

    it('refunds all of it, once, when somebody else has the time', async () => {
      const { gig, booking, paymentId } = await expired();
      const other = await fixture.hold(gig, { start: booking.start.getTime() });
      await fixture.pay(paymentId);
      await Promise.all([settleAgain(paymentId), settleAgain(paymentId)]);
      expect(await fixture.booking(booking.id)).toMatchObject({ status: 'expired', latePayment: 'refunded' });
      expect(await fixture.refunds(paymentId)).toEqual([{ amount: 250_001, reason: REFUND_REASONS.taken }]);
      expect((await fixture.booking(other.booking.id)).status).toBe('held');
    });

    it('does not book again what has begun by now', async () => {
      const { booking, paymentId } = await expired();
      fixture.clock.putForward(11 * DAY);
      await fixture.pay(paymentId);
      expect(await fixture.booking(booking.id)).toMatchObject({ status: 'expired', latePayment: 'refunded' });
      expect(await fixture.refunds(paymentId)).toHaveLength(1);
    });

    const limited = (maxPerDay: number) => ({ limits: { maxPerDay, maxPerWeek: null } });
    const changed = (gig: Gig, changes: Partial<Gig>) =>
      fixture.collection<{ _id: string }>('gigs').updateOne({ _id: gig.id }, { $set: changes });
    const notice = (minNoticeMinutes: number) => (gig: Gig) =>
      changed(gig, { timing: { ...gig.timing, minNoticeMinutes } });

    /** Another hour of the same day, whichever it is. */
    const sameDay = ({ start }: Booking) => new Date(start).setUTCHours((start.getUTCHours() + 12) % 24);
    const dayOff = ({ ownerId }: Gig, day: Date) =>
      fixture.get(ManageOverrides).replace({
        influencerId: ownerId,
        date: day.toISOString().slice(0, 10),
        windows: [],
        reason: null,
      });

    it.each<[string, (gig: Gig, booking: Booking) => Promise<unknown>]>([
      ['the gig is paused', (gig) => fixture.get(Gigs).change(gig.id, 'published', { status: 'paused' })],
      [
        'the influencer is suspended',
        ({ ownerId }) =>
          fixture
            .collection<{ _id: string }>('users')
            .updateOne({ _id: ownerId }, { $set: { status: 'suspended' } }),
      ],
      ['the influencer has taken the day off', (gig, { start }) => dayOff(gig, start)],
      ['its notice has passed', notice((11 * DAY) / 60_000)],
      [
        'the day is full',
        async (gig, booking) => {
          await changed(gig, limited(1));
          await fixture.hold(gig, { start: sameDay(booking) });
        },
      ],
    ])('refunds all of it, once, when %s', async (_name, happens) => {
      const { gig, booking, paymentId } = await expired();
      await happens(gig, booking);
      await fixture.pay(paymentId);
      await Promise.all([settleAgain(paymentId), settleAgain(paymentId)]);
      expect(await fixture.booking(booking.id)).toMatchObject({ status: 'expired', latePayment: 'refunded' });
      expect(await fixture.refunds(paymentId)).toEqual([
        { amount: 250_001, reason: REFUND_REASONS.not_offered },
      ]);
    });

    it('books again what another length and grid of the gig would not offer: it is booked as it was', async () => {
      const { gig, booking, paymentId } = await expired();
      const timing = { ...gig.timing, durationMinutes: (3 * DAY) / 60_000, slotStepMinutes: 7 };
      await changed(gig, { timing });
      await dayOff(gig, new Date(booking.start.getTime() + DAY));
      await fixture.pay(paymentId);
      expect(await fixture.booking(booking.id)).toMatchObject({
        status: 'confirmed',
        latePayment: 'rebooked',
      });
    });

    it('lets the last place of a day go to one of the late payer and a new brand who come at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { gig, booking, paymentId } = await expired(limited(1));
        await fixture.payAtProvider(paymentId);
        await fixture.get(Payments).askProvider(paymentId);
        const hold = fixture.hold(gig, { start: sameDay(booking) }).then(
          () => 'held',
          () => 'refused',
        );
        const settle = settleAgain(paymentId).catch(() => settleAgain(paymentId));
        const [held] = await Promise.all([hold, settle]);
        const { status } = await fixture.booking(booking.id);
        expect([held, status]).toEqual(held === 'held' ? ['held', 'expired'] : ['refused', 'confirmed']);
        fixture.clock.reset();
      }
    });

    it('does not undo a refund when the time is free again later', async () => {
      const { gig, booking, paymentId } = await expired();
      const other = await fixture.hold(gig, { start: booking.start.getTime() });
      await fixture.pay(paymentId);
      await fixture.get(CancelBooking).execute(other.booking, { id: newId(), role: 'brand' });
      await settleAgain(paymentId);
      expect((await fixture.booking(booking.id)).status).toBe('expired');
      expect(await fixture.refunds(paymentId)).toHaveLength(1);
    });

    it('gives the time to one of the late payer and a new brand who come at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { gig, booking, paymentId } = await expired();
        await fixture.payAtProvider(paymentId);
        await fixture.get(Payments).askProvider(paymentId);
        const hold = fixture.hold(gig, { start: booking.start.getTime() }).then(
          () => 'held',
          () => 'refused',
        );
        const settle = settleAgain(paymentId).catch(() => settleAgain(paymentId));
        const [held] = await Promise.all([hold, settle]);
        const { status } = await fixture.booking(booking.id);
        expect([held, status]).toEqual(held === 'held' ? ['held', 'expired'] : ['refused', 'confirmed']);
        expect(await fixture.refunds(paymentId)).toHaveLength(held === 'held' ? 1 : 0);
        fixture.clock.reset();
      }
    });
  });

  describe('after an unpaid hold was cancelled', () => {
    it('refunds all of it, once', async () => {
      const { booking, payment } = await fixture.hold(await fixture.gig());
      await fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' });
      await fixture.pay(payment.id);
      await settleAgain(payment.id);
      expect(await fixture.booking(booking.id)).toMatchObject({
        status: 'cancelled',
        latePayment: 'refunded',
      });
      expect(await fixture.refunds(payment.id)).toEqual([
        { amount: 250_001, reason: REFUND_REASONS.cancelled },
      ]);
    });

    it('leaves exactly one outcome when paying and cancelling meet', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { booking, payment } = await fixture.hold(await fixture.gig());
        await fixture.payAtProvider(payment.id);
        await fixture.get(Payments).askProvider(payment.id);
        const cancel = fixture
          .get(CancelBooking)
          .execute(booking, { id: booking.brandId, role: 'brand' })
          .then(
            () => 'cancelled',
            () => 'refused',
          );
        const [cancelled] = await Promise.all([cancel, settleAgain(payment.id)]);
        const { status } = await fixture.booking(booking.id);
        expect([cancelled, status]).toEqual(
          cancelled === 'cancelled' ? ['cancelled', 'cancelled'] : ['refused', 'confirmed'],
        );
        expect(await fixture.refunds(payment.id)).toHaveLength(cancelled === 'cancelled' ? 1 : 0);
      }
    });
  });
});
