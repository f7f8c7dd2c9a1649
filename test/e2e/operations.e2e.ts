import { createInstance } from '@noillin/local';
import { type PlatformUnderTest, openPlatform } from '../support';

describe('what only operators see', () => {
  let platform: PlatformUnderTest;
  const { ports } = createInstance('test');
  const services = [
    ['core-api', ports.coreApiMetrics],
    ['worker', ports.workerMetrics],
    ['realtime', ports.realtimeMetrics],
  ] as const;
  beforeAll(() => {
    platform = openPlatform();
  });
  afterAll(() => platform.close());

  it.each(services)('is the metrics of %s, on a port of its own', async (_, port) => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('process_resident_memory'),
    ]);
  });

  it.each(services)('is why %s is not ready, dependency by dependency', async (_, port) => {
    const answer = (await (await fetch(`http://127.0.0.1:${port}/ready`)).json()) as { dependencies: object };
    expect(Object.keys(answer.dependencies)).toContain('redis');
  });

  it.each(['/metrics', '/api/metrics', '/api/v1/metrics', '/ready', '/api/v1/internal/x', '/socket/metrics'])(
    'is not at %s of the gateway',
    async (path) => {
      const { status, body } = await platform.api.get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body)).not.toContain('process_resident_memory');
    },
  );
});
