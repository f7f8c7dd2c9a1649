import { type Server, createServer } from 'node:http';
import { ApiClient } from './api-client';
import { UnexpectedAnswer, succeeded } from './succeeded';

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  text: string;
}

describe('ApiClient', () => {
  let server: Server;
  let api: ApiClient;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url = '/', headers } = request;
        const status = Number(new URL(url, 'http://x').searchParams.get('status') ?? 200);
        response.writeHead(status, { 'content-type': 'application/problem+json' });
        response.end(
          status === 204
            ? undefined
            : JSON.stringify({ method, url, headers, text: Buffer.concat(chunks).toString() }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = ApiClient.open({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}/` });
  });

  afterAll(async () => {
    await api.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('sends JSON to the versioned API with token, key and query', async () => {
    const { status, body } = await api
      .as('token-1')
      .post<Echo>('/bookings', { gigId: 'g' }, { idempotencyKey: 'key-1', query: { times: 2 } });
    expect([status, body.method, body.url, body.text]).toEqual([
      200,
      'POST',
      '/api/v1/bookings?times=2',
      '{"gigId":"g"}',
    ]);
    expect(body.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    });
  });

  it('leaves paths under /api, and bodies that are text, as they are', async () => {
    const { body } = await api.post<Echo>('/api/docs', '{broken');
    expect([body.url, body.text]).toEqual(['/api/docs', '{broken']);
  });

  it('sends no token and no content type that nobody asked for', async () => {
    const { headers } = (await api.as('t').as(undefined).get<Echo>('/gigs')).body;
    expect([headers['authorization'], headers['content-type']]).toEqual([undefined, undefined]);
  });

  it('has the client of integrators, with the same token', async () => {
    const echo = (await api.as('token-1').client.auth.me()) as unknown as Echo;
    expect([echo.url, echo.headers['authorization']]).toEqual(['/api/v1/auth/me', 'Bearer token-1']);
  });

  it('answers refusals instead of throwing', async () => {
    const { status, headers } = await api.delete('/gigs/1', { query: { status: 409 } });
    expect([status, headers['content-type']]).toEqual([409, 'application/problem+json']);
  });

  it('knows empty answers', async () => {
    expect((await api.post('/auth/logout?status=204')).body).toBe('');
  });

  it('lets a test insist on success, and shows the problem otherwise', async () => {
    expect((await succeeded(api.get<Echo>('/x'))).method).toBe('GET');
    await expect(succeeded(api.get('/x?status=503'))).rejects.toThrow(UnexpectedAnswer);
    await expect(succeeded(api.get('/x?status=503'))).rejects.toThrow(
      /Unexpected answer 503: .*"url":"\/api\/v1\/x/,
    );
  });
});
