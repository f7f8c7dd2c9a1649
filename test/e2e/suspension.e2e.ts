import { type Person, freshBrand, freshInfluencer } from '@noillin/testing';
import { Database, type PlatformUnderTest, freshAdmin, openPlatform, refused } from '../support';

describe('administrators', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let support: Person;
  let finance: Person;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    support = await freshAdmin(platform.api, database, 'support');
    finance = await freshAdmin(platform.api, database, 'finance');
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const suspend = (by: Person, { user }: Person) => by.api.post(`/admin/users/${user.id}/suspend`);
  const reinstate = (by: Person, { user }: Person) => by.api.post(`/admin/users/${user.id}/reinstate`);

  it('may do what their kind may: support suspends, finance does not, and others see nothing of it', async () => {
    const [user, bystander] = [await freshBrand(platform.api), await freshInfluencer(platform.api)];
    expect(await refused(suspend(finance, user))).toEqual([403, 'permission_denied']);
    expect(await refused(suspend(bystander, user))).toEqual([403, 'permission_denied']);
    expect((await user.api.get('/auth/me')).status).toBe(200);
    expect((await suspend(support, user)).status).toBe(200);
  });

  it('shut an account out of everything, sockets included, and may let it in again', async () => {
    const user = await freshBrand(platform.api);
    const closed = (await platform.connect(user.accessToken)).closed(5_000);
    await suspend(support, user);
    expect(await closed).toBe('io server disconnect');
    expect(await refused(user.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    const login = () => platform.api.post('/auth/login', { email: user.email, password: user.password });
    expect(await refused(login())).toEqual([403, 'account_suspended']);
    await reinstate(support, user);
    expect((await login()).status).toBe(200);
    expect(await refused(user.api.get('/auth/me'))).toEqual([401, 'session_ended']);
  });

  it('are shut out by who may do everything, not by each other', async () => {
    const boss = await freshAdmin(platform.api, database);
    for (const admin of [boss, finance])
      expect(await refused(suspend(support, admin))).toEqual([403, 'permission_denied']);
    expect(await refused(suspend(boss, boss))).toEqual([403, 'own_account_refused']);
    const other = await freshAdmin(platform.api, database, 'support');
    expect((await suspend(boss, other)).status).toBe(200);
    expect(await refused(other.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    expect(await refused(reinstate(support, other))).toEqual([403, 'permission_denied']);
    expect((await reinstate(boss, other)).status).toBe(200);
  });

  it('lose at once what they may when their kind changes', async () => {
    const [user, admin] = [
      await freshBrand(platform.api),
      await freshAdmin(platform.api, database, 'support'),
    ];
    await database.makeAdmin(admin.user.id, 'finance');
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(await refused(suspend(admin, user))).toEqual([403, 'permission_denied']);
  });
});
