import { type Person, type UserView, freshBrand, signIn, succeeded } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused, sessionIdOf } from '../support';

interface OwnSession {
  id: string;
  device: string;
  address: string;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

describe('being signed in on several devices', () => {
  let platform: PlatformUnderTest;
  let laptop: Person;
  let phone: Person;
  beforeAll(() => void (platform = openPlatform()));
  beforeEach(async () => {
    laptop = await freshBrand(platform.api);
    phone = await signIn(platform.api, laptop.email, laptop.password);
  });
  afterAll(() => platform.close());

  const sessionsOf = async ({ api }: Person) =>
    (await succeeded(api.get<{ items: OwnSession[] }>('/auth/sessions'))).items;
  const me = ({ api }: Person) => api.get<UserView>('/auth/me');

  it('is shown: device, address, since when, last used, and which one this is', async () => {
    const sessions = await sessionsOf(phone);
    expect(sessions.map(({ id, current }) => [id, current])).toEqual([
      [sessionIdOf(phone.accessToken), true],
      [sessionIdOf(laptop.accessToken), false],
    ]);
    for (const { address, device, createdAt, lastUsedAt } of sessions) {
      expect([address, device]).toEqual([expect.stringMatching(/127\.0\.0\.1|::1/), expect.any(String)]);
      expect(Date.parse(lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
    }
  });

  it('can be ended for a lost one: tokens of both kinds and the socket go', async () => {
    const closed = (await platform.connect(phone.accessToken)).closed(10_000);
    const { status } = await laptop.api.delete(`/auth/sessions/${sessionIdOf(phone.accessToken)}`);
    expect(status).toBe(204);
    expect(await closed).toBe('io server disconnect');
    expect(await refused(me(phone))).toEqual([401, 'session_ended']);
    const refreshing = platform.api.post('/auth/refresh', { refreshToken: phone.refreshToken });
    expect(await refused(refreshing)).toEqual([401, 'refresh_token_invalid']);
    expect((await me(laptop)).status).toBe(200);
  });

  it('can be ended for all at once', async () => {
    const sockets = [await platform.connect(phone.accessToken), await platform.connect(laptop.accessToken)];
    expect((await phone.api.post('/auth/logout-all')).status).toBe(204);
    await Promise.all(sockets.map((socket) => socket.closed(5_000)));
    expect(await refused(me(phone))).toEqual([401, 'session_ended']);
    expect(await refused(me(laptop))).toEqual([401, 'session_ended']);
  });

  it('is nothing that somebody else can see or end', async () => {
    const stranger = await freshBrand(platform.api);
    const ending = stranger.api.delete(`/auth/sessions/${sessionIdOf(phone.accessToken)}`);
    expect(await refused(ending)).toEqual([404, 'not_found']);
    expect(await sessionsOf(stranger)).toHaveLength(1);
    expect((await me(phone)).status).toBe(200);
  });

  it('keeps a socket that shows a new token in time, and only one of the same user', async () => {
    const socket = await platform.connect(phone.accessToken);
    const stranger = await freshBrand(platform.api);
    expect(await socket.send('auth:renew', { token: stranger.accessToken })).toMatchObject({
      ok: false,
      code: 'token_invalid',
    });
    expect(await socket.send('auth:renew', { token: laptop.accessToken })).toMatchObject({ ok: true });
    await laptop.api.delete(`/auth/sessions/${sessionIdOf(phone.accessToken)}`);
    expect(await socket.send('chat:sync', { conversationId: 'none', afterSeq: 0 })).toMatchObject({
      code: 'not_found',
    });
    expect(socket.socket.connected).toBe(true);
  });
});
