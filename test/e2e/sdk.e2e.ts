import { Session, type Tokens, everyItem } from '@noillin/sdk';
import { type Person, draftGig, freshBrand, freshInfluencer } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, sessionIdOf, signToken } from '../support';

describe('the client of integrators', () => {
  let platform: PlatformUnderTest;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    brand = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  it('goes on when the access token has run out, with one refresh for all calls', async () => {
    const { user, accessToken, refreshToken } = brand;
    const expired = signToken({ userId: user.id, sessionId: sessionIdOf(accessToken), expiresIn: -10 });
    const kept: (Tokens | undefined)[] = [];
    const session = new Session(
      { accessToken: expired, refreshToken },
      { onChange: (tokens) => void kept.push(tokens) },
    );
    const { auth } = platform.api.clientOf(session);
    const answers = await Promise.all(Array.from({ length: 5 }, () => auth.me()));
    expect(answers.map(({ id }) => id)).toEqual(Array(5).fill(user.id));
    expect(kept).toEqual([{ accessToken: expect.any(String), refreshToken: expect.any(String) }]);
  });

  it('says that a session is over, and forgets it', async () => {
    const { accessToken, refreshToken, api } = await freshBrand(platform.api);
    await api.client.auth.logout({ body: { refreshToken } });
    const session = new Session({ accessToken: `${accessToken}x`, refreshToken });
    const asking = platform.api.clientOf(session).auth.me();
    await expect(asking).rejects.toMatchObject({ status: 401, code: 'token_invalid' });
    expect(session.current).toBeUndefined();
  });

  it('brings a list page by page', async () => {
    const { api } = await freshInfluencer(platform.api);
    const made = [await draftGig(api), await draftGig(api), await draftGig(api)].map(({ id }) => id);
    const found: string[] = [];
    const { gigs, auth } = api.client;
    const query = { influencerId: (await auth.me()).id, limit: 1 };
    for await (const { id } of everyItem(gigs.list, { query })) found.push(id);
    expect(found.sort()).toEqual(made.sort());
  });

  it('throws what the gateway and the service refuse, as problems', async () => {
    const nobody = platform.api.client.auth.me();
    await expect(nobody).rejects.toMatchObject({ status: 401, code: 'token_missing' });
    const absent = brand.api.client.gigs.get({ path: { id: 'none' } });
    await expect(absent).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
      requestId: expect.any(String),
    });
  });
});
