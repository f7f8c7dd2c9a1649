import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ManageRules } from '@noillin/availability';
import { Gigs, InfluencerProfiles, MODERATE_POLICY, type Gig } from '@noillin/catalog';
import { INDEX_NAMES, SearchIndex, SearchQueries } from '@noillin/search';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { BuildDocuments } from './build-documents';
import { ReindexModule } from './reindex.module';
import { ReindexSearch } from './reindex-search';
import { SearchUpkeep } from './search-upkeep';
import { SyncSearch } from './sync-search';

jest.setTimeout(60_000);

const PAGE = { limit: 20, offset: 0 };

describe('the search index', () => {
  let module: TestingModule;
  const get = <Value>(type: abstract new (...parameters: never[]) => Value): Value =>
    module.get<Value>(type, { strict: false });
  const sync = (id: string) => get(SyncSearch).influencers([id]);
  const gigTitles = async (q: string) =>
    (await get(SearchQueries).gigs({ q, ...PAGE })).items.map(({ title }) => title);
  const influencer = async (q: string) => (await get(SearchQueries).influencers({ q, ...PAGE })).items[0];
  const collection = (name: string) =>
    module.get<Connection>(getConnectionToken()).collection<{ _id: string }>(name);
  const dropAll = async () => {
    for (const name of INDEX_NAMES)
      if (await get(SearchIndex).exists(name)) await get(SearchIndex).drop(name);
  };
  /** A word that nobody else's documents have: digits would be forgiven as typing errors. */
  const word = () =>
    [...newId().replace(/-/g, '').slice(-12)]
      .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
      .join('');

  const addInfluencer = async (displayName: string): Promise<string> => {
    const id = newId();
    await get(InfluencerProfiles).insert({
      id,
      displayName,
      handle: id,
      bio: '',
      categories: ['food'],
      languages: ['en-IN'],
      location: '',
      platforms: [
        { platform: 'instagram', handle: 'a', followers: 900, engagementRate: 1 },
        { platform: 'youtube', handle: 'a', followers: 2_000, engagementRate: 1 },
      ],
      timezone: 'UTC',
      updatedAt: new Date(),
    });
    return id;
  };
  const addGig = async (ownerId: string, title: string, changes: Partial<Gig> = {}): Promise<string> => {
    const now = new Date();
    const id = newId();
    await get(Gigs).insert({
      id,
      type: 'single',
      ownerId,
      title,
      description: '',
      category: 'food',
      price: { amount: 2_500, currency: 'INR' },
      status: 'published',
      timing: {
        durationMinutes: 60,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        minNoticeMinutes: 0,
        horizonDays: 30,
        slotStepMinutes: 60,
      },
      limits: { maxPerDay: null, maxPerWeek: null },
      revisionsIncluded: 1,
      bookingMode: 'instant',
      cancellationPolicy: MODERATE_POLICY,
      members: [{ influencerId: ownerId, shareBps: 10_000, required: true, status: 'accepted' }],
      quorum: null,
      createdAt: now,
      updatedAt: now,
      ...changes,
    });
    return id;
  };

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [ReindexModule] })
      .setLogger(false as never)
      .compile();
    await module.init();
    for (const name of ['gigs', 'influencer_profiles', 'leases']) await collection(name).deleteMany({});
    await dropAll();
    await get(ReindexSearch).run();
  });
  afterAll(() => module.close());

  it('follows an influencer and a gig from the first day to the last', async () => {
    const name = word();
    const id = await addInfluencer(name);
    await sync(id);
    expect(await influencer(name)).toMatchObject({
      id,
      followers: 2_000,
      gigCount: 0,
      lowestPrice: null,
      platformNames: ['instagram', 'youtube'],
    });
    const gigId = await addGig(id, name);
    await sync(id);
    expect(await gigTitles(name)).toEqual([name]);
    expect(await influencer(name)).toMatchObject({ gigCount: 1, lowestPrice: 2_500, currencies: ['INR'] });
    await get(Gigs).change(gigId, 'published', { price: { amount: 900, currency: 'INR' } });
    await sync(id);
    expect(await influencer(name)).toMatchObject({ lowestPrice: 900 });
    await get(Gigs).change(gigId, 'published', { status: 'paused' });
    await sync(id);
    expect([await gigTitles(name), (await influencer(name))?.gigCount]).toEqual([[], 0]);
    await collection('influencer_profiles').deleteOne({ _id: id });
    await sync(id);
    expect(await influencer(name)).toBeUndefined();
  });

  it('finds a group gig by who has agreed, and adds up their followers', async () => {
    const name = word();
    const ids = [await addInfluencer(name), await addInfluencer(name), await addInfluencer(name)];
    const members = ids.map((influencerId, index) => ({
      influencerId,
      shareBps: index === 0 ? 4_000 : 3_000,
      required: index < 2,
      status: index < 2 ? ('accepted' as const) : ('invited' as const),
    }));
    await addGig(ids[0] ?? '', name, { type: 'group', members });
    await get(SyncSearch).influencers(ids);
    const [found] = (await get(SearchQueries).gigs({ q: name, ...PAGE })).items;
    expect(found).toMatchObject({ type: 'group', memberIds: ids.slice(0, 2), followers: 4_000 });
    const counts = (await get(SearchQueries).influencers({ q: name, ...PAGE })).items.map(
      ({ id, gigCount }) => [id, gigCount] as const,
    );
    expect(Object.fromEntries(counts)).toEqual({ [ids[0] ?? '']: 1, [ids[1] ?? '']: 1, [ids[2] ?? '']: 0 });
  });

  it('knows on which local days there is a free slot', async () => {
    const name = word();
    const id = await addInfluencer(name);
    await addGig(id, name);
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }));
    await get(ManageRules).replace({ influencerId: id, timezone: 'UTC', weekly });
    await sync(id);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const found = async (days: number) =>
      (await get(SearchQueries).gigs({ q: name, availableOn: inDays(days), ...PAGE })).total;
    expect([await found(3), await found(20), await found(40)]).toEqual([1, 1, 0]);
  });

  it('keeps drafts to their authors', async () => {
    const name = word();
    const id = await addInfluencer(word());
    await addGig(id, name, { status: 'draft' });
    await sync(id);
    expect(await gigTitles(name)).toEqual([]);
  });

  it('is rebuilt out of the database without ever being half full, whatever was in it', async () => {
    const [name, stale] = [word(), word()];
    const id = await addInfluencer(word());
    await addGig(id, name);
    await sync(id);
    const gone = await addGig(id, stale);
    await sync(id);
    await collection('gigs').deleteOne({ _id: gone });
    let watching = true;
    const seen: number[] = [];
    const watch = (async () => {
      while (watching) seen.push((await gigTitles(name)).length);
    })();
    const counts = await get(ReindexSearch).run();
    watching = false;
    await watch;
    expect(counts.gigs).toBe(await collection('gigs').countDocuments({ status: 'published' }));
    expect(new Set(seen)).toEqual(new Set([1]));
    expect(await gigTitles(stale)).toEqual([]);
  });

  it('loses no change that happens while it is rebuilt', async () => {
    const [before, after] = [word(), word()];
    const id = await addInfluencer(word());
    const gigId = await addGig(id, before);
    await sync(id);
    const build = get(BuildDocuments);
    const original = build.gigsOnSale.bind(build);
    const spy = jest.spyOn(build, 'gigsOnSale').mockImplementationOnce(async (gigs) => {
      const documents = await original(gigs);
      await get(Gigs).change(gigId, 'published', { title: after, updatedAt: new Date() });
      await sync(id);
      return documents;
    });
    await get(ReindexSearch).run();
    spy.mockRestore();
    expect([await gigTitles(before), await gigTitles(after)]).toEqual([[], [after]]);
  });

  it('is made and filled again when the engine has lost it', async () => {
    const name = word();
    const id = await addInfluencer(word());
    await addGig(id, name);
    await dropAll();
    await expect(gigTitles(name)).rejects.toMatchObject({ code: 'dependency_unavailable' });
    await new SearchUpkeep(get(SearchIndex), get(ReindexSearch)).look();
    expect(await gigTitles(name)).toEqual([name]);
  });
});
