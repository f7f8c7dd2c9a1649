import { ProblemError } from '../sending/problem-error';
import type { OutgoingRequest } from '../sending/retries';
import { apiKey, type Tokens } from './credentials';
import { Session } from './session';
import { withCredentials } from './with-credentials';

const GET: OutgoingRequest = { url: 'http://x/', method: 'GET', headers: {}, repeatable: true };

const refusal = (code: string): Response => new Response(JSON.stringify({ code }), { status: 401 });

/** A server at which one access token is good, and each refresh token once. */
class Server {
  good = 'access-1';
  refusal = 'token_expired';
  exchanged: (string | undefined)[] = [];

  readonly send = async ({ headers }: OutgoingRequest): Promise<Response> =>
    headers['authorization'] === `Bearer ${this.good}` ? new Response('{}') : refusal(this.refusal);

  readonly exchange = async (refreshToken: string | undefined): Promise<Tokens> => {
    this.exchanged.push(refreshToken);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (refreshToken === 'ended') throw await ProblemError.from(refusal('refresh_token_invalid'));
    this.good = `access-${this.exchanged.length + 1}`;
    return { accessToken: this.good, refreshToken: `refresh-${this.exchanged.length + 1}` };
  };
}

describe('a session', () => {
  let server: Server;
  let kept: (Tokens | undefined)[];
  beforeEach(() => {
    server = new Server();
    kept = [];
  });

  const session = (tokens?: Tokens, inCookie = false) =>
    new Session(tokens, { inCookie, onChange: (changed) => void kept.push(changed) });
  const statusAs = async (credentials: Session) =>
    (await withCredentials(server.send, credentials, server.exchange)(GET)).status;

  it('goes on with fresh tokens when the access token has run out', async () => {
    const user = session({ accessToken: 'old', refreshToken: 'refresh-1' });
    expect(await statusAs(user)).toBe(200);
    expect(kept).toEqual([{ accessToken: 'access-2', refreshToken: 'refresh-2' }]);
  });

  it('is renewed once, however many calls find out at the same time, or late', async () => {
    const user = session({ accessToken: 'old', refreshToken: 'refresh-1' });
    const statuses = await Promise.all(Array.from({ length: 10 }, () => statusAs(user)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await user.renew('Bearer old', server.exchange)).toBe(true);
    expect(server.exchanged).toEqual(['refresh-1']);
  });

  it('is over when the refresh token is no longer good, and then asks no more', async () => {
    const user = session({ accessToken: 'old', refreshToken: 'ended' });
    expect([await statusAs(user), await statusAs(user)]).toEqual([401, 401]);
    expect([user.current, kept, server.exchanged]).toEqual([undefined, [undefined], ['ended']]);
  });

  it('is not over because the server could not be asked', async () => {
    const user = session({ accessToken: 'old', refreshToken: 'refresh-1' });
    const broken = () => Promise.reject(new Error('reset'));
    await expect(user.renew('Bearer old', broken)).rejects.toThrow('reset');
    expect(user.current?.refreshToken).toBe('refresh-1');
    expect(await statusAs(user)).toBe(200);
  });

  it.each(['session_ended', 'credentials_invalid'])('is not renewed after %s', async (code) => {
    server.refusal = code;
    expect(await statusAs(session({ accessToken: 'old', refreshToken: 'refresh-1' }))).toBe(401);
    expect(server.exchanged).toEqual([]);
  });

  it('begins from a cookie in a browser that has one', async () => {
    server.refusal = 'token_missing';
    expect(await statusAs(session(undefined, true))).toBe(200);
    expect(server.exchanged).toEqual([undefined]);
    expect(await statusAs(session())).toBe(401);
  });

  it('stays what a login made of it while it was being renewed', async () => {
    const user = session({ accessToken: 'old', refreshToken: 'refresh-1' });
    const renewing = user.renew('Bearer old', server.exchange);
    user.start({ accessToken: 'mine', refreshToken: 'new' });
    expect(await renewing).toBe(true);
    expect(user.current).toEqual({ accessToken: 'mine', refreshToken: 'new' });
  });
});

describe('an API key', () => {
  it('is sent, and refused for good', async () => {
    const { send, exchange, exchanged } = new Server();
    expect((await withCredentials(send, apiKey('access-1'), exchange)(GET)).status).toBe(200);
    expect((await withCredentials(send, apiKey('nk_live_x'), exchange)(GET)).status).toBe(401);
    expect(exchanged).toEqual([]);
  });
});
