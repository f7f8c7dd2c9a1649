import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstance } from './instance';

describe('an instance', () => {
  const root = mkdtempSync(join(tmpdir(), 'noillin-instance-'));
  const create = (name: string, env: NodeJS.ProcessEnv = {}) => createInstance(name, { root, env });
  afterAll(() => rmSync(root, { recursive: true }));

  it('keeps its secrets over restarts, readable for the account alone', () => {
    expect(create('dev').secrets).toEqual(create('dev').secrets);
    expect(statSync(join(root, '.noillin/dev/secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('has secrets, data and database of its own', () => {
    const [dev, test] = [create('dev'), create('test')];
    expect(test.secrets.jwt).not.toBe(dev.secrets.jwt);
    expect(test.stateDir).not.toBe(dev.stateDir);
    expect([dev.database, test.database]).toEqual(['noillin_dev', 'noillin_test']);
  });

  it('gives each service the variables it reads, and no port to the one that has none', () => {
    const instance = create('dev');
    expect(instance.env('core-api')).toMatchObject({
      NODE_ENV: 'development',
      PORT: '3000',
      METRICS_PORT: '9101',
      MONGO_URI: instance.backing.mongo,
      PUBLIC_URL: 'https://localhost:8443',
      JWT_SECRET: instance.secrets.jwt,
    });
    expect(instance.env('worker')).not.toHaveProperty('PORT');
    expect(instance.env('realtime')).toMatchObject({ PORT: '4000', CORE_API_URL: 'http://127.0.0.1:3000' });
  });

  it('runs services of the test instance as tests', () => {
    expect(create('test').env('worker')).toMatchObject({ NODE_ENV: 'test' });
  });

  it('uses the key that belongs to a Meilisearch given by URL', () => {
    const instance = create('dev', { MEILI_HOST: 'http://search:7700', MEILI_API_KEY: 'theirs' });
    expect(instance.env('worker')).toMatchObject({
      MEILI_HOST: 'http://search:7700',
      MEILI_API_KEY: 'theirs',
    });
    expect(instance.given).toEqual({ meilisearch: 'http://search:7700' });
  });
});
