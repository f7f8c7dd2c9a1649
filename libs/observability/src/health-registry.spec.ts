import { HealthRegistry } from './health-registry';

describe('HealthRegistry', () => {
  it('is ready while everything required is up', async () => {
    const health = new HealthRegistry();
    health.register('mongodb', async () => 'pong');
    health.register('redis', () => Promise.reject(new Error('gone')), false);
    expect(await health.report()).toEqual({ ready: true, dependencies: { mongodb: 'up', redis: 'gone' } });
  });

  it('is not ready when something required is down', async () => {
    const health = new HealthRegistry();
    health.register('mongodb', () => Promise.reject(new Error('no primary')));
    expect(await health.report()).toEqual({ ready: false, dependencies: { mongodb: 'no primary' } });
  });

  it('does not wait for a check that hangs', async () => {
    const health = new HealthRegistry();
    health.register('mongodb', () => new Promise(() => undefined));
    const began = performance.now();
    expect((await health.report()).ready).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});
