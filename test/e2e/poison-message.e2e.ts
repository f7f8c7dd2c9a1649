import {
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  heldBooking,
  payInSandbox,
  unique,
} from '@noillin/testing';
import { Broker, Database, type PlatformUnderTest, happenedOnce, openPlatform } from '../support';

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
  beforeAll(async () => {
    platform = openPlatform();
    broker = await Broker.open();
    database = await Database.open();
    await broker.takeDead('mail');
  });
  afterAll(() => Promise.all([platform.close(), broker.close(), database.close()]));

  it.each(POISON)('that is %s ends in the dead letters, as it came', async (_, content) => {
    broker.publish('notification.created', content);
    const dead: string[] = [];
    await eventually(async () => {
      dead.push(...(await broker.takeDead('mail')));
      expect(dead).toEqual([content]);
    });
    await eventually(async () => expect(await broker.waiting('noillin.worker.mail')).toBe(0));
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
    const dead = new Set<string>();
    await eventually(async () => {
      for (const key of ['notifications', 'payments', 'mail', 'search'])
        (await broker.takeDead(key)).forEach((content) => dead.add(content));
      expect(poison.filter((content) => !dead.has(content))).toEqual([]);
    });
  });
});
