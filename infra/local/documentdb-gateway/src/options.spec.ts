import { resolveOptions, settingsFromEnvironment } from './options';

describe('options', () => {
  it('fall back to defaults where the environment is silent', () => {
    const options = resolveOptions(settingsFromEnvironment({ PGPORT: '9712' }));
    expect(options).toMatchObject({ host: '127.0.0.1', port: 27017, setName: 'rs0', poolSize: 64 });
    expect(options.postgres).toEqual({
      host: '127.0.0.1',
      port: 9712,
      user: 'postgres',
      database: 'postgres',
    });
  });

  it('name the variable that is wrong', () => {
    expect(() => settingsFromEnvironment({ GATEWAY_PORT: 'many' })).toThrow(
      'GATEWAY_PORT must be a whole number',
    );
  });
});
