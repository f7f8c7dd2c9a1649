import { DomainError } from '@noillin/contracts';
import { Payments } from '@noillin/payments';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { AcceptUnansweredDeliveries } from './accept-unanswered-deliveries';
import { BeginBookings } from './begin-bookings';
import { CloseBookings } from './close-bookings';
import { DisputeBooking } from './dispute-booking';
import { ExpireHolds } from './expire-holds';
import { FulfilBooking } from './fulfil-booking';

jest.setTimeout(60_000);

const fixture = new BookingFixture();

describe('the life of a booking', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const advance = async () => {
    await fixture.doAllDue(BeginBookings);
    await fixture.doAllDue(AcceptUnansweredDeliveries);
  };
  const begun = async (changes = {}) => {
    fixture.clock.reset();
    const booking = await fixture.confirmed(await fixture.gig(changes));
    fixture.clock.putForward(10 * DAY + HOUR);
    await advance();
    return fixture.booking(booking.id);
  };
  const delivered = async (changes = {}) => {
    const booking = await begun(changes);
    return fixture.get(FulfilBooking).deliver(booking, booking.members[0]?.influencerId ?? '');
  };

  describe('expiring', () => {
    it('leaves a hold alone until its time is up', async () => {
      const { booking } = await fixture.hold(await fixture.gig());
      await fixture.doAllDue(ExpireHolds);
      expect((await fixture.booking(booking.id)).status).toBe('held');
      fixture.clock.putForward(HOUR);
      await fixture.doAllDue(ExpireHolds);
      expect((await fixture.booking(booking.id)).status).toBe('expired');
      expect(await fixture.isTimeTaken(booking)).toBe(false);
      expect(await fixture.announced(booking.id)).toEqual(['booking.held', 'booking.expired']);
    });

    it('confirms instead when the provider has the money and its event is still on the way', async () => {
      const { booking, payment } = await fixture.hold(await fixture.gig());
      await fixture.payAtProvider(payment.id);
      fixture.clock.putForward(HOUR);
      await fixture.doAllDue(ExpireHolds);
      expect(await fixture.booking(booking.id)).toMatchObject({ status: 'confirmed', latePayment: null });
    });

    it('keeps a hold while the provider does not answer, and ends the others', async () => {
      const stuck = await fixture.hold(await fixture.gig());
      const other = await fixture.hold(await fixture.gig());
      const payments = fixture.get(Payments);
      const ask = payments.askProvider.bind(payments);
      const broken = jest.spyOn(payments, 'askProvider').mockImplementation((id) => {
        if (id === stuck.payment.id) throw new DomainError('payment_provider_unavailable');
        return ask(id);
      });
      fixture.clock.putForward(HOUR);
      await fixture.doAllDue(ExpireHolds);
      broken.mockRestore();
      expect((await fixture.booking(stuck.booking.id)).status).toBe('held');
      expect((await fixture.booking(other.booking.id)).status).toBe('expired');
    });

    it('happens once when two workers run at once', async () => {
      const { booking } = await fixture.hold(await fixture.gig());
      fixture.clock.putForward(HOUR);
      await Promise.allSettled([fixture.doAllDue(ExpireHolds), fixture.doAllDue(ExpireHolds)]);
      expect((await fixture.booking(booking.id)).history).toHaveLength(1);
    });
  });

  describe('doing the work', () => {
    it('begins at its start', async () => {
      const booking = await begun();
      expect(booking.status).toBe('in_progress');
      expect(booking.history.at(-1)).toMatchObject({ event: 'begin', by: 'system' });
    });

    it('cannot be delivered before it has begun', async () => {
      const booking = await fixture.confirmed(await fixture.gig());
      const attempt = fixture.get(FulfilBooking).deliver(booking, booking.members[0]?.influencerId ?? '');
      await expect(attempt).rejects.toMatchObject({ code: 'transition_not_allowed' });
    });

    it('is delivered once every member has', async () => {
      const second = await fixture.influencer();
      const ownerId = await fixture.influencer();
      const members = [ownerId, second].map((influencerId) => ({
        influencerId,
        shareBps: 5_000,
        required: true,
        status: 'accepted' as const,
      }));
      const booking = await begun({ ownerId, members, type: 'group' });
      const half = await fixture.get(FulfilBooking).deliver(booking, ownerId);
      expect([half.status, half.deliveredBy]).toEqual(['in_progress', [ownerId]]);
      expect((await fixture.get(FulfilBooking).deliver(half, ownerId)).status).toBe('in_progress');
      const whole = await fixture.get(FulfilBooking).deliver(half, second);
      expect([whole.status, whole.deliveredAt !== null]).toEqual(['delivered', true]);
    });

    it('is delivered once when all members deliver at the same moment', async () => {
      const ids = [await fixture.influencer(), await fixture.influencer(), await fixture.influencer()];
      const members = ids.map((influencerId, index) => ({
        influencerId,
        shareBps: index === 0 ? 3_334 : 3_333,
        required: true,
        status: 'accepted' as const,
      }));
      const booking = await begun({ ownerId: ids[0], members, type: 'group' });
      await Promise.all(ids.map((id) => fixture.get(FulfilBooking).deliver(booking, id)));
      const now = await fixture.booking(booking.id);
      expect([now.status, now.history.filter(({ event }) => event === 'deliver').length]).toEqual([
        'delivered',
        1,
      ]);
    });

    it('goes back as often as the gig includes and no more', async () => {
      const first = await delivered({ revisionsIncluded: 1 });
      const fulfil = fixture.get(FulfilBooking);
      const sentBack = await fulfil.requestRevision(
        first,
        first.brandId,
        'Show the product earlier, please.',
      );
      expect(sentBack).toMatchObject({ status: 'revision_requested', revisionsUsed: 1, deliveredBy: [] });
      const again = await fulfil.deliver(sentBack, sentBack.members[0]?.influencerId ?? '');
      expect(again.status).toBe('delivered');
      await expect(fulfil.requestRevision(again, again.brandId, 'Once more.')).rejects.toMatchObject({
        code: 'rule_refused',
      });
    });

    it('is completed by the brand, once', async () => {
      const booking = await delivered();
      const fulfil = fixture.get(FulfilBooking);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => fulfil.complete(booking, booking.brandId)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await fixture.booking(booking.id)).status).toBe('completed');
    });

    it('is completed by silence, but not while it is disputed', async () => {
      const silent = await delivered();
      const disputed = await fixture
        .get(DisputeBooking)
        .execute(await delivered(), 'brand-1', 'Not what was agreed.');
      expect(disputed.disputed).toBe(true);
      fixture.clock.putForward(6 * DAY);
      await advance();
      expect((await fixture.booking(silent.id)).status).toBe('delivered');
      fixture.clock.putForward(2 * DAY);
      await advance();
      expect((await fixture.booking(silent.id)).status).toBe('completed');
      expect((await fixture.booking(disputed.id)).status).toBe('delivered');
    });

    it('is disputed once, with a reason that its history keeps', async () => {
      const booking = await begun();
      const dispute = fixture.get(DisputeBooking);
      const disputed = await dispute.execute(booking, booking.brandId, 'Nobody came.');
      expect(disputed.history.at(-1)).toMatchObject({
        event: 'dispute',
        from: 'in_progress',
        to: 'in_progress',
        by: booking.brandId,
        reason: 'Nobody came.',
        eventId: expect.any(String),
      });
      await expect(dispute.execute(booking, booking.brandId)).rejects.toMatchObject({ code: 'dispute_open' });
      expect(
        (await fixture.announced(booking.id)).filter((name) => name === 'booking.disputed'),
      ).toHaveLength(1);
    });

    it('is closed when the money has cooled down, but not while it is disputed', async () => {
      const fulfil = fixture.get(FulfilBooking);
      const [accepted, disputed] = [await delivered(), await delivered()];
      const completed = await fulfil.complete(accepted, accepted.brandId);
      expect(completed.completedAt).not.toBeNull();
      await fixture
        .get(DisputeBooking)
        .execute(await fulfil.complete(disputed, disputed.brandId), disputed.brandId);
      fixture.clock.putForward(3 * DAY - HOUR);
      await fixture.doAllDue(CloseBookings);
      expect((await fixture.booking(accepted.id)).status).toBe('completed');
      fixture.clock.putForward(2 * HOUR);
      await fixture.doAllDue(CloseBookings);
      expect((await fixture.booking(accepted.id)).status).toBe('closed');
      expect((await fixture.booking(disputed.id)).status).toBe('completed');
    });

    it('keeps everything that was handed over, with the round it belongs to', async () => {
      const booking = await begun();
      const fulfil = fixture.get(FulfilBooking);
      const memberId = booking.members[0]?.influencerId ?? '';
      const links = [{ url: 'https://example.com/reel', label: 'The reel' }];
      const first = await fulfil.deliver(booking, memberId, { links, note: 'Here it is.' });
      const sentBack = await fulfil.requestRevision(first, first.brandId, 'Earlier, please.');
      const second = await fulfil.deliver(sentBack, memberId);
      expect(second.deliveries).toMatchObject([
        { memberId, round: 0, links, note: 'Here it is.' },
        { memberId, round: 1, links: [], note: null },
      ]);
    });

    it('has one outcome when it is accepted, disputed, cancelled and accepted by silence at once', async () => {
      const booking = await delivered();
      fixture.clock.putForward(8 * DAY);
      const brand = { id: booking.brandId, role: 'brand' } as const;
      await Promise.allSettled([
        fixture.get(FulfilBooking).complete(booking, booking.brandId),
        fixture.get(DisputeBooking).execute(booking, booking.brandId, 'No.'),
        fixture.get(CancelBooking).execute(booking, brand),
        fixture.doAllDue(AcceptUnansweredDeliveries),
      ]);
      const { status, disputed, history } = await fixture.booking(booking.id);
      const events = history.slice(booking.history.length).map(({ event }) => event);
      expect(events.filter((event) => event === 'complete').length).toBe(status === 'completed' ? 1 : 0);
      expect(events.filter((event) => event === 'dispute').length).toBe(disputed ? 1 : 0);
      expect(['completed', 'delivered']).toContain(status);
      expect(await fixture.refunds(booking.paymentId)).toEqual([]);
    });

    it('has nothing to dispute before it is paid', async () => {
      const { booking } = await fixture.hold(await fixture.gig());
      await expect(fixture.get(DisputeBooking).execute(booking, booking.brandId)).rejects.toMatchObject({
        code: 'transition_not_allowed',
      });
    });
  });
});
