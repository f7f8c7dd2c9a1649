import { askForSlot, bookableInfluencer, confirmedBooking, slotsOf } from '@noillin/testing';
import { Database, type PlatformUnderTest, crowdOfBrands, openPlatform, outcomes } from '../support';

const CONTENDERS = 100;

describe('a slot that many want at once', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it(`is given to one of ${CONTENDERS}, and the others are told that it is taken`, async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const [slot] = await slotsOf(platform.api, gig.id);
    const brands = await crowdOfBrands(platform.api, 20);
    const asking = Array.from({ length: CONTENDERS }, (_, index) =>
      askForSlot((brands[index % brands.length] ?? influencer).api, gig.id, slot?.start ?? ''),
    );
    const answers = await Promise.all(asking);
    expect(outcomes(answers)).toEqual({ '201': 1, '409 slot_taken': CONTENDERS - 1 });
    const winner = answers.find(({ status }) => status === 201)?.body.id;
    expect(await database.claimsOf(influencer.user.id)).toEqual([winner]);
    expect(await database.count('bookings', { gigId: gig.id })).toBe(1);
    expect(await database.count('payments', { bookingId: winner })).toBe(1);
  });

  it('leaves every other slot free, also the ones right beside it', async () => {
    const { gig } = await bookableInfluencer(platform.api);
    const slots = (await slotsOf(platform.api, gig.id)).slice(0, 3);
    const brands = await crowdOfBrands(platform.api, slots.length);
    const answers = await Promise.all(
      brands.map(({ api }, index) => askForSlot(api, gig.id, slots[index]?.start ?? '')),
    );
    expect(outcomes(answers)).toEqual({ '201': 3 });
  });

  it('is not given again once it is confirmed', async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brands = await crowdOfBrands(platform.api, 5);
    const { id, start } = await confirmedBooking(brands[0]?.api ?? platform.api, gig.id);
    const answers = await Promise.all(brands.map(({ api }) => askForSlot(api, gig.id, start)));
    expect(outcomes(answers)).toEqual({ '409 slot_taken': 5 });
    expect(await database.claimsOf(influencer.user.id)).toEqual([id]);
  });
});
