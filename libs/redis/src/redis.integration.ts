import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule, rawEnvironment } from '@noillin/config';
import { isDomainError } from '@noillin/contracts';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { eventually, TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { LiveEmitter } from './live-emitter';
import { Presence } from './presence';
import { isRedisUnavailable, RedisClient } from './redis-client';
import { RedisConfig } from './redis.config';
import { RedisModule } from './redis.module';
import { SlotLock } from './slot-lock';

jest.setTimeout(30_000);

const START = Date.UTC(2027, 2, 1, 9);
const redis = new URL(rawEnvironment()['REDIS_URL'] ?? 'redis://127.0.0.1:6379');
const wire = new TcpProxy({ host: redis.hostname, port: Number(redis.port || 6379) });

const outcome = async (attempt: Promise<unknown>): Promise<unknown> => {
  try {
    return await attempt;
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
};

describe('libs/redis', () => {
  let module: TestingModule;
  const isReady = () => eventually(() => expect(module.get(RedisClient).redis.status).toBe('ready'));

  beforeAll(async () => {
    await wire.listen();
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([RedisConfig, ObservabilityConfig]),
        ObservabilityModule.forRoot('redis-test'),
        RedisModule,
      ],
    })
      .overrideProvider(RedisConfig)
      .useValue({ REDIS_URL: `redis://127.0.0.1:${wire.port}` })
      .setLogger(false as never)
      .compile();
    await module.init();
    await isReady();
  });
  afterAll(async () => {
    await module.close();
    await wire.close();
  });

  describe('SlotLock', () => {
    const hold = (members: string[], work: () => Promise<unknown> = async () => 'done', start = START) =>
      outcome(module.get(SlotLock).hold(members, start, work));
    /** Holds a lock until it is told to let go. */
    const holdOpen = (members: string[]) => {
      let letGo: () => void = () => undefined;
      const holding = new Promise<void>((resolve) => (letGo = resolve));
      const begun = new Promise<void>((resolve) => {
        void hold(members, () => {
          resolve();
          return holding;
        });
      });
      return { begun, letGo };
    };

    it('lets one in and tells everybody else at once that the slot is taken', async () => {
      const member = newId();
      const { begun, letGo } = holdOpen([member]);
      await begun;
      const began = performance.now();
      const others = await Promise.all(Array.from({ length: 20 }, () => hold([member])));
      expect(new Set(others)).toEqual(new Set(['slot_taken']));
      expect(performance.now() - began).toBeLessThan(1_000);
      letGo();
    });

    it('locks every member, and none when one of them is locked', async () => {
      const [a, b, c] = [newId(), newId(), newId()];
      const { begun, letGo } = holdOpen([b]);
      await begun;
      expect(await hold([a, b, c])).toBe('slot_taken');
      expect([await hold([a]), await hold([c])]).toEqual(['done', 'done']);
      letGo();
    });

    it('keeps members and starts apart', async () => {
      const member = newId();
      const { begun, letGo } = holdOpen([member]);
      await begun;
      expect([await hold([newId()]), await hold([member], undefined, START + 1)]).toEqual(['done', 'done']);
      letGo();
    });

    it('is free again after the work, also after work that failed', async () => {
      const member = newId();
      expect(await hold([member])).toBe('done');
      await expect(hold([member], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(await hold([member])).toBe('done');
    });

    it.each(['cut', 'hang'] as const)(
      'says within 2 s that Redis is away, and does no work (%s)',
      async (how) => {
        let worked = false;
        await wire[how]();
        const began = performance.now();
        const answer = await hold([newId()], async () => (worked = true));
        expect([answer, worked]).toEqual(['dependency_unavailable', false]);
        expect(performance.now() - began).toBeLessThan(2_000);
        await wire.restore();
        await isReady();
      },
    );

    it('ends the work it has begun when Redis goes away in the middle', async () => {
      const answer = await hold([newId()], async () => {
        await wire.cut();
        return 'done';
      });
      expect(answer).toBe('done');
      await wire.restore();
      await isReady();
    });
  });

  it('knows a Redis that does not answer from one that refuses', async () => {
    const { redis: connection } = module.get(RedisClient);
    const refusal = await connection.call('NONSENSE').catch((error: unknown) => error);
    expect(isRedisUnavailable(refusal)).toBe(false);
    await wire.cut();
    const failure = await connection.get('x').catch((error: unknown) => error);
    expect(isRedisUnavailable(failure)).toBe(true);
    await wire.restore();
    await isReady();
  });

  describe('Presence', () => {
    it('lasts from the first socket to the last', async () => {
      const presence = module.get(Presence);
      const user = newId();
      expect(await presence.isOnline(user)).toBe(false);
      expect([await presence.arrive(user, 'phone'), await presence.arrive(user, 'laptop')]).toEqual([
        true,
        false,
      ]);
      expect([await presence.leave(user, 'phone'), await presence.isOnline(user)]).toEqual([false, true]);
      expect([await presence.leave(user, 'laptop'), await presence.isOnline(user)]).toEqual([true, false]);
    });

    it('forgets sockets that lapsed without a word', async () => {
      const user = newId();
      await module.get(RedisClient).redis.zadd(`presence:${user}`, Date.now() - 1, 'gone');
      expect(await module.get(Presence).isOnline(user)).toBe(false);
      expect(await module.get(Presence).arrive(user, 'phone')).toBe(true);
    });
  });

  it('sends live messages to the rooms of people, and none to nobody', async () => {
    const listener = module.get(RedisClient).connect({ enableOfflineQueue: true });
    const packets: string[] = [];
    listener.on('pmessage', (_pattern: string, channel: string) => packets.push(channel));
    await listener.psubscribe('socket.io#/#*');
    const user = newId();
    const live = module.get(LiveEmitter);
    live.toUsers([], 'booking:updated', { id: 'b', status: 'held' });
    live.toUsers([user], 'booking:updated', { id: 'b', status: 'held' });
    await eventually(() => expect(packets.filter((channel) => channel.includes(user))).toHaveLength(1));
  });

  it('does not fail its caller when a live message cannot be sent', async () => {
    await wire.cut();
    expect(() =>
      module.get(LiveEmitter).toUsers([newId()], 'booking:updated', { id: 'b', status: 'held' }),
    ).not.toThrow();
    await wire.restore();
    await isReady();
  });
});
