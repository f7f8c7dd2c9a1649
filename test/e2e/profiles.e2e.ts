import { type Person, freshBrand, freshInfluencer, succeeded, unique } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

describe('a profile', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    influencer = await freshInfluencer(platform.api, { displayName: 'Asha Rao' });
    brand = await freshBrand(platform.api, { displayName: 'Teal Otter' });
  });
  afterAll(() => platform.close());

  it('is there from the beginning, under the id of its user', async () => {
    const own = await succeeded(influencer.api.get('/influencers/me'));
    expect(own).toMatchObject({
      id: influencer.user.id,
      displayName: 'Asha Rao',
      handle: expect.any(String),
    });
    expect(await succeeded(brand.api.get('/brands/me'))).toMatchObject({ id: brand.user.id });
  });

  it('of an influencer is changed by its owner and seen by everybody', async () => {
    const change = {
      handle: unique('asha.'),
      bio: 'Weeknight cooking from Bengaluru.',
      categories: ['food', 'travel'],
      languages: ['en-IN', 'kn'],
      location: 'Bengaluru, India',
      platforms: [{ platform: 'instagram', handle: 'asha.cooks', followers: 184_000, engagementRate: 4.2 }],
      timezone: 'Asia/Kolkata',
    };
    const changed = await succeeded(influencer.api.patch('/influencers/me', change));
    const unrated = { rating: null, reviewCount: 0 };
    expect(changed).toEqual({ id: influencer.user.id, displayName: 'Asha Rao', ...unrated, ...change });
    expect(await succeeded(platform.api.get(`/influencers/${influencer.user.id}`))).toEqual(changed);
  });

  it('of a brand is changed by its owner and seen by everybody', async () => {
    const change = { companyName: 'Teal Otter Foods', website: 'https://otter.example', industry: 'food' };
    const changed = await succeeded(brand.api.patch('/brands/me', change));
    expect(changed).toEqual({ id: brand.user.id, displayName: 'Teal Otter', ...change });
    expect(await succeeded(platform.api.get(`/brands/${brand.user.id}`))).toEqual(changed);
  });

  it('has a handle that nobody else has', async () => {
    const handle = unique('taken.');
    await succeeded(influencer.api.patch('/influencers/me', { handle }));
    const other = await freshInfluencer(platform.api);
    expect(await refused(other.api.patch('/influencers/me', { handle: `@${handle.toUpperCase()}` }))).toEqual(
      [409, 'handle_taken'],
    );
  });

  it('exists only in the form of its role', async () => {
    expect(await refused(brand.api.patch('/influencers/me', { bio: 'x' }))).toEqual([
      403,
      'permission_denied',
    ]);
    expect(await refused(influencer.api.patch('/brands/me', { industry: 'x' }))).toEqual([
      403,
      'permission_denied',
    ]);
    expect(await refused(platform.api.get(`/influencers/${brand.user.id}`))).toEqual([404, 'not_found']);
  });
});
