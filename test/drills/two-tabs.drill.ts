import { setTimeout as sleep } from 'node:timers/promises';
import { type Person, type SessionView, eventually, freshBrand } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused, seeds, size } from '../support';

type Tokens = Omit<SessionView, 'user'>;

/** A little longer than a used refresh token is taken for a second tab's. */
const AFTER_GRACE_MS = 10_500;

/** Refresh tokens rotate: tabs that share one do not throw each other out, and a thief who comes later throws out everybody. */
describe('two tabs of one browser', () => {
  let platform: PlatformUnderTest;
  let user: Person;
  beforeAll(() => void (platform = openPlatform()));
  beforeEach(async () => void (user = await freshBrand(platform.api)));
  afterAll(() => platform.close());

  const refresh = (refreshToken: string) => platform.api.post<Tokens>('/auth/refresh', { refreshToken });
  const me = ({ accessToken }: Tokens) => platform.api.as(accessToken).get('/auth/me');

  it.each(seeds(2, 10))('both stay in when they refresh at once, again and again (round %i)', async () => {
    let tokens = user.refreshToken;
    for (let turn = 0; turn < size(3, 10); turn += 1) {
      const answers = await Promise.all(Array.from({ length: 4 }, () => refresh(tokens)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect((await me((answers[3] as (typeof answers)[0]).body)).status).toBe(200);
      tokens = (answers[turn % 4] as (typeof answers)[0]).body.refreshToken;
    }
  });

  it('are both out, with every token of the family and its socket, when a used token comes back later', async () => {
    const [left, right] = await Promise.all([refresh(user.refreshToken), refresh(user.refreshToken)]);
    const elsewhere = await platform.api.post<SessionView>('/auth/login', {
      email: user.email,
      password: user.password,
    });
    const socket = await platform.connect(left.body.accessToken);
    const closed = socket.closed(AFTER_GRACE_MS + 15_000);
    await sleep(AFTER_GRACE_MS);
    expect(await refused(refresh(user.refreshToken))).toEqual([401, 'refresh_token_invalid']);
    for (const tab of [left, right]) {
      expect(await refused(refresh(tab.body.refreshToken))).toEqual([401, 'refresh_token_invalid']);
      await eventually(async () => expect(await refused(me(tab.body))).toEqual([401, 'session_ended']), {
        within: 5_000,
      });
    }
    expect(await closed).toBe('io server disconnect');
    expect((await me(elsewhere.body)).status).toBe(200);
  });
});
