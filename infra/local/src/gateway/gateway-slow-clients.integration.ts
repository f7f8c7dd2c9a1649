import { type TLSSocket, connect } from 'node:tls';
import { type GatewayBench, openGatewayBench } from './gateway.fixture';

/** Longer than the gateway waits for anybody, shorter than NGINX waits by itself. */
jest.setTimeout(40_000);

const BEGUN = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\n';
const DRIP_MS = 250;

describe('clients that are too slow', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  const open = (): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      const { ports, certificate: ca } = bench;
      const socket = connect({ port: ports.https, host: '127.0.0.1', servername: 'localhost', ca });
      socket.once('secureConnect', () => resolve(socket)).once('error', reject);
    });

  /** Says this much, and `drip` again and again if there is one; what it heard by the time it was hung up on. */
  const dawdle = async (said: string, drip = ''): Promise<string> => {
    const socket = await open();
    const dripping = setInterval(() => drip && socket.write(drip), DRIP_MS);
    let heard = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
    // A connection that ran out of time is reset.
    socket.on('error', () => socket.destroy());
    if (said) socket.write(said);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(dripping);
    return heard;
  };

  it('are hung up on, reach no service, and keep nobody else waiting', async () => {
    const reached: (string | undefined)[] = [];
    bench.coreApi.on('request', ({ url }) => reached.push(url));
    const dawdlers = Promise.all([
      dawdle(''),
      dawdle(BEGUN),
      dawdle(`${BEGUN}X-Request-Id: `, 'x'),
      dawdle(`${BEGUN}Content-Length: 20\r\n\r\n`),
      dawdle(`${BEGUN}Content-Length: 20\r\n\r\n{"email":`),
    ]);
    expect((await bench.ask('/api/v1/gigs')).status).toBe(200);
    expect(await dawdlers).toEqual(['', '', '', '', '']);
    expect(reached).toEqual(['/api/v1/gigs']);
  });
});
