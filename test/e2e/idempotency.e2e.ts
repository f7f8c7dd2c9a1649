import { randomUUID } from 'node:crypto';
import {
  type ApiResponse,
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  eventually,
  freshBrand,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { Database, type PlatformUnderTest, openPlatform, outcomes, refused } from '../support';

describe('a booking under an Idempotency-Key', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let gig: GigView;
  let influencer: Person;
  let brand: Person;
  let starts: string[];

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  beforeEach(async () => {
    ({ influencer, gig } = await bookableInfluencer(platform.api));
    brand = await freshBrand(platform.api);
    starts = (await slotsOf(platform.api, gig.id)).map(({ start }) => start);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const ask = (start: string | undefined, key: string, person = brand): Promise<ApiResponse<BookingView>> =>
    askForSlot(person.api, gig.id, start ?? '', key);

  it('answers the same the second time, and says that it is a repetition', async () => {
    const key = randomUUID();
    const first = await ask(starts[0], key);
    const second = await ask(starts[0], key);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect([first, second].map(({ headers }) => headers['idempotency-replayed'])).toEqual([
      undefined,
      'true',
    ]);
    expect(await database.claimsOf(influencer.user.id)).toEqual([first.body.id]);
  });

  it('is one booking when it is sent ten times at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(starts[0], key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const { '201': created = 0, ...others } = outcomes(answers);
    expect(Object.keys(others).filter((outcome) => outcome !== '409 idempotency_key_in_progress')).toEqual(
      [],
    );
    expect(created).toBeGreaterThanOrEqual(1);
    const again = await eventually(() => succeeded(ask(starts[0], key)));
    expect(again).toEqual(made[0]?.body);
    expect(await database.count('bookings', { brandId: brand.user.id })).toBe(1);
  });

  it('is refused with another body', async () => {
    const key = randomUUID();
    await succeeded(ask(starts[0], key));
    expect(await refused(ask(starts[1], key))).toEqual([422, 'idempotency_key_reused']);
    expect(await database.count('bookings', { brandId: brand.user.id })).toBe(1);
  });

  it('counts per brand', async () => {
    const key = randomUUID();
    const other = await freshBrand(platform.api);
    const [mine, theirs] = [await ask(starts[0], key), await ask(starts[1], key, other)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.brandId).toBe(other.user.id);
  });

  it('may be tried again after the slot was taken', async () => {
    const key = randomUUID();
    const other = await freshBrand(platform.api);
    const theirs = await succeeded(ask(starts[0], randomUUID(), other));
    expect(await refused(ask(starts[0], key))).toEqual([409, 'slot_taken']);
    await succeeded(other.api.post(`/bookings/${theirs.id}/cancel`, {}));
    expect((await ask(starts[0], key)).status).toBe(201);
  });

  it('needs a key that can be written', async () => {
    expect(await refused(ask(starts[0], 'k'.repeat(256)))).toEqual([400, 'invalid_idempotency_key']);
  });
});
