import { through } from './wires';

describe('a URL by way of a wire', () => {
  it.each([
    ['redis://localhost:6379', 'redis://127.0.0.1:999'],
    ['redis://:secret@cache:6379/15', 'redis://:secret@127.0.0.1:999/15'],
    ['amqp://guest:guest@localhost:5672', 'amqp://guest:guest@127.0.0.1:999'],
    ['amqp://u:p%40x@mq/vhost?heartbeat=10', 'amqp://u:p%40x@127.0.0.1:999/vhost?heartbeat=10'],
    ['http://localhost:7700', 'http://127.0.0.1:999'],
  ])('%s becomes %s', (url, expected) => {
    expect(through(url, 999)).toBe(expected);
  });
});
