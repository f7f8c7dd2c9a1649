import { type ConnectionOptions, connect } from 'node:tls';
import { type GatewayBench, openGatewayBench } from './gateway.fixture';

describe('connections to the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  /** The version and cipher that both agree on. @throws Error when they cannot */
  const shakeHands = (offer: ConnectionOptions): Promise<{ version: string | null; cipher: string }> =>
    new Promise((resolve, reject) => {
      const { ports, certificate: ca } = bench;
      const socket = connect({ port: ports.https, host: '127.0.0.1', servername: 'localhost', ca, ...offer });
      socket.on('error', reject).on('secureConnect', () => {
        resolve({ version: socket.getProtocol(), cipher: socket.getCipher().name });
        socket.destroy();
      });
    });
  /** Even a client that would take anything: OpenSSL's own level of security is lowered. */
  const only = (
    version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3',
    ciphers = 'ALL',
  ): ConnectionOptions => ({
    minVersion: version,
    maxVersion: version,
    ciphers: `${ciphers}:@SECLEVEL=0`,
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('speak %s', async (version) => {
    expect(await shakeHands(only(version))).toMatchObject({ version });
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)('do not speak %s', async (version) => {
    await expect(shakeHands(only(version))).rejects.toThrow(/alert|protocol|reset/i);
  });

  it('have forward secrecy and authenticated encryption, also in the older version', async () => {
    const { cipher } = await shakeHands(only('TLSv1.2'));
    expect(cipher).toMatch(/^ECDHE-.*(GCM|CHACHA20)/);
  });

  it.each([
    ['of a mode that was broken', 'ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES128-SHA'],
    ['without a certificate', 'aNULL'],
  ])('use no cipher %s', async (_name, ciphers) => {
    await expect(shakeHands(only('TLSv1.2', ciphers))).rejects.toThrow(/handshake failure/);
  });
});
