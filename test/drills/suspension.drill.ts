import { type Person, eventually, freshBrand } from '@noillin/testing';
import { Database, type PlatformUnderTest, freshAdmin, openPlatform, refused } from '../support';

const WITHIN = { within: 5_000, every: 50 };

/** Who is suspended is out within five seconds, with open sockets and good tokens, whatever becomes of Redis. */
describe('a user who is suspended', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let admin: Person;
  let user: Person;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    admin = await freshAdmin(platform.api, database, 'support');
  });
  beforeEach(async () => {
    user = await freshBrand(platform.api);
    expect((await user.api.get('/auth/me')).status).toBe(200);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const suspend = async () =>
    expect((await admin.api.post(`/admin/users/${user.user.id}/suspend`)).status).toBe(200);
  const isOut = () =>
    eventually(async () => {
      expect(await refused(user.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    }, WITHIN);

  it('loses sockets and tokens', async () => {
    const sockets = [await platform.connect(user.accessToken), await platform.connect(user.accessToken)];
    await suspend();
    await Promise.all([isOut(), ...sockets.map((socket) => socket.closed(5_000))]);
    await expect(
      platform.connect(user.accessToken).then((socket) => socket.closed(5_000)),
    ).resolves.toBeTruthy();
  });

  it.each(['cut', 'hang'] as const)(
    'loses them without Redis as well (%s), and gets nothing back with it',
    async (how) => {
      const socket = await platform.connect(user.accessToken);
      await platform.control[how]('redis');
      try {
        await suspend();
        await Promise.all([isOut(), socket.closed(6_000)]);
      } finally {
        await platform.control.restore('redis');
      }
      expect(await refused(user.api.get('/auth/me'))).toEqual([401, 'session_ended']);
      const refreshing = platform.api.post('/auth/refresh', { refreshToken: user.refreshToken });
      expect(await refused(refreshing)).toEqual([401, 'refresh_token_invalid']);
    },
  );
});
