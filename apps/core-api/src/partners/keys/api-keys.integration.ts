import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Users } from '@noillin/identity';
import { ApiKeysRepository, KeyRateLimits, MOST_KEYS } from '@noillin/partners';
import { RedisClient } from '@noillin/redis';
import { SystemClock } from '@noillin/utils';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { eventually } from '@noillin/testing';
import { adminToken, bearer, bootApp, register } from '../../testing';
import type { IssuedSession } from '../../auth/dto/session.dto';
import type { ApiKeyDto, ApiKeyListDto, IssuedApiKeyDto } from './api-key.dto';

interface Row {
  _id: string;
  secrets: { hash: string; goodUntil: Date | null }[];
}
type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH';
type Session = Pick<IssuedSession, 'accessToken'>;

describe('API keys', () => {
  let app: NestFastifyApplication;
  let owner: IssuedSession;
  beforeAll(async () => {
    app = await bootApp();
    owner = await register(app, { role: 'brand' });
  });
  afterAll(() => app.close());

  const inApp = <Service>(service: new (...args: never[]) => Service) => app.get(service, { strict: false });
  const call = (method: Method, path: string, as: Session, payload?: object) =>
    app.inject({ method, url: `/api/v1/${path}`, headers: bearer(as), payload });
  const withKey = (secret: string, path = 'bookings', headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1/${path}`, headers: { authorization: `Bearer ${secret}`, ...headers } });
  const make = async (change: object = {}, as: Session = owner): Promise<IssuedApiKeyDto> => {
    const wish = { name: 'Planner', scopes: ['booking:read'], ...change };
    const answer = await call('POST', 'api-keys', as, wish);
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const verdict = async (answer: ReturnType<typeof call>) => {
    const { statusCode, body } = await answer;
    return [statusCode, (JSON.parse(body || '{}') as { code?: string }).code];
  };
  const refusedWithin5s = (secret: string) =>
    eventually(async () => expect(await verdict(withKey(secret))).toEqual([401, 'api_key_invalid']), {
      within: 5_000,
    });

  it('are told once, and stored as hashes only', async () => {
    const { secret, ...key } = await make();
    expect(secret.startsWith(key.prefix)).toBe(true);
    expect(key).toMatchObject({
      ownerId: owner.user.id,
      plan: 'standard',
      lastUsedAt: null,
      revokedAt: null,
    });
    const found = (await call('GET', `api-keys/${key.id}`, owner)).body;
    const stored = await app
      .get<Model<Row>>(getModelToken('ApiKey'), { strict: false })
      .findById(key.id)
      .lean();
    expect(found + JSON.stringify(stored)).not.toContain(secret.slice(key.prefix.length));
  });

  it('let their owner’s programs in, by either header, and note that they did', async () => {
    const { id, secret } = await make();
    expect((await withKey(secret)).statusCode).toBe(200);
    const byHeader = await app.inject({ url: '/api/v1/bookings', headers: { 'x-api-key': secret } });
    expect(byHeader.statusCode).toBe(200);
    await eventually(async () => {
      const { lastUsedAt } = (await call('GET', `api-keys/${id}`, owner)).json<ApiKeyDto>();
      expect(Math.abs(Date.now() - Date.parse(lastUsedAt ?? ''))).toBeLessThan(60_000);
    });
  });

  it('are no help to a request that shows a bad token as well', async () => {
    const { secret } = await make();
    const answer = withKey('not-a-token', 'bookings', { 'x-api-key': secret });
    expect(await verdict(answer)).toEqual([401, 'token_invalid']);
  });

  it.each(['nk_live_', `nk_live_${'a'.repeat(43)}`, 'nk_live_[object Object]'])(
    'are refused when they are none: %s',
    async (secret) => expect(await verdict(withKey(secret))).toEqual([401, 'api_key_invalid']),
  );

  it('may do what they were made for, and nothing else of what their owner may', async () => {
    const { secret } = await make({ scopes: ['booking:read', 'chat:use'] });
    expect((await withKey(secret, 'conversations')).statusCode).toBe(200);
    expect(await verdict(withKey(secret, 'notifications'))).toEqual([403, 'permission_denied']);
    expect(await verdict(withKey(secret, 'api-keys'))).toEqual([403, 'permission_denied']);
  });

  it('may do no more than their owner may by now', async () => {
    const influencer = await register(app, { role: 'influencer' });
    const { secret } = await make({ scopes: ['payout:read', 'booking:read'] }, influencer);
    expect((await withKey(secret, 'payouts')).statusCode).toBe(200);
    await app
      .get<Model<{ _id: string; role: string }>>(getModelToken('User'), { strict: false })
      .updateOne({ _id: influencer.user.id }, { $set: { role: 'brand' } });
    await eventually(
      async () => expect(await verdict(withKey(secret, 'payouts'))).toEqual([403, 'permission_denied']),
      { within: 5_000 },
    );
    expect((await withKey(secret)).statusCode).toBe(200);
  });

  it.each([
    ['a permission of others', { scopes: ['gig:write'] }, 422, 'rule_refused'],
    ['a permission that no key has', { scopes: ['account:write'] }, 400, 'validation_failed'],
    ['the making of keys', { scopes: ['api-key:write'] }, 400, 'validation_failed'],
    ['nothing', { scopes: [] }, 400, 'validation_failed'],
    ['all time', { expiresInDays: 731 }, 400, 'validation_failed'],
  ])('cannot be made for %s', async (_, change, status, code) => {
    const wish = { name: 'Planner', scopes: ['booking:read'], ...change };
    expect(await verdict(call('POST', 'api-keys', owner, wish))).toEqual([status, code]);
  });

  it('cannot be made by admins', async () => {
    const wish = { name: 'Planner', scopes: ['booking:read'] };
    expect(await verdict(call('POST', 'api-keys', await adminToken(app), wish))).toEqual([
      403,
      'permission_denied',
    ]);
  });

  it('are at most so many per owner, however many are made at once; those that ended do not count', async () => {
    const busy = await register(app);
    const wish = { name: 'Planner', scopes: ['booking:read'] };
    const answers = await Promise.all(
      Array.from({ length: MOST_KEYS + 5 }, () => call('POST', 'api-keys', busy, wish)),
    );
    const made = answers.filter(({ statusCode }) => statusCode === 201);
    expect(made).toHaveLength(MOST_KEYS);
    expect(await verdict(call('POST', 'api-keys', busy, wish))).toEqual([422, 'rule_refused']);
    await call('DELETE', `api-keys/${made[0]?.json<ApiKeyDto>().id ?? ''}`, busy);
    expect((await call('POST', 'api-keys', busy, wish)).statusCode).toBe(201);
  });

  it('can be replaced while both secrets are good', async () => {
    const old = await make();
    const fresh = (await call('POST', `api-keys/${old.id}/rotate`, owner, {})).json<IssuedApiKeyDto>();
    expect([fresh.id, fresh.secret === old.secret]).toEqual([old.id, false]);
    expect(Date.parse(fresh.previousUntil ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect((await withKey(old.secret)).statusCode).toBe(200);
    expect((await withKey(fresh.secret)).statusCode).toBe(200);
    const third = (
      await call('POST', `api-keys/${old.id}/rotate`, owner, { graceHours: 0 })
    ).json<IssuedApiKeyDto>();
    await refusedWithin5s(old.secret);
    await refusedWithin5s(fresh.secret);
    expect((await withKey(third.secret)).statusCode).toBe(200);
  });

  it('that were replaced end when their grace is over, and all end when their time is', async () => {
    const clock = new SystemClock();
    const keys = new ApiKeysRepository(
      app.get<ConstructorParameters<typeof ApiKeysRepository>[0]>(getModelToken('ApiKey'), { strict: false }),
      clock,
    );
    const old = await make({ expiresInDays: 2 });
    const { secret } = (await call('POST', `api-keys/${old.id}/rotate`, owner, {})).json<IssuedApiKeyDto>();
    const goodAfter = async (hours: number) => {
      jest.spyOn(clock, 'now').mockReturnValue(Date.now() + hours * 3_600_000);
      return [(await keys.findBySecret(old.secret))?.id, (await keys.findBySecret(secret))?.id];
    };
    expect(await goodAfter(23)).toEqual([old.id, old.id]);
    expect(await goodAfter(25)).toEqual([undefined, old.id]);
    expect(await goodAfter(49)).toEqual([undefined, undefined]);
  });

  it('end when they are revoked, with the secret before', async () => {
    const old = await make();
    const fresh = (await call('POST', `api-keys/${old.id}/rotate`, owner, {})).json<IssuedApiKeyDto>();
    expect((await withKey(fresh.secret)).statusCode).toBe(200);
    expect((await call('DELETE', `api-keys/${old.id}`, owner)).statusCode).toBe(204);
    await refusedWithin5s(fresh.secret);
    await refusedWithin5s(old.secret);
    expect(await verdict(call('DELETE', `api-keys/${old.id}`, owner))).toEqual([404, 'not_found']);
    expect(await verdict(call('POST', `api-keys/${old.id}/rotate`, owner, {}))).toEqual([404, 'not_found']);
  });

  it('stop with the suspension of their owner', async () => {
    const suspended = await register(app);
    const { secret } = await make({}, suspended);
    expect((await withKey(secret)).statusCode).toBe(200);
    await inApp(Users).setStatus(suspended.user.id, 'suspended');
    await refusedWithin5s(secret);
  });

  it('of somebody else are not found', async () => {
    const { id } = await make();
    const stranger = await register(app);
    for (const [method, path] of [
      ['GET', `api-keys/${id}`],
      ['POST', `api-keys/${id}/rotate`],
      ['DELETE', `api-keys/${id}`],
    ] as const)
      expect(await verdict(call(method, path, stranger))).toEqual([404, 'not_found']);
    expect((await call('GET', 'api-keys', stranger)).json<ApiKeyListDto>().items).toEqual([]);
  });

  it('are seen and revoked by admins of the right kind', async () => {
    const { id, secret } = await make();
    const [support, finance] = [await adminToken(app, 'support'), await adminToken(app, 'finance')];
    const listed = await call('GET', `admin/api-keys?ownerId=${owner.user.id}&limit=1`, finance);
    expect(listed.json<ApiKeyListDto>()).toMatchObject({ items: [{ id }], nextCursor: expect.any(String) });
    expect(await verdict(call('DELETE', `admin/api-keys/${id}`, finance))).toEqual([
      403,
      'permission_denied',
    ]);
    expect((await call('DELETE', `admin/api-keys/${id}`, support)).statusCode).toBe(204);
    await refusedWithin5s(secret);
  });

  describe('have a rate plan', () => {
    const onTrial = async () => {
      const key = await make();
      const admin = await adminToken(app);
      const answer = await call('PATCH', `admin/api-keys/${key.id}`, admin, { plan: 'trial' });
      expect(answer.json<ApiKeyDto>().plan).toBe('trial');
      return key;
    };

    it('which answers tell, and which ends', async () => {
      const { secret } = await onTrial();
      const answers = await Promise.all(Array.from({ length: 32 }, () => withKey(secret)));
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(30);
      const refused = answers.find(({ statusCode }) => statusCode === 429);
      expect(refused?.json()).toMatchObject({ code: 'rate_limited' });
      expect(refused?.headers).toMatchObject({
        'ratelimit-policy': '"trial";q=30;w=60',
        ratelimit: expect.stringMatching(/^"trial";r=0;t=\d+$/),
        'retry-after': expect.stringMatching(/^[1-9]\d?$/),
      });
      expect((await withKey((await make()).secret)).statusCode).toBe(200);
    });

    it('which is kept when Redis does not answer', async () => {
      const { id, secret } = await onTrial();
      jest.replaceProperty(inApp(RedisClient).redis, 'status', 'close');
      try {
        const used = Array.from({ length: 32 }, () => inApp(KeyRateLimits).count(id, 'trial'));
        expect((await Promise.all(used)).filter(({ allowed }) => allowed)).toHaveLength(30);
        expect((await withKey(secret)).statusCode).toBe(429);
      } finally {
        jest.restoreAllMocks();
      }
    });

    it('that there is', async () => {
      const { id } = await make();
      const answer = call('PATCH', `admin/api-keys/${id}`, await adminToken(app), { plan: 'endless' });
      expect(await verdict(answer)).toEqual([422, 'rule_refused']);
    });
  });
});
