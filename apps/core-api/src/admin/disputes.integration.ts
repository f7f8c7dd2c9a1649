import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SettlePayment } from '@noillin/booking';
import { Payments, PROMPTLY, SandboxPayments, SimulatePayment } from '@noillin/payments';
import { RedisClient } from '@noillin/redis';
import { eventually } from '@noillin/testing';
import { newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import type { BookingDto } from '../bookings';
import { adminToken, bearer, bootApp, createGig, everyDay, register } from '../testing';

jest.setTimeout(60_000);
const HOUR = 3_600_000;

describe('resolving disputes', () => {
  let app: NestFastifyApplication;
  let influencer: SessionDto;
  let brand: SessionDto;

  type Caller = Pick<SessionDto, 'accessToken'>;
  const post = (caller: Caller, url: string, payload?: object, headers: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      payload,
      headers: { ...bearer(caller), ...headers },
    });
  const service = <Service>(type: new (...args: never[]) => Service) => app.get(type, { strict: false });
  const confirmed = async (): Promise<BookingDto> => {
    const { id: gigId } = await createGig(app, influencer);
    const start = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 72 * HOUR).toISOString();
    const held = await post(brand, 'bookings', { gigId, start }, { 'idempotency-key': newId() });
    const booking = held.json<BookingDto>();
    const payment = await service(SandboxPayments).findByReference(booking.payment.id);
    if (!payment) throw new Error('the sandbox has no such payment');
    await service(SimulatePayment).run(payment, 'succeeded', PROMPTLY);
    await service(SettlePayment).paymentSucceeded(await service(Payments).askProvider(booking.payment.id));
    return booking;
  };
  const split = (change: object = {}) => ({
    brand: 125_000,
    members: [{ influencerId: influencer.user.id, amount: 100_000 }],
    platform: 25_000,
    reason: 'Half of the work was delivered.',
    ...change,
  });
  const codeOf = async (answer: ReturnType<typeof post>) => {
    const { statusCode, json } = await answer;
    return [statusCode, json<{ code?: string }>().code];
  };

  beforeAll(async () => {
    app = await bootApp();
    await eventually(() => expect(app.get(RedisClient).redis.status).toBe('ready'));
    influencer = await register(app, { role: 'influencer' });
    brand = await register(app);
    await app.inject({
      method: 'PUT',
      url: '/api/v1/availability/rules',
      payload: everyDay('00:00', '24:00'),
      headers: bearer(influencer),
    });
  });
  afterAll(() => app.close());

  it('divides exactly what is left, once, and is for those who decide about money', async () => {
    const { id } = await confirmed();
    const [admin, support] = [await adminToken(app), await adminToken(app, 'support')];
    const resolve = (caller: Caller, body: object = split()) =>
      post(caller, `admin/bookings/${id}/resolve`, body);
    expect(await codeOf(resolve(admin))).toEqual([409, 'dispute_not_open']);
    await post(brand, `bookings/${id}/dispute`, { reason: 'Half of it is missing.' });
    expect(await codeOf(resolve(support))).toEqual([403, 'permission_denied']);
    expect(await codeOf(resolve(brand))).toEqual([403, 'permission_denied']);
    expect(await codeOf(resolve(admin, split({ brand: 125_001 })))).toEqual([422, 'rule_refused']);
    expect(await codeOf(resolve(admin, split({ brand: -1 })))).toEqual([400, 'validation_failed']);
    expect(await codeOf(resolve(admin, split({ platform: 0.5 })))).toEqual([400, 'validation_failed']);
    const resolved = (await resolve(admin)).json<BookingDto>();
    expect([resolved.status, resolved.disputed]).toEqual(['completed', false]);
    expect(await codeOf(resolve(admin))).toEqual([409, 'dispute_not_open']);
    expect(await codeOf(post(admin, `admin/bookings/${newId()}/resolve`, split()))).toEqual([
      404,
      'not_found',
    ]);
  });
});
