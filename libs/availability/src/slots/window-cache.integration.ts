import { once } from 'node:events';
import { RedisClient } from '@noillin/redis';
import { getModelToken } from '@nestjs/mongoose';
import { TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import type { Model } from 'mongoose';
import type { AvailabilityRulesDocument } from '../rules/availability-rules.schema';
import { WindowCache } from './window-cache';
import { bootFinder, gigOf, type FinderFixture } from './slot-finder.fixture';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');
const RANGE = ['2027-03-30', '2027-04-02'] as const;
const keyOf = (id: string) => `availability:windows:${id}`;
const at = (hour: string) => ['30', '31'].map((day) => `2027-03-${day}T${hour}`).concat(`2027-04-01T${hour}`);

describe('computed windows in Redis', () => {
  let finder: FinderFixture;
  let me: string;
  const redis = () => finder.module.get(RedisClient).redis;
  const rules = () => finder.module.get<Model<AvailabilityRulesDocument>>(getModelToken('AvailabilityRules'));
  const list = (gig = gigOf([me])) => finder.listed(gig, ...RANGE);
  const stored = async (count: number) => {
    for (let i = 0; i < 100 && (await redis().hlen(keyOf(me))) < count; i += 1)
      await new Promise(setImmediate);
    return redis().hlen(keyOf(me));
  };
  /** Past everything that would tell of it: what a listing shows then, it has out of the cache. */
  const changeUnseen = (start: string, end: string) =>
    rules().updateOne({ _id: me }, { $set: { 'weekly.$[].start': start, 'weekly.$[].end': end } });

  beforeAll(async () => {
    finder = await bootFinder(NOW);
  });
  beforeEach(async () => {
    me = newId();
    await finder.setRules(me, '09:00', '10:00');
  });
  afterAll(() => finder.module.close());

  it('are used, and a flush changes nothing but speed', async () => {
    const before = await list();
    expect(before).toEqual(at('09:00'));
    expect(await stored(2)).toBe(2);
    await changeUnseen('20:00', '21:00');
    expect(await list()).toEqual(before);
    await redis().del(keyOf(me));
    expect(await list()).toEqual(at('20:00'));
    expect(await list()).toEqual(at('20:00'));
  });

  it('are not believed by explaining and booking', async () => {
    await list();
    await stored(2);
    await changeUnseen('20:00', '21:00');
    const start = Date.parse('2027-03-30T09:00:00Z');
    expect(await finder.slots.explain(gigOf([me]), start)).toMatchObject({
      offered: false,
      reason: 'closed',
    });
    expect(await finder.slots.explain(gigOf([me]), start + 11 * 3_600_000)).toMatchObject({ offered: true });
  });

  it('are worthless with a change of rules or overrides, though its event is still on its way', async () => {
    await list();
    await finder.setRules(me, '11:00', '12:00');
    expect(await list()).toEqual(at('11:00'));
    await finder.override(me, '2027-03-31', []);
    expect(await list()).toEqual(['2027-03-30T11:00', '2027-04-01T11:00']);
    await finder.override(me, '2027-03-31', [{ start: '15:00', end: '16:00' }]);
    expect(await list()).toContain('2027-03-31T15:00');
  });

  it('do not hide a booking, an import, or their end', async () => {
    await list();
    const booking = await finder.claim([me], '2027-03-30T09:00:00Z');
    expect(await list()).toEqual(at('09:00').slice(1));
    await finder.calendar.release(booking);
    expect(await list()).toEqual(at('09:00'));
    await finder.importBusy(me, '2027-03-31T09:30:00Z', 0.25);
    expect(await list()).toEqual(['2027-03-30T09:00', '2027-04-01T09:00']);
  });

  it('are ignored when they are no longer readable', async () => {
    await list();
    await stored(2);
    await redis().hset(keyOf(me), '2027-03', 'not json', '2027-04', '{}');
    expect(await list()).toEqual(at('09:00'));
  });

  it('serve a member out of the cache beside one who is not in it', async () => {
    const friend = newId();
    await list();
    await finder.setRules(friend, '09:00', '12:00');
    expect(await list(gigOf([me, friend]))).toEqual(at('09:00'));
  });

  it('are the same as computed ones over a whole year with clock changes and nights', async () => {
    await finder.setRules(me, '22:30', '03:00', 'America/New_York');
    await finder.override(me, '2027-06-30', [{ start: '20:00', end: '04:00' }]);
    const gig = gigOf([me], { slotStepMinutes: 30 });
    const year = { from: NOW, to: Date.parse('2028-02-28') };
    const computed = await finder.slots.list(gig, year);
    await stored(13);
    expect(await finder.slots.list(gig, year)).toEqual(computed);
    expect(computed.length).toBeGreaterThan(2500);
  });

  it('are computed from the database while Redis is away', async () => {
    await finder.claim([me], '2027-03-30T09:00:00Z');
    const away = once(redis(), 'end');
    redis().disconnect();
    await away;
    try {
      expect(await list()).toEqual(at('09:00').slice(1));
      await expect(finder.module.get(WindowCache).drop(me)).rejects.toThrow();
    } finally {
      await redis().connect();
    }
  });

  it('are not waited for while Redis takes what it is asked and answers nothing', async () => {
    await list();
    await stored(2);
    await changeUnseen('20:00', '21:00');
    const address = redis().options;
    const wire = await new TcpProxy({
      host: address.host ?? '127.0.0.1',
      port: address.port ?? 6379,
    }).listen();
    const slow = await bootFinder(NOW, `redis://127.0.0.1:${wire.port}`);
    try {
      await slow.listed(gigOf([me]), ...RANGE);
      await wire.hang();
      const began = performance.now();
      expect(await slow.listed(gigOf([me]), ...RANGE)).toEqual(at('20:00'));
      // A tenth of a second, on a machine that does nothing else.
      expect(performance.now() - began).toBeLessThan(5_000);
    } finally {
      await slow.module.close();
      await wire.close();
    }
  });

  it('are removed when the event of a change arrives', async () => {
    await list();
    await stored(2);
    await finder.module.get(WindowCache).drop(me);
    expect(await redis().exists(keyOf(me))).toBe(0);
  });
});
