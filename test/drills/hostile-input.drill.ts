import fc from 'fast-check';
import { type ApiResponse, type Person, freshBrand, freshInfluencer } from '@noillin/testing';
import {
  type ApiDocument,
  type DocumentedRoute,
  type PlatformUnderTest,
  apiDocument,
  nearlyFitting,
  openPlatform,
  pathWith,
  size,
} from '../support';

/** Bodies altogether. */
const BODIES = size(1_500, 10_000);
/** The same bodies each time: a fault that is found stays found, and nothing fails by luck. */
const SEED = 5;
const AT_ONCE = 20;
const NOBODYS = '0198f2a0-0000-7000-8000-000000000000';
/** These end sessions or accounts, cost the CPU of a password hash each, or move the clock of the whole platform. */
const LEFT_OUT = /^\/(auth\/(login|register|password|sessions|logout)|account|sandbox\/clock)/;

/** Whatever is sent: no 5xx, nothing of somebody else's, and every refusal is a problem. */
describe('hostile input', () => {
  let platform: PlatformUnderTest;
  let document: ApiDocument;
  let senders: Person[];
  let other: Person;

  beforeAll(async () => {
    platform = openPlatform();
    document = await apiDocument(platform.api);
    senders = [await freshBrand(platform.api), await freshInfluencer(platform.api)];
    other = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  /** What is wrong with an answer; undefined when nothing is. */
  const wrongWith = (
    { statuses }: DocumentedRoute,
    { status, headers, body }: ApiResponse<unknown>,
  ): string | undefined => {
    const type = headers['content-type'] ?? '';
    if (status < 400 && !statuses.includes(status)) return `${status}, of which the document knows nothing`;
    if (status >= 500) return `${status} ${JSON.stringify(body)}`;
    if (status >= 400 && !type.startsWith('application/problem+json')) return `${status} as ${type}`;
    if (JSON.stringify(body).includes(other.email)) return 'data of somebody else';
    return undefined;
  };

  interface Attempt {
    route: DocumentedRoute;
    path: string;
    body?: unknown;
    headers?: Record<string, string>;
  }

  /** Sends everything, by turns as each sender, some at a time. @returns what went wrong */
  const sendAll = async (attempts: Attempt[]): Promise<string[]> => {
    const wrong: string[] = [];
    const left = attempts.entries();
    const worker = async () => {
      for (const [index, { route, path, body, headers }] of left) {
        const { api } = senders[index % senders.length] ?? other;
        const fault = wrongWith(route, await api.send(route.method, path, body, { headers }));
        if (fault)
          wrong.push(`${route.name} ${path.slice(0, 200)} ${JSON.stringify(body)?.slice(0, 500)}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return wrong;
  };
  const routes = () => document.routes.filter(({ path }) => !LEFT_OUT.test(path));

  it('in bodies of any kind is refused', async () => {
    const withBody = routes().filter(({ body }) => body !== null);
    expect(withBody.length).toBeGreaterThan(20);
    const each = Math.ceil(BODIES / withBody.length);
    const attempts = withBody.flatMap((route) =>
      fc
        .sample(nearlyFitting(route.body ?? {}, document.schemas), { numRuns: each, seed: SEED })
        .map((body) => ({
          route,
          path: pathWith(route, NOBODYS),
          body: JSON.stringify(body),
          headers: keyOf(route),
        })),
    );
    expect(await sendAll(attempts)).toEqual([]);
  });

  it('in addresses is refused', async () => {
    const ids = [
      '%24ne',
      '%7B%22%24gt%22%3A%22%22%7D',
      '__proto__',
      'constructor',
      '%20',
      '%0a',
      '..',
      '%2e%2e',
      'a%00b',
      'a;b',
      '%ff',
      'x'.repeat(2_000),
    ];
    const withId = routes().filter(({ path }) => path.includes('{'));
    const attempts = withId.flatMap((route) => ids.map((id) => ({ route, path: pathWith(route, id) })));
    expect(await sendAll(attempts)).toEqual([]);
  });

  it('in queries is refused', async () => {
    const values = [
      '[$ne]=1',
      '[$gt]=',
      '[__proto__][role]=admin',
      '=%00',
      '=a&',
      `=${'9'.repeat(400)}`,
      '=-1',
      '[]=1',
      '=%E0%A4%A',
      '=2030-99-99',
    ];
    const attempts = routes()
      .filter(({ method, query }) => method === 'GET' && query.length > 0)
      .flatMap((route) =>
        route.query.flatMap((name) =>
          values.map((value) => ({
            route,
            path: `${pathWith(route, NOBODYS)}?${name}${value}${value.endsWith('&') ? name : ''}`,
          })),
        ),
      );
    expect(attempts.length).toBeGreaterThan(100);
    expect(await sendAll(attempts)).toEqual([]);
  });

  it('that is no JSON, or too much of it, is refused', async () => {
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"a"',
      '{"__proto__":{"role":"admin"}}',
      '{"constructor":{"prototype":{"role":"admin"}}}',
      '['.repeat(5_000) + ']'.repeat(5_000),
      `{"a":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`,
    ];
    const types = [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-7',
      'nonsense',
    ];
    const attempts = routes()
      .filter(({ body }) => body !== null)
      .flatMap((route) => {
        const path = pathWith(route, NOBODYS);
        return [
          ...bodies.map((body) => ({ route, path, body })),
          ...types.map((type) => ({ route, path, body: '{}', headers: { 'content-type': type } })),
        ];
      });
    expect(await sendAll(attempts)).toEqual([]);
  });

  it('has made nobody an administrator', async () => {
    for (const { api } of senders) expect((await api.get('/admin/users')).status).not.toBe(200);
  });
});

/** So that more than the missing key is met. */
const keyOf = ({ path }: DocumentedRoute): Record<string, string> =>
  path.startsWith('/bookings') || path.startsWith('/payments')
    ? { 'idempotency-key': `hostile-${Math.random().toString(36).slice(2)}` }
    : {};
