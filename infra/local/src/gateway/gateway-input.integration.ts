import { connect } from 'node:tls';
import { type GatewayBench, PARTNER_ORIGIN, openGatewayBench } from './gateway.fixture';

describe('pages of other origins', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  const preflight = (origin: string) =>
    bench.ask('/api/v1/bookings', {
      method: 'OPTIONS',
      token: null,
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });

  it('may call the API when they are listed', async () => {
    const asked = await preflight(PARTNER_ORIGIN);
    expect([asked.status, asked.text]).toEqual([204, '']);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': PARTNER_ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringContaining('POST') as string,
      'access-control-allow-headers': expect.stringContaining('Authorization') as string,
      'access-control-max-age': '7200',
    });
    const refused = await bench.ask('/api/v1/bookings', { token: null, headers: { Origin: PARTNER_ORIGIN } });
    expect(refused.headers).toMatchObject({ 'access-control-allow-origin': PARTNER_ORIGIN });
    expect(refused.headers['access-control-allow-methods']).toBeUndefined();
  });

  it.each(['https://evil.example', `${PARTNER_ORIGIN}.evil.example`, 'http://app.partner.example', 'null'])(
    'may not when they are %s',
    async (origin) => {
      const { headers } = await preflight(origin);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.vary).toContain('Origin');
    },
  );
});

describe('requests that are not meant well', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  /** Bytes as they are; everything that comes back. */
  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const { ports, certificate: ca } = bench;
      const socket = connect({ port: ports.https, host: '127.0.0.1', servername: 'localhost', ca });
      let heard = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
      socket.on('close', () => resolve(heard)).on('error', reject);
      socket.write(bytes);
    });
  const post = (...headers: string[]) =>
    `POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers.join('\r\n')}\r\n\r\n`;

  it.each<[string, () => string, number]>([
    ['two lengths', () => `${post('Content-Length: 4', 'Content-Length: 40')}abcd`, 400],
    ['a length and chunks', () => `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n`, 400],
    ['chunks within chunks', () => post('Transfer-Encoding: chunked, chunked'), 501],
    ['an unknown encoding', () => post('Transfer-Encoding: xchunked'), 501],
    ['a negative length', () => post('Content-Length: -1'), 400],
    ['two hosts', () => post('Host: evil.example', 'Content-Length: 0'), 400],
    ['no host', () => 'GET /api/v1/gigs HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'a null byte',
      () => 'GET /api/v1/gigs%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['TRACE', () => 'TRACE /api/v1/gigs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
    [
      'CONNECT',
      () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a made-up method',
      () => 'PROPFIND /api/v1/gigs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      405,
    ],
    ['HTTP/3.0', () => 'GET /api/v1/gigs HTTP/3.0\r\nHost: localhost\r\n\r\n', 505],
  ])('are refused once, as a problem, with %s', async (_, bytes, status) => {
    const heard = await raw(bytes());
    expect(heard.match(/^HTTP\/1\.1 \d+/gm)).toEqual([`HTTP/1.1 ${status}`]);
    expect(heard).toContain('application/problem+json');
    expect(heard).toContain(`"status":${status},`);
    expect(heard).not.toMatch(/nginx\/\d/);
  });

  it('reach nobody under a name of their own for a header with an underscore', async () => {
    const answer = await bench.ask('/api/v1/gigs', {
      headers: { x_gateway_secret: 'forged', x_user_id: 'forged' },
    });
    expect(answer.text).not.toContain('forged');
  });
});
