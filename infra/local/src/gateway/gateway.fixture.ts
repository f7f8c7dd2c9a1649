import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, type Server, createServer } from 'node:http';
import { request } from 'node:https';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TLSSocket, connect as connectTls } from 'node:tls';
import { freePorts } from '@noillin/testing';
import { type Gateway, startGateway } from './local-gateway';
import { type GatewayLimits, UNHINDERED_LIMITS } from './limits';
import { type GatewaySecrets } from './settings';

/** What a test sees of one answer. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json(): Record<string, unknown>;
}

export interface Ask {
  /** Default: that of a signed-in user; null for none. */
  token?: string | null;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export const SECRETS: GatewaySecrets = {
  jwt: 'the-current-key-'.padEnd(40, 'c'),
  otherJwt: ['the-next-key-'.padEnd(40, 'n')],
  gateway: 'the-gateway-secret-'.padEnd(40, 'g'),
};

export const PARTNER_ORIGIN = 'https://app.partner.example';

/** The answer is a refusal as all of them look. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.json()).toEqual({
    type: `/problems/${code}`,
    title: expect.any(String) as string,
    status,
    detail: expect.any(String) as string,
    code,
    requestId: answer.headers['x-request-id'],
  });
}

/** A real NGINX in front of two tiny servers that echo what reached them. */
export interface GatewayBench {
  ports: { https: number; http: number; coreApi: number; realtime: number };
  stateDir: string;
  gateway: Gateway;
  certificate: Buffer;
  coreApi: Server;
  ask(path: string, options?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export async function openGatewayBench(limits: Partial<GatewayLimits> = {}): Promise<GatewayBench> {
  const stateDir = mkdtempSync(join(tmpdir(), 'noillin-gateway-'));
  const [coreApi, realtime] = await Promise.all([echoServer('core-api'), echoServer('realtime')]);
  const [https = 0, http = 0] = await freePorts(2);
  const ports = {
    https,
    http,
    coreApi: portOf(coreApi),
    realtime: portOf(realtime),
  };
  const gateway = await startGateway(
    { stateDir, ports, secrets: SECRETS, allowedOrigins: [PARTNER_ORIGIN] },
    { ...UNHINDERED_LIMITS, ...limits },
  );
  const certificate = readFileSync(join(stateDir, 'certificate', 'certificate.pem'));
  return {
    ports,
    stateDir,
    gateway,
    certificate,
    coreApi,
    ask: (path, options = {}) => askHttps(ports.https, certificate, path, options),
    close: async () => {
      await gateway.stop();
      await Promise.all([closeServer(coreApi), closeServer(realtime)]);
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

export function askHttps(
  port: number,
  ca: Buffer,
  path: string,
  { method, headers, body, token = signedToken() }: Ask,
): Promise<Answer> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const asking = request({
      host: '127.0.0.1',
      servername: 'localhost',
      port,
      path,
      method,
      headers: { ...authorization, ...headers },
      ca,
      agent: false,
    });
    asking.on('response', (response) => void readAnswer(response).then(resolve, reject));
    asking.on('error', reject);
    asking.end(body);
  });
}

/** An access token as core-api signs it, or almost: `claims` and `header` replace what stands there. */
export function signedToken(
  claims: object = {},
  { header = {}, secret = SECRETS.jwt }: { header?: object; secret?: string } = {},
): string {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const content = [
    { alg: 'HS256', typ: 'JWT', ...header },
    { iss: 'noillin', sub: 'user-1', sid: 'session-1', role: 'brand', exp, ...claims },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** A connection on which the upgrade to a WebSocket has been asked for. */
export function upgradeSocket({ ports, certificate }: GatewayBench): TLSSocket {
  const socket = connectTls({
    port: ports.https,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: certificate,
  });
  socket.write(
    'GET /socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  );
  return socket;
}

export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown>,
  };
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/**
 * Echoes what arrived; `?status=503` answers with that status and a body of its own; `?silent` drops the connection; `?held` leaves
 * the answer to the test.
 */
async function echoServer(name: string): Promise<Server> {
  const server = createServer((message, response) => {
    const { searchParams } = new URL(message.url ?? '/', 'http://localhost');
    if (searchParams.has('silent')) return void message.socket.destroy();
    if (searchParams.has('held')) return;
    const echo = { name, url: message.url, method: message.method, headers: message.headers };
    const status = Number(searchParams.get('status') ?? 200);
    message.resume().on('end', () => {
      response.writeHead(status, {
        'content-type': searchParams.get('type') ?? 'application/json',
        'x-powered-by': 'echo',
      });
      response.end(
        JSON.stringify({ ...echo, padding: 'x'.repeat(Number(searchParams.get('padding') ?? 0)) }),
      );
    });
  });
  server.on('upgrade', (message, socket) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n${message.url}\n`,
    );
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.unref();
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
