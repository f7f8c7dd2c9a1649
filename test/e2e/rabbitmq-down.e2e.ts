import { randomUUID } from 'node:crypto';
import {
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  payInSandbox,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  happenedOnce,
  noticesAbout,
  openPlatform,
  refused,
} from '../support';

describe('while RabbitMQ is down', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let gig: GigView;
  let brand: Person;
  let booking: BookingView;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    ({ influencer, gig } = await bookableInfluencer(platform.api));
    brand = await freshBrand(platform.api);
    await platform.control.cut('rabbitmq');
  });
  afterAll(async () => {
    await platform.control.restore('rabbitmq');
    await Promise.all([platform.close(), database.close()]);
  });

  it('booking works, and the slot is taken for others', async () => {
    const [slot] = await slotsOf(platform.api, gig.id);
    booking = await succeeded(askForSlot(brand.api, gig.id, slot?.start ?? '', randomUUID()));
    const other = await freshBrand(platform.api);
    expect(await refused(askForSlot(other.api, gig.id, booking.start))).toEqual([409, 'slot_taken']);
  });

  it('paying works, and the news of it is kept', async () => {
    await payInSandbox(brand.api, booking.payment.id, { times: 3 });
    const about = { 'event.paymentId': booking.payment.id };
    await eventually(async () => expect(await database.count('payment_webhooks', about)).toBe(1));
    expect(await database.count('outbox', { 'envelope.payload.bookingId': booking.id })).toBeGreaterThan(0);
    expect(await noticesAbout(brand, booking.id)).toEqual([]);
  });

  it('the platform is ready all the same', async () => {
    expect((await platform.api.get('/health/ready')).status).toBe(200);
  });

  it('everything follows when it is back, each thing once', async () => {
    await platform.control.restore('rabbitmq');
    await bookingReaches(brand.api, booking.id, 'confirmed', { within: 30_000 });
    await happenedOnce(platform, database, { booking, brand, influencer });
    await eventually(async () => expect(await database.count('outbox')).toBe(0));
  });
});
