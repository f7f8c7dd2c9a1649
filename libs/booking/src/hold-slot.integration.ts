import type { Gig } from '@noillin/catalog';
import { isDomainError, type ErrorCode } from '@noillin/contracts';
import { Payments } from '@noillin/payments';
import { RedisClient } from '@noillin/redis';
import { eventually, TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { BookingFixture, HOUR } from './booking.fixture';
import { BookingRepository } from './booking.repository';
import { CancelBooking } from './cancellation/cancel-booking';

jest.setTimeout(60_000);

const redis = new URL(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379');
const wire = new TcpProxy({ host: redis.hostname, port: Number(redis.port) });
const fixture = new BookingFixture();

const refusal = async (attempt: Promise<unknown>): Promise<ErrorCode | 'none'> => {
  try {
    await attempt;
    return 'none';
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
};

describe('HoldSlot', () => {
  beforeAll(async () => {
    await wire.listen();
    await fixture.start(`redis://127.0.0.1:${wire.port}`);
  });
  afterAll(async () => {
    await fixture.stop();
    await wire.close();
  });

  it('holds the time for a while, opens the payment and says so', async () => {
    const gig = await fixture.gig();
    const { booking, payment } = await fixture.hold(gig);
    expect(booking).toMatchObject({ status: 'held', gigId: gig.id, price: gig.price, paymentId: payment.id });
    expect(booking.end.getTime() - booking.start.getTime()).toBe(HOUR);
    expect(Math.abs(booking.holdExpiresAt.getTime() - Date.now() - 900_000)).toBeLessThan(5_000);
    expect(payment).toMatchObject({ status: 'created', amount: gig.price, bookingId: booking.id });
    expect(payment.checkoutUrl).toMatch(/^https:/);
    expect(await fixture.isTimeTaken(booking)).toBe(true);
    expect(await fixture.announced(booking.id)).toEqual(['booking.held']);
  });

  it('freezes what was agreed', async () => {
    const gig = await fixture.gig({ revisionsIncluded: 3 });
    const { booking } = await fixture.hold(gig);
    await fixture
      .collection<{ _id: string }>('gigs')
      .updateOne({ _id: gig.id }, { $set: { revisionsIncluded: 0 } });
    expect(await fixture.booking(booking.id)).toMatchObject({ revisionsIncluded: 3, feeBps: 1_500 });
  });

  describe('when many want the same', () => {
    const race = async (gig: Gig, count: number, start: (index: number) => number) => {
      const attempts = Array.from({ length: count }, (_, index) =>
        fixture.hold(gig, { start: start(index) }).then(
          ({ booking }) => booking.id,
          (error: unknown) => (isDomainError(error) ? error.code : Promise.reject(error as Error)),
        ),
      );
      const outcomes = await Promise.all(attempts);
      const refused = outcomes.filter((outcome) => outcome === 'slot_taken').length;
      const bookings = await fixture.collection('bookings').countDocuments({ gigId: gig.id });
      const payments = await fixture
        .collection('payments')
        .countDocuments({ bookingId: { $in: outcomes.filter((outcome) => outcome !== 'slot_taken') } });
      return { refused, bookings, payments };
    };

    it('gives the slot to one of 100 brands and says slot_taken to 99', async () => {
      const gig = await fixture.gig();
      const start = fixture.inDays(10);
      expect(await race(gig, 100, () => start)).toEqual({ refused: 99, bookings: 1, payments: 1 });
    });

    it('gives one of two overlapping starts, which no common lock guards', async () => {
      const gig = await fixture.gig();
      const start = fixture.inDays(10);
      const outcome = await race(gig, 20, (index) => start + (index % 2) * (HOUR / 2));
      expect(outcome).toEqual({ refused: 19, bookings: 1, payments: 1 });
    });

    it('gives every brand its own slot', async () => {
      const gig = await fixture.gig();
      const start = fixture.inDays(10);
      const outcome = await race(gig, 20, (index) => start + index * HOUR);
      expect(outcome).toEqual({ refused: 0, bookings: 20, payments: 20 });
    });
  });

  it('keeps the buffers free on both sides', async () => {
    const gig = await fixture.gig({
      timing: { ...(await fixture.gig()).timing, bufferBeforeMinutes: 30, bufferAfterMinutes: 30 },
    });
    const start = fixture.inDays(10);
    await fixture.hold(gig, { start });
    expect(await refusal(fixture.hold(gig, { start: start + HOUR }))).toBe('slot_taken');
    expect(await refusal(fixture.hold(gig, { start: start - HOUR }))).toBe('slot_taken');
    expect(await refusal(fixture.hold(gig, { start: start + 2 * HOUR }))).toBe('none');
  });

  it('counts the bookings of all gigs of an influencer', async () => {
    const first = await fixture.gig();
    const second = await fixture.gig({ ownerId: first.ownerId });
    await fixture.hold(first);
    expect(await refusal(fixture.hold(second))).toBe('slot_taken');
  });

  it('offers the time again once the booking is cancelled', async () => {
    const gig = await fixture.gig();
    const { booking } = await fixture.hold(gig);
    await fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' });
    expect(await refusal(fixture.hold(gig))).toBe('none');
  });

  it.each([
    ['in the past', () => fixture.inDays(-1)],
    ['beyond the horizon', () => fixture.inDays(100)],
    ['off the grid', () => fixture.inDays(10) + 60_000],
    ['of an impossible year', () => Number.MAX_SAFE_INTEGER],
  ])('refuses a start %s', async (_name, start) => {
    expect(await refusal(fixture.hold(await fixture.gig(), { start: start() }))).toBe('slot_not_offered');
  });

  it.each([
    ['draft', 'not_found'],
    ['paused', 'gig_not_bookable'],
    ['archived', 'gig_not_bookable'],
  ] as const)('refuses a %s gig with %s', async (status, code) => {
    expect(await refusal(fixture.hold(await fixture.gig({ status })))).toBe(code);
  });

  it('says that a gig does not exist', async () => {
    const gig = await fixture.gig();
    expect(await refusal(fixture.hold({ ...gig, id: newId() }))).toBe('not_found');
  });

  describe('asked again under the same key', () => {
    it('answers with the booking it made', async () => {
      const gig = await fixture.gig();
      const asked = { brandId: newId(), idempotencyKey: 'again' };
      const [first, second] = [await fixture.hold(gig, asked), await fixture.hold(gig, asked)];
      expect(second.booking.id).toBe(first.booking.id);
      expect(second.payment.checkoutUrl).toBe(first.payment.checkoutUrl);
    });

    it('makes one booking when asked in parallel, and everybody else is told to wait or gets it', async () => {
      const gig = await fixture.gig();
      const asked = { brandId: newId(), idempotencyKey: 'parallel' };
      const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => fixture.hold(gig, asked)));
      const made = attempts.flatMap((attempt) =>
        attempt.status === 'fulfilled' ? [attempt.value.booking.id] : [],
      );
      expect(new Set(made).size).toBe(1);
      expect(await fixture.collection('bookings').countDocuments({ gigId: gig.id })).toBe(1);
      expect((await fixture.hold(gig, asked)).booking.id).toBe(made[0]);
    });

    it('does not mix up two brands that chose the same key', async () => {
      const gig = await fixture.gig();
      const start = fixture.inDays(10);
      const one = await fixture.hold(gig, { idempotencyKey: 'mine', start });
      const other = await fixture.hold(gig, { idempotencyKey: 'mine', start: start + HOUR });
      expect(other.booking.id).not.toBe(one.booking.id);
    });

    it('finishes the checkout that an earlier attempt did not get to', async () => {
      const gig = await fixture.gig();
      const asked = { brandId: newId(), idempotencyKey: 'half' };
      const payments = fixture.get(Payments);
      const broken = jest
        .spyOn(payments, 'prepareCheckout')
        .mockRejectedValueOnce(new Error('provider is away'));
      await expect(fixture.hold(gig, asked)).rejects.toThrow('away');
      broken.mockRestore();
      expect((await fixture.hold(gig, asked)).payment.checkoutUrl).not.toBeNull();
      expect(await fixture.collection('bookings').countDocuments({ gigId: gig.id })).toBe(1);
    });
  });

  it('leaves nothing behind when the booking cannot be stored', async () => {
    const gig = await fixture.gig();
    const bookings = fixture.get(BookingRepository);
    const broken = jest.spyOn(bookings, 'insert').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(fixture.hold(gig)).rejects.toThrow('disk is full');
    broken.mockRestore();
    expect(await refusal(fixture.hold(gig))).toBe('none');
    expect(await fixture.collection('bookings').countDocuments({ gigId: gig.id })).toBe(1);
  });

  describe('while Redis is away', () => {
    const isBack = async () => {
      const { redis: connection } = fixture.get(RedisClient);
      await eventually(() => expect(connection.status).toBe('ready'));
      await connection.ping();
    };
    afterEach(async () => {
      await wire.restore();
      await eventually(isBack);
    });

    it.each(['cut', 'hang'] as const)('books nothing and says so soon (%s)', async (how) => {
      const gig = await fixture.gig();
      await wire[how]();
      const began = performance.now();
      expect(await refusal(fixture.hold(gig))).toBe('dependency_unavailable');
      expect(performance.now() - began).toBeLessThan(2_500);
      expect(await fixture.collection('bookings').countDocuments({ gigId: gig.id })).toBe(0);
    });
  });

  it('lists the bookings of a person, newest first, page by page', async () => {
    const gig = await fixture.gig();
    const brandId = newId();
    const start = fixture.inDays(10);
    for (let hour = 0; hour < 3; hour += 1) await fixture.hold(gig, { brandId, start: start + hour * HOUR });
    const repository = fixture.get(BookingRepository);
    const first = await repository.list({ participantId: brandId, limit: 2 });
    expect(first.items.map((booking) => booking.start.getTime() - start)).toEqual([2 * HOUR, HOUR]);
    expect(first.nextCursor).not.toBeNull();
    const rest = await repository.list({ participantId: brandId, limit: 2, before: first.items[1]?.id });
    expect(rest.items.map((booking) => booking.start.getTime() - start)).toEqual([0]);
    expect(rest.nextCursor).toBeNull();
    const ofOwner = await repository.list({ participantId: gig.ownerId, status: 'held', limit: 10 });
    expect(ofOwner.items).toHaveLength(3);
    expect((await repository.list({ participantId: newId(), limit: 10 })).items).toEqual([]);
  });
});
