import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BeginBookings, SettlePayment } from '@noillin/booking';
import { Payments, PROMPTLY, SandboxPayments, SimulatePayment } from '@noillin/payments';
import { RedisClient } from '@noillin/redis';
import { eventually } from '@noillin/testing';
import { Clock, doAllDue, newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import type { GigDto } from '../gigs/dto/gig.dto';
import { adminToken, bearer, bootApp, createGig, everyDay, register } from '../testing';
import type { BookingDto, BookingListDto } from './dto/booking.dto';
import type { CancellationPreviewDto } from './dto/cancellation.dto';
import type { BookingHistoryDto } from './dto/history.dto';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let ahead = 0;
const clock = { now: () => Date.now() + ahead, date: () => new Date(Date.now() + ahead) };
/** A whole hour in three days. */
const startIn = (hour = 0) =>
  new Date(Math.floor(Date.now() / HOUR) * HOUR + 3 * DAY + hour * HOUR).toISOString();

describe('bookings', () => {
  let app: NestFastifyApplication;
  let influencer: SessionDto;
  let brand: SessionDto;
  let gig: GigDto;

  type Caller = Pick<SessionDto, 'accessToken'>;
  const post = (caller: Caller, path: string, payload?: object, headers: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/bookings${path}`,
      payload,
      headers: { ...bearer(caller), ...headers },
    });
  const get = (caller: Caller, path: string) =>
    app.inject({ url: `/api/v1/bookings${path}`, headers: bearer(caller) });
  const ask = (caller: Caller, body: object = {}, key = newId()) =>
    post(caller, '', { gigId: gig.id, start: startIn(), ...body }, { 'idempotency-key': key });
  const held = async (body: object = {}) => (await ask(brand, body)).json<BookingDto>();
  const confirmed = async () => {
    const booking = await held();
    const payment = await app.get(SandboxPayments, { strict: false }).findByReference(booking.payment.id);
    if (!payment) throw new Error('the sandbox has no such payment');
    await app.get(SimulatePayment, { strict: false }).run(payment, 'succeeded', PROMPTLY);
    const paid = await app.get(Payments, { strict: false }).askProvider(booking.payment.id);
    await app.get(SettlePayment, { strict: false }).paymentSucceeded(paid);
    return booking;
  };

  beforeAll(async () => {
    app = await bootApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    await eventually(() => expect(app.get(RedisClient).redis.status).toBe('ready'));
  });
  beforeEach(async () => {
    ahead = 0;
    influencer = await register(app, { role: 'influencer' });
    brand = await register(app);
    await app.inject({
      method: 'PUT',
      url: '/api/v1/availability/rules',
      payload: everyDay('00:00', '24:00'),
      headers: bearer(influencer),
    });
    gig = await createGig(app, influencer);
  });
  afterAll(() => app.close());

  it('answers 201 with what the contract says', async () => {
    const answer = await ask(brand);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      id: expect.any(String),
      gigId: gig.id,
      brandId: brand.user.id,
      memberIds: [influencer.user.id],
      start: startIn(),
      end: startIn(1),
      status: 'held',
      holdExpiresAt: expect.stringMatching(/Z$/),
      price: gig.price,
      payment: {
        id: expect.any(String),
        status: 'created',
        provider: 'sandbox',
        checkoutUrl: expect.any(String),
      },
      allowedEvents: ['payment_succeeded', 'payment_authorised', 'expire', 'cancel'],
      mode: 'instant',
    });
  });

  it('gives one slot to one of 100 who ask at once, and slot_taken to 99', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(brand)));
    const outcomes = answers.map(
      (answer) => `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`,
    );
    const counts = Object.fromEntries(
      [...new Set(outcomes)].map((o) => [o, outcomes.filter((x) => x === o).length]),
    );
    expect(counts).toEqual({ '201 ': 1, '409 slot_taken': 99 });
  });

  describe('under one Idempotency-Key', () => {
    it('makes one booking, asked twice and in parallel', async () => {
      const key = newId();
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask(brand, {}, key)));
      const again = await ask(brand, {}, key);
      expect(again.statusCode).toBe(201);
      const made = [...answers, again].filter(({ statusCode }) => statusCode === 201);
      expect(new Set(made.map((answer) => answer.json<BookingDto>().id)).size).toBe(1);
      const others = answers.filter(({ statusCode }) => statusCode !== 201);
      expect(
        others.every((answer) => answer.json<{ code: string }>().code === 'idempotency_key_in_progress'),
      ).toBe(true);
      expect((await get(brand, '')).json<BookingListDto>().items).toHaveLength(1);
    });

    it('refuses another body', async () => {
      const key = newId();
      await ask(brand, {}, key);
      const other = await ask(brand, { start: startIn(5) }, key);
      expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([
        422,
        'idempotency_key_reused',
      ]);
    });
  });

  it.each([
    ['no start', { start: undefined }, 400, 'validation_failed'],
    ['a start without its offset', { start: '2026-11-24T09:00:00' }, 400, 'validation_failed'],
    ['a start that is no instant', { start: 'tomorrow' }, 400, 'validation_failed'],
    ['an unknown field', { status: 'confirmed' }, 400, 'validation_failed'],
    ['a start that is not offered', { start: '2020-01-01T00:00:00Z' }, 422, 'slot_not_offered'],
    ['an unknown gig', { gigId: newId() }, 404, 'not_found'],
  ])('refuses %s', async (_name, body, status, code) => {
    const answer = await ask(brand, body);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('is for brands', async () => {
    const answer = await ask(influencer);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'permission_denied']);
  });

  it('shows a booking to those whom it concerns and to admins, and to nobody else', async () => {
    const { id } = await held();
    const stranger = await register(app);
    const other = await register(app, { role: 'influencer' });
    const statuses = await Promise.all(
      [brand, influencer, await adminToken(app), stranger, other].map(
        async (caller) => (await get(caller, `/${id}`)).statusCode,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 404, 404]);
    expect((await app.inject({ url: `/api/v1/bookings/${id}` })).statusCode).toBe(401);
  });

  it('lists one’s own bookings, by status, page by page', async () => {
    const ids: string[] = [];
    for (let hour = 0; hour < 3; hour += 1) ids.unshift((await held({ start: startIn(hour) })).id);
    const first = (await get(brand, '?limit=2')).json<BookingListDto>();
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = (await get(brand, `?limit=2&cursor=${first.nextCursor ?? ''}`)).json<BookingListDto>();
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([ids.slice(2), null]);
    expect((await get(influencer, '?status=held')).json<BookingListDto>().items).toHaveLength(3);
    expect((await get(influencer, '?status=confirmed')).json<BookingListDto>().items).toEqual([]);
    expect((await get(brand, '?status=nonsense')).statusCode).toBe(400);
    expect((await get(brand, '?cursor=nonsense%20')).statusCode).toBe(400);
  });

  it('shows its history: who, when, why and by which event', async () => {
    const { id } = await confirmed();
    await post(brand, `/${id}/dispute`, { reason: 'Not what was agreed.' });
    const answer = await get(influencer, `/${id}/history`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<BookingHistoryDto>().items).toEqual([
      {
        event: 'payment_succeeded',
        from: 'held',
        to: 'confirmed',
        at: expect.stringMatching(/Z$/),
        by: 'system',
        party: 'system',
        reason: null,
        eventId: expect.any(String),
        causedBy: expect.any(String),
        memberId: null,
      },
      {
        event: 'dispute',
        from: 'confirmed',
        to: 'confirmed',
        at: expect.stringMatching(/Z$/),
        by: brand.user.id,
        party: 'brand',
        reason: 'Not what was agreed.',
        eventId: expect.any(String),
        causedBy: null,
        memberId: null,
      },
    ]);
    expect((await get(await adminToken(app), `/${id}/history`)).statusCode).toBe(200);
    expect((await get(await register(app), `/${id}/history`)).statusCode).toBe(404);
  });

  it('names the state and what it accepts when it refuses', async () => {
    const { id } = await confirmed();
    const answer = await post(brand, `/${id}/complete`);
    expect(answer.json()).toMatchObject({
      code: 'transition_not_allowed',
      state: 'confirmed',
      allowedActions: expect.arrayContaining(['begin', 'cancel', 'dispute']),
    });
    await post(brand, `/${id}/dispute`);
    expect((await post(influencer, `/${id}/dispute`)).json()).toMatchObject({
      status: 409,
      code: 'dispute_open',
    });
  });

  it('previews a cancellation and does what it previewed', async () => {
    const { id } = await confirmed();
    const preview = (await get(brand, `/${id}/cancellation-preview`)).json<CancellationPreviewDto>();
    expect(preview).toEqual({
      refund: gig.price,
      retained: { amount: 0, currency: 'INR' },
      refundBps: 10_000,
      policy: 'moderate',
      members: [{ influencerId: influencer.user.id, keeps: { amount: 0, currency: 'INR' } }],
      platformFee: { amount: 0, currency: 'INR' },
      quoteId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const { quoteId } = preview;
    expect((await post(brand, `/${id}/cancel`, { quoteId: 'mine' })).statusCode).toBe(400);
    const other = await post(brand, `/${id}/cancel`, { quoteId: '0'.repeat(32) });
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([409, 'terms_changed']);
    const cancelled = await post(brand, `/${id}/cancel`, { reason: 'plans changed', quoteId });
    expect([cancelled.statusCode, cancelled.json<BookingDto>().status]).toEqual([200, 'cancelled']);
    const again = await post(brand, `/${id}/cancel`);
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'transition_not_allowed']);
    expect((await get(brand, `/${id}/cancellation-preview`)).statusCode).toBe(409);
  });

  it('goes from delivery over a revision to completion, each step by its side', async () => {
    const { id } = await confirmed();
    const step = async (caller: Caller, path: string, body?: object) => {
      const answer = await post(caller, `/${id}/${path}`, body);
      return answer.statusCode === 200 ? answer.json<BookingDto>().status : answer.statusCode;
    };
    expect(await step(influencer, 'deliver')).toBe(409);
    ahead = 4 * DAY;
    await doAllDue(app.get(BeginBookings, { strict: false }), app.get(Clock).date());
    expect(await step(brand, 'deliver')).toBe(403);
    expect(await step(influencer, 'deliver')).toBe('delivered');
    expect(await step(influencer, 'complete')).toBe(403);
    expect(await step(brand, 'request-revision', { reason: 'Earlier, please.' })).toBe('revision_requested');
    expect(await step(brand, 'request-revision', {})).toBe(400);
    expect(await step(influencer, 'deliver')).toBe('delivered');
    expect(await step(brand, 'request-revision', { reason: 'Once more.' })).toBe(422);
    expect(await step(brand, 'dispute')).toBe('delivered');
    expect(await step(brand, 'complete')).toBe('completed');
    const stranger = await register(app);
    expect(await step(stranger, 'dispute')).toBe(404);
  });
});
