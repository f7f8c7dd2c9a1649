import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ExecutePayouts,
  Payments,
  PaymentsConfig,
  PROMPTLY,
  ReleaseAllocations,
  SandboxPayments,
  Settlement,
  SimulatePayment,
  StartPayouts,
} from '@noillin/payments';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, register } from '../testing';
import type { PayoutListDto } from './dto/payout.dto';

describe('payouts', () => {
  let app: NestFastifyApplication;
  let influencer: SessionDto;
  const use = <Value>(type: abstract new (...parameters: never[]) => Value): Value =>
    app.get<Value>(type, { strict: false });
  const call = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: object = {}) =>
    app.inject({
      method,
      url: `/api/v1/payouts${path}`,
      headers: { ...bearer(influencer), ...headers },
      ...(payload && { payload }),
    });
  const today = (): string => new Date().toISOString().slice(0, 10);

  /** A booking of 100 euros that is paid and divided; answers its id. */
  const paidBooking = async (): Promise<string> => {
    const bookingId = newId();
    const money = { amount: 10_000, currency: 'EUR' };
    const { id } = await use(Payments).open({
      bookingId,
      brandId: newId(),
      amount: money,
      description: 'Reel',
      holdExpiresAt: new Date(Date.now() + 900_000),
    });
    await use(Payments).prepareCheckout(id);
    const payment = await use(SandboxPayments).findByReference(id);
    if (!payment) throw new Error('the sandbox has no such payment');
    await use(SimulatePayment).run(payment, 'succeeded', PROMPTLY);
    await use(Payments).askProvider(id);
    const members = [{ influencerId: influencer.user.id, shareBps: 10_000 }];
    await use(Settlement).allocate({ bookingId, ...money, feeBps: 1_500, members });
    return bookingId;
  };
  const work = async (): Promise<void> => {
    for (const step of [use(ReleaseAllocations), use(StartPayouts), use(ExecutePayouts)])
      while (await step.runOne());
  };
  /** The influencer gets a link, and the provider accepts what they say on its page. */
  const goThroughOnboarding = async (): Promise<void> => {
    const { url } = (await call('POST', '/account/onboarding', {})).json<{ url: string }>();
    expect(url).toContain('/api/v1/sandbox/onboarding/');
    await app
      .get<Connection>(getConnectionToken())
      .collection('sandbox_accounts')
      .updateOne({ influencerId: influencer.user.id }, { $set: { identified: true } });
  };

  beforeAll(async () => {
    app = await bootApp();
    use(PaymentsConfig).COOLING_HOURS = 0;
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    influencer = await register(app, { role: 'influencer' });
  });

  it('show a part on its way, what keeps it and when it comes', async () => {
    const bookingId = await paidBooking();
    const list = async () => (await call('GET', '')).json<PayoutListDto>().items[0];
    expect(await list()).toMatchObject({
      bookingId,
      amount: { amount: 8_500, currency: 'EUR' },
      leftAmount: 8_500,
      stage: 'pending',
      blockedBy: ['not_completed', 'onboarding'],
      expectedAt: null,
    });
    await use(Settlement).startCooling(bookingId);
    await work();
    expect(await list()).toMatchObject({ stage: 'releasable', blockedBy: ['onboarding'] });
    await goThroughOnboarding();
    expect((await call('GET', '/account')).json()).toMatchObject({ status: 'ready', requirements: [] });
    await work();
    expect(await list()).toMatchObject({ stage: 'paid', blockedBy: [], transfers: [{ status: 'paid' }] });
  });

  it('say what the account lacks', async () => {
    expect((await call('GET', '/account')).json()).toEqual({
      provider: 'sandbox',
      status: 'none',
      requirements: [],
      updatedAt: null,
    });
    await call('POST', '/account/onboarding', { country: 'IN' });
    expect((await call('GET', '/account')).json()).toMatchObject({
      status: 'incomplete',
      requirements: ['identity', 'bank_account'],
    });
  });

  it('have a balance per currency', async () => {
    await paidBooking();
    expect((await call('GET', '/balance')).json()).toEqual({
      items: [{ currency: 'EUR', pending: 8_500, releasable: 0, inTransit: 0, paid: 0, debt: 0 }],
    });
  });

  it('have a statement, as JSON and as CSV', async () => {
    await paidBooking();
    const path = `/statement?from=${today()}&to=${today()}`;
    const json = await call('GET', path);
    expect(json.json()).toMatchObject({
      opening: [],
      lines: [{ move: 'allocation', currency: 'EUR', pending: 8_500 }],
      closing: [{ currency: 'EUR', pending: 8_500 }],
    });
    const asked = await call('GET', `${path}&format=csv`);
    const accepted = await call('GET', path, undefined, { accept: 'text/csv' });
    for (const csv of [asked, accepted]) {
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(csv.body.split('\r\n')[0]).toContain('at,move,bookingId');
    }
  });

  it('open a later statement with what was before', async () => {
    await paidBooking();
    const path = '/statement?from=2999-01-01&to=2999-01-31';
    expect((await call('GET', path)).json()).toMatchObject({ opening: [{ pending: 8_500 }], lines: [] });
  });

  it.each(['from=2026-11-02&to=2026-11-01', 'from=2026-02-30&to=2026-03-01', 'from=2026-11-01', ''])(
    'refuse a statement of "%s"',
    async (query) => {
      expect((await call('GET', `/statement?${query}`)).statusCode).toBe(400);
    },
  );

  it('go by the influencer’s settings, and at once when they ask', async () => {
    await goThroughOnboarding();
    const settings = { schedule: 'manual', minimumAmount: 0 };
    expect((await call('PUT', '/settings', settings)).json()).toEqual(settings);
    expect((await call('GET', '/settings')).json()).toEqual(settings);
    await call('GET', '/account');
    await use(Settlement).startCooling(await paidBooking());
    await work();
    const list = async () => (await call('GET', '')).json<PayoutListDto>().items[0];
    expect(await list()).toMatchObject({ stage: 'releasable', blockedBy: ['request'] });
    const asked = await call('POST', '/request');
    expect([asked.statusCode, asked.json()]).toEqual([202, { parts: 1 }]);
    await work();
    expect(await list()).toMatchObject({ stage: 'paid' });
  });

  it.each([
    { schedule: 'yearly', minimumAmount: 0 },
    { schedule: 'daily', minimumAmount: -1 },
    { schedule: 'daily', minimumAmount: 0.5 },
    { schedule: 'daily' },
  ])('refuse the settings %j', async (settings) => {
    expect((await call('PUT', '/settings', settings)).statusCode).toBe(400);
  });

  it('are nobody else’s business', async () => {
    await paidBooking();
    const stranger = await register(app, { role: 'influencer' });
    const answer = await app.inject({ url: '/api/v1/payouts', headers: bearer(stranger) });
    expect(answer.json()).toEqual({ items: [], nextCursor: null });
    const brand = await register(app, { role: 'brand' });
    expect((await app.inject({ url: '/api/v1/payouts', headers: bearer(brand) })).statusCode).toBe(403);
  });
});
