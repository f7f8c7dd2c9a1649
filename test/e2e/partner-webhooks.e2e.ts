import { type IssuedEndpointDto, type WebhookDeliveryDto } from '@noillin/sdk';
import {
  type Person,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  signIn,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  WebhookReceiver,
  freshAdmin,
  openPlatform,
  refused,
  signersOf,
} from '../support';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('webhooks to integrators', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let receiver: WebhookReceiver;
  let brand: Person;
  let stranger: Person;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    receiver = await WebhookReceiver.open();
    [brand, stranger] = [await freshBrand(platform.api), await freshBrand(platform.api)];
  });
  afterAll(async () => {
    await brand.api.client.sandboxClock.move({ body: { reset: true } });
    await receiver.close();
    await database.close();
    await platform.close();
  });

  const endpoints = () => brand.api.client.webhookEndpoints;
  const deliveries = () => brand.api.client.webhookDeliveries;
  const endpoint = (path: string, owner: Person = brand): Promise<IssuedEndpointDto> =>
    owner.api.client.webhookEndpoints.create({
      body: { url: `${receiver.url}${path}`, events: ['booking.held', 'booking.confirmed'] },
    });
  const ping = (id: string) => endpoints().ping({ path: { id } });
  const deliveryOf = (id: string, deliveryId: string) => deliveries().get({ path: { id, deliveryId } });
  const reaches = (id: string, deliveryId: string, status: WebhookDeliveryDto['status'], attempts: number) =>
    eventually(
      async () => {
        const delivery = await deliveryOf(id, deliveryId);
        expect([delivery.status, delivery.attempts.length]).toEqual([status, attempts]);
        return delivery;
      },
      { within: 30_000 },
    );
  const about = (eventId: string) => (message: { id: string }) => message.id === eventId;

  it('tell the parties of a booking what happens to it, signed, and nobody else', async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const mine = await endpoint('/brand');
    await endpoint('/influencer', influencer);
    await endpoint('/stranger', stranger);
    const booking = await confirmedBooking(brand.api, gig.id);
    const isConfirmed = ({ type, data }: { type: string; data: object }) =>
      type === 'booking.confirmed' && 'bookingId' in data && data.bookingId === booking.id;
    await receiver.waitFor(isConfirmed, 2);
    const webhooks = receiver.received.filter(({ message }) => isConfirmed(message));
    expect(webhooks).toHaveLength(2);
    expect(webhooks[0]?.message).toEqual({
      id: expect.any(String),
      type: 'booking.confirmed',
      version: 1,
      occurredAt: expect.any(String),
      data: {
        bookingId: booking.id,
        gigId: gig.id,
        brandId: brand.user.id,
        memberIds: [influencer.user.id],
        status: 'confirmed',
        start: booking.start,
      },
    });
    const signers = await Promise.all(webhooks.map((webhook) => signersOf(webhook, [mine.secret])));
    expect(signers.flat()).toEqual([mine.secret]);
    const { items } = await deliveries().list({ path: { id: mine.id } });
    expect(items).toHaveLength(2);
  });

  it('are sent again when they were not taken, the same to the byte; the log tells', async () => {
    const { id, secret } = await endpoint('/moody');
    receiver.answersAt('/moody').push(500);
    const { id: deliveryId, eventId } = await ping(id);
    const again = await receiver.waitFor(about(eventId), 2);
    const first = await receiver.waitFor(about(eventId));
    expect(again.body).toBe(first.body);
    expect(await signersOf(again, [secret])).toEqual([secret]);
    const { attempts } = await reaches(id, deliveryId, 'succeeded', 2);
    expect(attempts).toMatchObject([
      { status: 500, error: 'answered 500' },
      { status: 200, error: null },
    ]);
    expect(attempts[0]?.response).toHaveLength(1_024);
  });

  it('are sent again by hand, under the same event id', async () => {
    const { id } = await endpoint('/again');
    const { id: deliveryId, eventId } = await ping(id);
    await reaches(id, deliveryId, 'succeeded', 1);
    await deliveries().redeliver({ path: { id, deliveryId } });
    await receiver.waitFor(about(eventId), 2);
    await reaches(id, deliveryId, 'succeeded', 2);
  });

  it('carry both signatures while the secret is replaced', async () => {
    const { id, secret: old } = await endpoint('/rotating');
    const rotate = (graceHours: number) => endpoints().rotate({ path: { id }, body: { graceHours } });
    const signers = async (secrets: string[]) =>
      signersOf(await receiver.waitFor(about((await ping(id)).eventId)), secrets);
    const { secret: fresh } = await rotate(24);
    expect(await signers([old, fresh])).toEqual([old, fresh]);
    const { secret: last } = await rotate(0);
    expect(await signers([old, fresh, last])).toEqual([last]);
  });

  it.each([
    ['loopback', 'https://[::1]/'],
    ['loopback by another name', 'https://[::ffff:127.0.0.2]/'],
    ['private', 'https://10.0.0.1/'],
    ['private in disguise', 'https://167772161/'],
    ['metadata of clouds', 'http://169.254.169.254/latest/meta-data'],
    ['nobody', 'https://nobody.invalid/'],
    ['another scheme', 'ftp://93.184.216.34/'],
    ['with a password', 'https://user:secret@93.184.216.34/'],
  ])('go to no address of the platform’s own network: %s', async (_, url) => {
    const asking = brand.api.post('/webhook-endpoints', { url, events: ['booking.confirmed'] });
    expect(await refused(asking)).toEqual([422, 'webhook_url_refused']);
  });

  it('follow no redirect', async () => {
    const { id } = await endpoint('/moved');
    receiver.answersAt('/moved').push(302);
    const { id: deliveryId, eventId } = await ping(id);
    await receiver.waitFor(about(eventId));
    await eventually(async () =>
      expect((await deliveryOf(id, deliveryId)).attempts[0]).toMatchObject({
        status: 302,
        error: 'answered 302',
      }),
    );
  });

  it('are none of anybody else’s business', async () => {
    const { id } = await endpoint('/private');
    const { id: deliveryId } = await ping(id);
    for (const asking of [
      stranger.api.get(`/webhook-endpoints/${id}`),
      stranger.api.patch(`/webhook-endpoints/${id}`, { status: 'disabled' }),
      stranger.api.delete(`/webhook-endpoints/${id}`),
      stranger.api.post(`/webhook-endpoints/${id}/rotate-secret`, {}),
      stranger.api.post(`/webhook-endpoints/${id}/ping`),
      stranger.api.get(`/webhook-endpoints/${id}/deliveries`),
      stranger.api.get(`/webhook-endpoints/${id}/deliveries/${deliveryId}`),
      stranger.api.post(`/webhook-endpoints/${id}/deliveries/${deliveryId}/redeliver`),
    ])
      expect(await refused(asking)).toEqual([404, 'not_found']);
  });

  it('are not sent while the account is suspended: what waited is given up', async () => {
    const [owner, admin] = [await freshBrand(platform.api), await freshAdmin(platform.api, database)];
    const { id } = await endpoint('/suspended', owner);
    receiver.answersAt('/suspended').push(503);
    const ping = await owner.api.client.webhookEndpoints.ping({ path: { id } });
    await receiver.waitFor(about(ping.eventId));
    expect((await admin.api.post(`/admin/users/${owner.user.id}/suspend`)).status).toBe(200);
    const given = await eventually(
      async () => {
        const [row] = await database.find<{ status: string; attempts: object[] }>('webhook_deliveries', {
          _id: ping.id,
        });
        expect(row?.status).toBe('failed');
        return row;
      },
      { within: 30_000 },
    );
    expect(given?.attempts.at(-1)).toMatchObject({ status: null, error: 'the account is suspended' });
    expect(receiver.received.filter(({ message }) => about(ping.eventId)(message))).toHaveLength(1);
    await admin.api.post(`/admin/users/${owner.user.id}/reinstate`);
    const back = await signIn(platform.api, owner.email, owner.password);
    const again = await back.api.client.webhookEndpoints.ping({ path: { id } });
    await receiver.waitFor(about(again.eventId));
  });

  it('end with notice at an endpoint that has failed for days, and begin again when it is enabled', async () => {
    const { id } = await endpoint('/dead');
    const move = (advanceMs: number) => brand.api.client.sandboxClock.move({ body: { advanceMs } });
    receiver.answersAt('/dead').push(...Array<number>(50).fill(503));
    const { id: deliveryId } = await ping(id);
    await eventually(async () =>
      expect((await deliveryOf(id, deliveryId)).attempts.length).toBeGreaterThan(0),
    );
    await move(6 * DAY);
    const disabled = await eventually(
      async () => {
        const found = await endpoints().get({ path: { id } });
        expect(found.status).toBe('disabled');
        return found;
      },
      { within: 30_000 },
    );
    expect(disabled.disabledReason).toBe('failing');
    await platform.mailbox.waitFor(brand.email, /Webhooks switched off/);
    await expect(ping(id)).rejects.toMatchObject({ status: 422, code: 'rule_refused' });
    receiver.answersAt('/dead').length = 0;
    await endpoints().change({ path: { id }, body: { status: 'enabled' } });
    const { eventId } = await ping(id);
    await receiver.waitFor(about(eventId));
  });
});
