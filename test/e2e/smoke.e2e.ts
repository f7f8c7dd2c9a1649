import { type PlatformUnderTest, openPlatform, setting } from '../support';

describe('the platform', () => {
  let platform: PlatformUnderTest;
  beforeAll(() => {
    platform = openPlatform();
  });
  afterAll(() => platform.close());

  it.each(['/health/live', '/health/ready'])('says at %s only that it is well', async (path) => {
    const { status, body } = await platform.api.get(path);
    expect([status, body]).toEqual([200, { status: 'up' }]);
  });

  it('shows its documentation to a browser', async () => {
    const page = await platform.api.get<string>('/api/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  });

  it('describes itself in OpenAPI', async () => {
    const { status, body } = await platform.api.get<{ openapi: string; paths: object }>('/api/openapi.json');
    expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1/)]);
    expect(Object.keys(body.paths)).toContain('/api/v1/bookings');
  });

  it.each(['/api/v1/nothing', '/nothing'])(
    'answers 404 at %s with one request id in header and problem',
    async (path) => {
      const { status, headers, body } = await platform.api.get(path, {
        headers: { 'x-request-id': 'smoke-request-1' },
      });
      expect([status, headers['x-request-id']]).toEqual([404, 'smoke-request-1']);
      expect(body).toMatchObject({ status: 404, code: 'route_not_found', requestId: 'smoke-request-1' });
    },
  );

  it('keeps what services say to each other from the outside', async () => {
    expect((await platform.api.get('/internal/anything')).status).toBe(404);
    expect((await platform.api.get('/metrics')).status).toBe(404);
  });

  it('points plain HTTP at HTTPS', async () => {
    const { status, headers } = await platform.api.get(`${setting('PLATFORM_HTTP_URL')}/api/docs`);
    expect([status, headers['location']]).toEqual([308, `${setting('PLATFORM_URL')}/api/docs`]);
  });

  it('refuses a socket without a token', async () => {
    await expect(platform.connect(undefined)).rejects.toThrow();
  });

  it.each(['core-api', 'worker', 'realtime'] as const)('runs %s', async (service) => {
    expect(await platform.control.pidOf(service)).toBeGreaterThan(0);
  });
});
