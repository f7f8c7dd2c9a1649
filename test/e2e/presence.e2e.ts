import { type LiveSocket, type Person, freshBrand, freshInfluencer } from '@noillin/testing';
import {
  type PlatformUnderTest,
  conversationWith,
  openPlatform,
  say,
  sessionIdOf,
  signToken,
} from '../support';

describe('being online', () => {
  let platform: PlatformUnderTest;
  let asha: Person;
  let brand: Person;
  let brands: LiveSocket;

  beforeAll(async () => {
    platform = openPlatform();
    [asha, brand] = [await freshInfluencer(platform.api), await freshBrand(platform.api)];
    await conversationWith(brand, asha);
    brands = await platform.connect(brand.accessToken);
  });
  afterAll(() => platform.close());

  const seen = (userId: string, online: boolean) => (told: { userId: string; online: boolean }) =>
    told.userId === userId && told.online === online;

  it('is told to the people one talks with, and its end too', async () => {
    const socket = await platform.connect(asha.accessToken);
    await brands.waitFor('presence:changed', seen(asha.user.id, true));
    await socket.waitFor('presence:changed', seen(brand.user.id, true));
    socket.close();
    await brands.waitFor('presence:changed', seen(asha.user.id, false));
  });

  it('lasts as long as one of several tabs is open', async () => {
    const reader = await freshInfluencer(platform.api);
    const { id } = await conversationWith(reader, brand);
    const watching = await platform.connect(brand.accessToken);
    const tabs = [await platform.connect(reader.accessToken), await platform.connect(reader.accessToken)];
    await watching.waitFor('presence:changed', seen(reader.user.id, true));
    tabs[0]?.close();
    // Something that travels behind the first tab's end: had it been told, it would be here by then.
    await say(tabs[1] as LiveSocket, id, 'still here');
    await watching.waitFor('chat:message', ({ body }) => body === 'still here');
    expect(watching.all('presence:changed').some(seen(reader.user.id, false))).toBe(false);
    tabs[1]?.close();
    await watching.waitFor('presence:changed', seen(reader.user.id, false));
  });

  it('is nobody else’s business', async () => {
    const stranger = await platform.connect((await freshBrand(platform.api)).accessToken);
    const socket = await platform.connect(asha.accessToken);
    await brands.waitFor('presence:changed', seen(asha.user.id, true));
    expect(stranger.all('presence:changed')).toEqual([]);
    socket.close();
  });

  it('ends within seconds of the end of the token', async () => {
    const socket = await platform.connect(
      signToken({
        userId: asha.user.id,
        sessionId: sessionIdOf(asha.accessToken),
        role: 'influencer',
        expiresIn: 2,
      }),
    );
    expect(await socket.closed(7_000)).toBe('io server disconnect');
  });

  it.each([
    ['no token', undefined, 'token_missing'],
    ['a token that is none', 'not-a-token', 'token_invalid'],
    ['a token of the past', () => signToken({ userId: 'any', expiresIn: -1 }), 'token_expired'],
    [
      'a token signed with another key',
      () => signToken({ userId: 'any', secret: 'x'.repeat(32) }),
      'token_invalid',
    ],
  ])('does not begin with %s', async (_, token, code) => {
    const attempt = platform.connect(typeof token === 'function' ? token() : token);
    await expect(attempt).rejects.toMatchObject({ data: { code } });
  });
});
