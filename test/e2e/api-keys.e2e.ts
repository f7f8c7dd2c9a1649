import { type IssuedApiKeyDto } from '@noillin/sdk';
import { type ApiClient, type Person, eventually, freshBrand, succeeded } from '@noillin/testing';
import { Database, type PlatformUnderTest, freshAdmin, openPlatform, refused } from '../support';

describe('API keys', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let owner: Person;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    owner = await freshBrand(platform.api);
  });
  afterAll(async () => {
    await database.close();
    await platform.close();
  });

  const make = (): Promise<IssuedApiKeyDto> =>
    owner.api.client.apiKeys.create({ body: { name: 'Planner', scopes: ['booking:read'] } });
  const program = ({ secret }: IssuedApiKeyDto): ApiClient => platform.api.as(secret);
  const refusedSoon = (api: ApiClient) =>
    eventually(async () => expect(await refused(api.get('/bookings'))).toEqual([401, 'api_key_invalid']));

  it('let a program act for their owner, by either header', async () => {
    const key = await make();
    expect((await program(key).get('/bookings')).status).toBe(200);
    const byHeader = await platform.api.get('/bookings', { headers: { 'x-api-key': key.secret } });
    expect(byHeader.status).toBe(200);
  });

  it('do not reach beyond their scopes', async () => {
    const api = program(await make());
    expect(await refused(api.get('/notifications'))).toEqual([403, 'permission_denied']);
    expect(await refused(api.post('/api-keys', {}))).toEqual([403, 'permission_denied']);
  });

  it('are told of at once, by mail', async () => {
    const mail = await platform.mailbox.waitFor(owner.email, /API key made/);
    expect(mail.text).toContain('Planner');
    expect(mail.text).not.toMatch(/nk_live_\S{20}/);
  });

  it('go on while they are replaced, and end when they are revoked', async () => {
    const old = await make();
    const fresh = await owner.api.client.apiKeys.rotate({ path: { id: old.id }, body: {} });
    expect(await program(old).client.bookings.list()).toMatchObject({ items: [] });
    expect(await program(fresh).client.bookings.list()).toMatchObject({ items: [] });
    expect((await owner.api.delete(`/api-keys/${old.id}`)).status).toBe(204);
    await refusedSoon(program(fresh));
    await refusedSoon(program(old));
  });

  it('are held to a plan that every answer tells', async () => {
    const key = await make();
    const admin = await freshAdmin(platform.api, database);
    await succeeded(admin.api.patch(`/admin/api-keys/${key.id}`, { plan: 'trial' }));
    const first = await program(key).get('/bookings');
    expect(first.headers['ratelimit-policy']).toBe('"trial";q=30;w=60');
    const answers = await Promise.all(Array.from({ length: 35 }, () => program(key).get('/bookings')));
    const refusal = answers.find(({ status }) => status === 429);
    expect(refusal?.body).toMatchObject({ code: 'rate_limited' });
    expect(Number(refusal?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
