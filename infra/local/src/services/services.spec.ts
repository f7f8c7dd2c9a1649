import { type ServiceName } from '../instance';
import { pm2Home } from './pm2-client';
import { serviceDefinitions } from './service-definitions';

const instance = { logsDir: '/logs', env: (name: ServiceName) => ({ NAME: name, MODE: 'test' }) };

describe('the services on one machine', () => {
  it('are those of production, each as one process with its environment and log', () => {
    const definitions = serviceDefinitions(instance);
    expect(definitions.map(({ name }) => name)).toEqual(['core-api', 'realtime', 'worker']);
    for (const definition of definitions) {
      expect(definition).toMatchObject({
        exec_mode: 'fork',
        instances: 1,
        wait_ready: true,
        script: 'dist/main.js',
      });
      expect(definition.env).toEqual({ NAME: definition.name, MODE: 'test' });
      expect(definition.output).toBe(`/logs/${definition.name}.log`);
    }
  });

  it('take what a test adds to their environment', () => {
    expect(serviceDefinitions(instance, { MODE: 'drill' })[0]?.env).toMatchObject({ MODE: 'drill' });
  });
});

describe("an instance's PM2", () => {
  it("lives in the instance's folder", () => {
    expect(pm2Home('/clone/.noillin/dev')).toBe('/clone/.noillin/dev/pm2');
  });

  it('moves where its sockets fit when the folder is too deep, the same at every start', () => {
    const deep = `/${'deep/'.repeat(30)}.noillin/dev`;
    expect(pm2Home(deep).length).toBeLessThan(90);
    expect(pm2Home(deep)).toBe(pm2Home(deep));
    expect(pm2Home(deep)).not.toBe(pm2Home(`${deep}2`));
  });
});
