import {
  type GigView,
  type ListView,
  type Person,
  askForSlot,
  draftGig,
  freshBrand,
  freshInfluencer,
  openWeek,
  publishedGig,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

describe('a gig', () => {
  let platform: PlatformUnderTest;
  let owner: Person;
  beforeAll(async () => {
    platform = openPlatform();
    owner = await freshInfluencer(platform.api);
    await openWeek(owner.api);
  });
  afterAll(() => platform.close());

  const publicIds = async (): Promise<string[]> => {
    const query = { influencerId: owner.user.id, limit: 100 };
    const { items } = await succeeded(platform.api.get<ListView<GigView>>('/gigs', { query }));
    return items.map(({ id }) => id);
  };

  it('begins as a draft that only its owner sees', async () => {
    const { id, status } = await draftGig(owner.api, { title: 'Recipe reel' });
    expect(status).toBe('draft');
    expect(await succeeded(owner.api.get(`/gigs/${id}`))).toMatchObject({ id, title: 'Recipe reel' });
    expect(await refused(platform.api.get(`/gigs/${id}`))).toEqual([404, 'not_found']);
    expect(await publicIds()).not.toContain(id);
  });

  it('is seen and can be booked once it is published', async () => {
    const { id, status } = await publishedGig(owner.api);
    expect(status).toBe('published');
    expect(await publicIds()).toContain(id);
    expect((await slotsOf(platform.api, id)).length).toBeGreaterThan(0);
  });

  it('keeps what its owner changes', async () => {
    const { id } = await draftGig(owner.api);
    const price = { amount: 99_900, currency: 'INR' };
    const changed = await succeeded(owner.api.patch<GigView>(`/gigs/${id}`, { title: 'Shorter', price }));
    expect(changed).toMatchObject({ id, title: 'Shorter', price, status: 'draft' });
    expect(await succeeded(owner.api.get(`/gigs/${id}`))).toEqual(changed);
  });

  it('takes no bookings while it is paused, and is back when it is published again', async () => {
    const { id } = await publishedGig(owner.api);
    const [slot] = await slotsOf(platform.api, id);
    const brand = await freshBrand(platform.api);
    expect(await succeeded(owner.api.post(`/gigs/${id}/pause`))).toMatchObject({ status: 'paused' });
    expect(await slotsOf(owner.api, id)).toEqual([]);
    const paused = askForSlot(brand.api, id, slot?.start ?? '');
    expect(await refused(paused)).toEqual([409, 'gig_not_bookable']);
    await succeeded(owner.api.post(`/gigs/${id}/publish`));
    expect((await slotsOf(platform.api, id))[0]).toEqual(slot);
  });

  it('stays archived', async () => {
    const { id } = await publishedGig(owner.api);
    await succeeded(owner.api.post(`/gigs/${id}/archive`));
    expect(await refused(owner.api.post(`/gigs/${id}/publish`))).toEqual([409, 'transition_not_allowed']);
    expect(await publicIds()).not.toContain(id);
  });

  it('is listed in pages that neither skip nor repeat while gigs are being added', async () => {
    const seller = await freshInfluencer(platform.api);
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.push((await publishedGig(seller.api)).id);
    const page = (cursor?: string) =>
      succeeded(
        platform.api.get<ListView<GigView>>('/gigs', {
          query: { influencerId: seller.user.id, limit: 2, ...(cursor && { cursor }) },
        }),
      );
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { items, nextCursor } = await page(cursor);
      seen.push(...items.map(({ id }) => id));
      await publishedGig(seller.api);
      cursor = nextCursor;
    }
    expect(seen).toEqual([...made].reverse());
  });
});
