import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebhookInbox, type ProviderEvent } from '@noillin/payments';
import { newId } from '@noillin/utils';
import { adminToken, bearer, bootApp, register } from '../../testing';
import type { WebhookDetailsDto, WebhookDto, WebhookListDto } from './webhook.dto';

const YEAR_MS = 366 * 86_400_000;

describe('the inbox of webhooks', () => {
  let app: NestFastifyApplication;
  let admin: { accessToken: string };
  const inbox = () => app.get(WebhookInbox, { strict: false });
  const call = (method: 'GET' | 'POST', path: string, as = admin) =>
    app.inject({ method, url: `/api/v1/admin/webhooks${path}`, headers: bearer(as) });
  /** After everything that other files have stored, some of which put their clock forward. */
  const laterThanAll = (milliseconds: number): Date => new Date(Date.now() + 10 * YEAR_MS + milliseconds);
  const store = async (receivedAt = new Date()): Promise<string> => {
    const event: ProviderEvent = {
      provider: 'sandbox',
      id: `evt_${newId()}`,
      type: 'payment.succeeded',
      providerPaymentId: `pay_${newId()}`,
      paymentId: null,
      refundId: null,
      providerRefundId: null,
      amount: null,
      occurredAt: new Date(),
      sequence: 1,
    };
    return inbox().store(event, '{"what":"was sent"}', receivedAt);
  };

  beforeAll(async () => {
    app = await bootApp();
    admin = await adminToken(app);
  });
  afterAll(() => app.close());

  it('shows dead events, with what was sent and what went wrong', async () => {
    const id = await store();
    await inbox().keep(id, 'no payment for it', null);
    const { items } = (await call('GET', '?status=dead&provider=sandbox&limit=100')).json<WebhookListDto>();
    expect(items.find((item) => item.id === id)).toMatchObject({
      status: 'dead',
      attempts: 1,
      note: 'no payment for it',
      retryAt: null,
    });
    const details = (await call('GET', `/${id}`)).json<WebhookDetailsDto>();
    expect(details).toMatchObject({ id, type: 'payment.succeeded', rawBody: '{"what":"was sent"}' });
  });

  it('replays a dead event: it is open again, from the first attempt on', async () => {
    const id = await store();
    await inbox().keep(id, 'no payment for it', null);
    const answer = await call('POST', `/${id}/replay`);
    expect([answer.statusCode, answer.json<WebhookDto>()]).toMatchObject([
      202,
      { id, status: 'received', attempts: 0 },
    ]);
    expect((await inbox().findById(id))?.retryAt).not.toBeNull();
  });

  it('lists the latest first, page by page', async () => {
    const ids = [await store(laterThanAll(1)), await store(laterThanAll(2))];
    const first = (await call('GET', '?limit=1')).json<WebhookListDto>();
    const second = (await call('GET', `?limit=1&cursor=${first.nextCursor}`)).json<WebhookListDto>();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse());
  });

  it.each(['?status=lost', '?provider=wishful', '?cursor=bm9uZQ'])('refuses %s', async (query) => {
    expect((await call('GET', query)).statusCode).toBe(400);
  });

  it('knows no other events', async () => {
    expect((await call('GET', '/sandbox:none')).statusCode).toBe(404);
    expect((await call('POST', '/sandbox:none/replay')).statusCode).toBe(404);
  });

  it('is closed to others', async () => {
    const brand = await register(app, { role: 'brand' });
    expect((await call('GET', '', brand)).statusCode).toBe(403);
    expect((await call('POST', '/sandbox:none/replay', brand)).statusCode).toBe(403);
  });
});
