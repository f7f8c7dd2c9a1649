import { apiKey } from './credentials/credentials';
import { Session } from './credentials/session';
import { createClient, type ClientOptions } from './client';
import { ProblemError } from './sending/problem-error';

interface Sent {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

describe('the client', () => {
  let sent: Sent[];
  let answers: Response[];
  beforeEach(() => {
    sent = [];
    answers = [];
  });

  const client = (options: Partial<ClientOptions> = {}) =>
    createClient({
      baseUrl: 'https://api.test/',
      retries: { pause: async () => undefined },
      fetch: async (url, init) => {
        sent.push({ url: url as string, init: init as Sent['init'] });
        return answers.shift() ?? json({});
      },
      ...options,
    });
  const json = (body: object, init?: ResponseInit) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
  const keys = () => sent.map(({ init }) => init.headers['idempotency-key']);

  it('makes of an operation a request, and of its answer what it says', async () => {
    answers = [json({ items: [{ start: 's', end: 'e' }] })];
    const path = { id: 'a/b ?' };
    const { items } = await client().slots.list({ path, query: { from: '2026-12-01', to: '2026-12-03' } });
    expect(items[0]?.start).toBe('s');
    expect(sent[0]?.url).toBe('https://api.test/api/v1/gigs/a%2Fb%20%3F/slots?from=2026-12-01&to=2026-12-03');
    expect(sent[0]?.init).toMatchObject({ method: 'GET' });
    expect(sent[0]?.init.headers).not.toHaveProperty('content-type');
  });

  it.each(['', '.', '..'])('sends nothing to another route than asked for: %j', async (id) => {
    await expect(client().gigs.get({ path: { id } })).rejects.toThrow('needs a id');
    expect(sent).toEqual([]);
  });

  it('repeats parameters of several values and leaves out those without', async () => {
    await client().search.gigs({ query: { facets: ['category', 'language'], q: undefined } });
    expect(sent[0]?.url).toBe('https://api.test/api/v1/search/gigs?facets=category&facets=language');
  });

  it('sends JSON, or what the operation takes instead', async () => {
    await client().auth.login({ body: { email: 'a@b.c', password: 'p' } });
    await client().availabilityImports.add({ body: 'BEGIN:VCALENDAR' });
    expect(sent.map(({ init }) => [init.headers['content-type'], init.body])).toEqual([
      ['application/json', '{"email":"a@b.c","password":"p"}'],
      ['text/calendar', 'BEGIN:VCALENDAR'],
    ]);
  });

  it('answers undefined where there is no body', async () => {
    answers = [new Response(null, { status: 204 })];
    expect(await client().notifications.readAll()).toBeUndefined();
  });

  it('throws refusals as problems', async () => {
    answers = [json({ code: 'slot_taken', detail: 'Taken.' }, { status: 409 })];
    const refused = client().bookings.create({ body: { gigId: 'g', start: 's' } });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    await expect(refused).rejects.toMatchObject({ code: 'slot_taken', status: 409 });
  });

  it('sends one key with every try of a call, and another with the next call', async () => {
    answers = [new Response('', { status: 503 }), json({}), json({}), json({})];
    const booking = { body: { gigId: 'g', start: 's' } };
    await client().bookings.create(booking);
    await client().bookings.create(booking);
    await client().bookings.create({ ...booking, idempotencyKey: 'mine' });
    const [first, again, second, own] = keys();
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    expect(own).toBe('mine');
  });

  it('sends no key where none is taken, and then only once what may have been done', async () => {
    answers = [json({ code: 'dependency_unavailable' }, { status: 503 })];
    await expect(client().gigs.publish({ path: { id: 'g' } })).rejects.toMatchObject({ status: 503 });
    expect(keys()).toEqual([undefined]);
  });

  it('keeps the key when a session is renewed in between', async () => {
    const tokens = { accessToken: 'fresh', refreshToken: 'r-2' };
    answers = [json({ code: 'token_expired' }, { status: 401 }), json(tokens), json({})];
    const credentials = new Session({ accessToken: 'old', refreshToken: 'r-1' });
    await client({ credentials }).bookings.create({ body: { gigId: 'g', start: 's' } });
    expect(
      sent.map(({ url, init }) => [new URL(url).pathname, init.headers['authorization'], init.body]),
    ).toEqual([
      ['/api/v1/bookings', 'Bearer old', '{"gigId":"g","start":"s"}'],
      ['/api/v1/auth/refresh', undefined, '{"refreshToken":"r-1"}'],
      ['/api/v1/bookings', 'Bearer fresh', '{"gigId":"g","start":"s"}'],
    ]);
    expect(keys()[2]).toBe(keys()[0]);
  });

  it('acts for an API key', async () => {
    await client({ credentials: apiKey('nk_live_1') }).bookings.list();
    expect(sent[0]?.init.headers['authorization']).toBe('Bearer nk_live_1');
  });

  it('shows answers to who wants to see them, and tells of operations that are going away', async () => {
    answers = [json({}, { headers: { deprecation: '@1796083200', ratelimit: '"standard";r=599' } })];
    const [limits, notices]: [(string | null)[], string[]] = [[], []];
    await client({ onDeprecation: ({ url }) => notices.push(url) }).auth.me({
      onResponse: ({ headers }) => limits.push(headers.get('ratelimit')),
    });
    expect([limits, notices]).toEqual([['"standard";r=599'], ['https://api.test/api/v1/auth/me']]);
  });

  it('ends a call that is no longer wanted', async () => {
    const { signal } = new AbortController();
    await client().auth.me({ signal });
    expect(sent[0]?.init.signal).toBe(signal);
  });
});
