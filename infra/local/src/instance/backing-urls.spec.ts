import { backingUrls, withDatabase } from './backing-urls';
import { planPorts } from './ports';

const urls = (database: string, env: NodeJS.ProcessEnv = {}) => backingUrls(planPorts('dev'), database, env);

describe('URLs of the backing servers', () => {
  it('are those of private servers on this machine unless given', () => {
    expect(urls('noillin_dev')).toMatchObject({
      mongo: 'mongodb://127.0.0.1:27117/noillin_dev?replicaSet=rs0',
      redis: 'redis://127.0.0.1:6390',
    });
  });

  it('are taken from the environment as they stand there', () => {
    const env = {
      RABBITMQ_URL: 'amqps://u:p@broker/vhost',
      REDIS_URL: 'redis://cache:6379/2',
      MEILI_HOST: 'http://search:7700',
    };
    expect(urls('noillin_dev', env)).toMatchObject({
      rabbitmq: 'amqps://u:p@broker/vhost',
      redis: 'redis://cache:6379/2',
      meilisearch: 'http://search:7700',
    });
  });

  it("keep tests out of the developer's Redis database", () => {
    expect(urls('noillin_test', { REDIS_URL: 'redis://cache:6379' }).redis).toBe('redis://cache:6379/15');
  });
});

describe('the database of a given MongoDB', () => {
  it.each([
    ['mongodb://db:27017', 'mongodb://db:27017/noillin_dev'],
    ['mongodb://db:27017/?replicaSet=rs0', 'mongodb://db:27017/noillin_dev?replicaSet=rs0'],
    ['mongodb://u:p@a,b/?replicaSet=rs0', 'mongodb://u:p@a,b/noillin_dev?replicaSet=rs0'],
    ['mongodb+srv://cluster.example/', 'mongodb+srv://cluster.example/noillin_dev'],
  ])('is ours when %s names none', (given, expected) => {
    expect(withDatabase(given, 'noillin_dev', false)).toBe(expected);
  });

  it('is the one it names', () => {
    expect(withDatabase('mongodb://db/mine?x=1', 'noillin_dev', false)).toBe('mongodb://db/mine?x=1');
  });

  it('is never one that is not named for tests when tests run', () => {
    expect(withDatabase('mongodb://db/mine', 'noillin_test', true)).toBe('mongodb://db/noillin_test');
    expect(withDatabase('mongodb://db/mine_test', 'noillin_test', true)).toBe('mongodb://db/mine_test');
  });

  it('cannot be taken from something that is no connection string', () => {
    expect(() => withDatabase('localhost:27017', 'noillin_dev', false)).toThrow(
      'MONGO_URI is not a MongoDB connection string',
    );
  });
});
