import { optionsFromEnvironment } from './options';

describe('environment', () => {
  it('defaults to a private, open server in memory', () => {
    expect(optionsFromEnvironment({})).toEqual({
      host: '127.0.0.1',
      port: 7700,
      masterKey: null,
      dbPath: null,
    });
  });

  it('reads Meilisearch variables', () => {
    const env = { MEILI_HTTP_ADDR: '[::1]:7701', MEILI_MASTER_KEY: 'k', MEILI_DB_PATH: '/data' };
    expect(optionsFromEnvironment(env)).toEqual({ host: '::1', port: 7701, masterKey: 'k', dbPath: '/data' });
  });

  it.each(['7700', 'localhost:', 'localhost:99999', 'a:b:1'])('refuses the address %s', (MEILI_HTTP_ADDR) => {
    expect(() => optionsFromEnvironment({ MEILI_HTTP_ADDR })).toThrow('MEILI_HTTP_ADDR must be host:port');
  });
});
