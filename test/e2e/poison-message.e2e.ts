import {
  type ApiClient,
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  heldBooking,
  payInSandbox,
  succeeded,
  unique,
} from '@noillin/testing';
import { Broker, Database, type PlatformUnderTest, freshAdmin, happenedOnce, openPlatform } from '../support';

/** An event as the relay publishes it, wrong in one place. */
const event = (name: string, changes: object): string =>
  JSON.stringify({
    pattern: name,
    data: {
      id: unique('event-'),
      name,
      version: 1,
      occurredAt: new Date().toISOString(),
      correlationId: 'poison',
      causationId: null,
      payload: { notificationId: 'n', userId: 'u' },
      ...changes,
    },
  });

const POISON: [what: string, content: string][] = [
  ['no JSON', unique('garbage-')],
  ['JSON that is no event', JSON.stringify({ hello: unique('world-') })],
  ['null', 'null'],
  ['an event nobody knows', event('notification.created', { name: 'notification.dreamt' })],
  ['an event of another version', event('notification.created', { version: 99 })],
  [
    'a payload with a wrong type',
    event('notification.created', { payload: { notificationId: 7, userId: 'u' } }),
  ],
  [
    'a payload with an unknown field',
    event('notification.created', { payload: { notificationId: 'n', userId: 'u', x: 1 } }),
  ],
];

describe('a poison message', () => {
  let platform: PlatformUnderTest;
  let broker: Broker;
  let database: Database;
  let admin: ApiClient;
  beforeAll(async () => {
    platform = openPlatform();
    broker = await Broker.open();
    database = await Database.open();
    admin = (await freshAdmin(platform.api, database)).api;
  });
  afterAll(() => Promise.all([platform.close(), broker.close(), database.close()]));

  /** Dead letters of a queue that consist of one of these, as they are stored. */
  const deadAmong = (queue: string, contents: readonly string[]) =>
    database.find<{ content: string; status: string; timesFailed: number }>('dead_letters', {
      queue,
      content: { $in: contents },
    });

  it.each(POISON)('that is %s ends in the dead letters, as it came', async (_, content) => {
    broker.publish('notification.created', content);
    await eventually(async () => {
      const [letter] = await deadAmong('mail', [content]);
      expect(letter).toMatchObject({ content, status: 'open' });
    });
    for (const queue of ['noillin.worker.mail', 'noillin.worker.mail.dead'])
      await eventually(async () => expect(await broker.waiting(queue)).toBe(0));
  });

  it('is shown to admins, who replay it, which fails again, and give it up', async () => {
    const content = event('notification.created', { version: 99 });
    broker.publish('notification.created', content);
    const [stored] = await eventually(async () => {
      const letters = await deadAmong('mail', [content]);
      expect(letters).toHaveLength(1);
      return letters;
    });
    const path = `/admin/dead-letters/${stored?._id}`;
    const { items } = await succeeded(
      admin.get<{ items: { id: string }[] }>('/admin/dead-letters?queue=mail&status=open&limit=100'),
    );
    expect(items.find(({ id }) => id === stored?._id)).toMatchObject({
      queue: 'mail',
      name: 'notification.created',
      correlationId: 'poison',
      reason: expect.stringContaining('version 99 is not'),
    });
    expect((await admin.post(`${path}/replay`)).status).toBe(202);
    await eventually(async () => {
      const letter = await succeeded(admin.get<{ content: string; failures: object[] }>(path));
      expect(letter).toMatchObject({ status: 'open', timesFailed: 2, content });
      expect(letter.failures).toHaveLength(2);
    });
    const given = await admin.post(`${path}/discard`, { reason: 'Nobody speaks version 99.' });
    expect([given.status, given.body]).toMatchObject([200, { status: 'discarded' }]);
    expect((await admin.post(`${path}/replay`)).status).toBe(409);
    await eventually(async () => {
      const entries = await database.find('audit_entries', { 'subject.id': stored?._id });
      const actions = entries.map((entry) => (entry as unknown as { action: string }).action);
      expect(actions).toEqual(expect.arrayContaining(['dead_letter.replayed', 'dead_letter.discarded']));
    });
  });

  it('in a hundred copies holds up no other', async () => {
    const poison = Array.from({ length: 100 }, () => unique('garbage-'));
    const keys = ['booking.confirmed', 'payment.webhook_received', 'notification.created', 'gig.changed'];
    poison.forEach((content, index) => broker.publish(keys[index % keys.length] ?? '', content));
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brand = await freshBrand(platform.api);
    const booking = await heldBooking(brand.api, gig.id);
    await payInSandbox(brand.api, booking.payment.id);
    await bookingReaches(brand.api, booking.id, 'confirmed');
    await happenedOnce(platform, database, { booking, brand, influencer });
    await eventually(async () => {
      const queues = ['notifications', 'payments', 'mail', 'search'];
      const letters = await Promise.all(queues.map((queue) => deadAmong(queue, poison)));
      const dead = new Set(letters.flat().map(({ content }) => content));
      expect(poison.filter((content) => !dead.has(content))).toEqual([]);
    });
  });
});
