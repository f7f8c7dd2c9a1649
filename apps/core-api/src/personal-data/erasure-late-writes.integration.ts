import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EraseAccount, Erasures } from '@noillin/personal-data';
import { RedisClient } from '@noillin/redis';
import { EditInfluencerProfile } from '@noillin/catalog';
import { bearer, bootApp, everyDay } from '../testing';
import { ErasureBench } from './erasure-bench.fixture';
import { documentsWith } from './fill-account.fixture';

jest.setTimeout(180_000);

describe('what somebody writes in the moment in which their account is closed', () => {
  const bench = new ErasureBench();
  /** Another instance of the service. */
  let other: NestFastifyApplication;

  beforeAll(async () => {
    await bench.open();
    other = await bootApp();
  });
  beforeEach(() => bench.renew());
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await other.close();
    await bench.close();
  });

  const viaOther = async (method: 'GET' | 'PATCH' | 'POST' | 'PUT', path: string, payload?: object) =>
    (await other.inject({ method, url: `/api/v1${path}`, payload, headers: bearer(bench.asha) })).statusCode;
  const left = async () => {
    const { id, status } = await bench.stored();
    expect(status).toBe('erased');
    await bench.get(Erasures).forgetAddress(id);
    return documentsWith(bench.connection, bench.mark);
  };

  it('through an instance that has not heard of it is erased with the rest', async () => {
    const { conversationId } = await bench.fill();
    await bench.ask();
    // The other instance goes on believing what it knows, and Redis does not tell it better.
    jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    const { redis } = bench.get(RedisClient);
    const publish = redis.publish.bind(redis);
    jest
      .spyOn(redis, 'publish')
      .mockImplementation((channel: string | Buffer, message: string | Buffer) =>
        channel === 'noillin:sessions:ended'
          ? Promise.reject(new Error('Redis is away'))
          : publish(channel, message),
      );
    expect(await viaOther('GET', '/auth/me')).toBe(200);
    await bench.runOnce();
    const { mark } = bench;
    const message = { clientMessageId: `late ${mark}`, body: `It was me, ${mark}` };
    expect([
      await viaOther('PATCH', '/influencers/me', { displayName: mark, bio: mark }),
      await viaOther('PUT', '/availability/rules', everyDay('09:00', '12:00')),
      await viaOther('POST', `/conversations/${conversationId}/messages`, message),
    ]).toEqual([200, 200, 201]);
    jest.restoreAllMocks();
    await bench.runOnce();
    expect(await left()).toEqual({});
    expect(await bench.rows('availability_rules').findOne({ _id: bench.asha.user.id })).toBeNull();
  });

  it('and is only stored after that is erased with the rest', async () => {
    await bench.ask();
    const edit = other.get(EditInfluencerProfile, { strict: false });
    const execute = edit.execute.bind(edit);
    jest.spyOn(edit, 'execute').mockImplementation(async (...args) => {
      await bench.runOnce();
      return execute(...args);
    });
    expect(await viaOther('PATCH', '/influencers/me', { displayName: bench.mark, bio: bench.mark })).toBe(
      200,
    );
    await bench.runOnce();
    expect(await left()).toEqual({});
  });

  it('waits for its end, however often the worker looks', async () => {
    await bench.ask();
    const id = await bench.fallDue();
    for (let look = 0; look < 3; look += 1) await bench.get(EraseAccount).run(id);
    const { status, startedAt, dueAt } = await bench.stored();
    expect(status).toBe('erasing');
    expect((dueAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)).toBe(60_000);
    expect(await bench.rows('influencer_profiles').countDocuments({ _id: bench.asha.user.id })).toBe(1);
  });
});
