import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import { pinoOptions } from './pino-options';

const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}.${'b'.repeat(43)}`;
const SECRET = 'hunter2-hunter2-hunter2';

/** What a service writes for a line that somebody logs. */
const written = (log: (logger: Logger) => void): string => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  log(pino(pinoOptions('test', 'info'), stream));
  return lines.join('');
};

describe('what is logged', () => {
  it.each<[string, (logger: Logger) => void]>([
    ['a password', (logger) => logger.info({ password: SECRET })],
    ['a password deep inside', (logger) => logger.info({ a: { b: [{ newPassword: SECRET }] } })],
    ['a refresh token', (logger) => logger.info({ session: { refreshToken: SECRET } })],
    ['a quote in a secret', (logger) => logger.info({ secret: `a"${SECRET}` })],
    ['a header', (logger) => logger.info({ headers: { authorization: `Bearer ${SECRET}` } })],
    ['a cookie', (logger) => logger.info({ headers: { cookie: `x=${SECRET}`, 'set-cookie': SECRET } })],
    ['a service token', (logger) => logger.info({ headers: { 'x-service-token': SECRET } })],
    ['a header in a sentence', (logger) => logger.info(`sent Authorization: Bearer ${SECRET}`)],
    ['an access token in a sentence', (logger) => logger.info(`refused ${TOKEN}`)],
    ['a body in a sentence', (logger) => logger.info(`got ${JSON.stringify({ password: SECRET })}`)],
    ['an error', (logger) => logger.error({ err: new Error(`GET /x?token=${SECRET} failed`) })],
    [
      'the cause of an error',
      (logger) => logger.error({ err: new Error('no', { cause: new Error(`Bearer ${SECRET}`) }) }),
    ],
    ['a link for a new password', (logger) => logger.info(`https://x.example/account#token=${SECRET}`)],
    ['the address of a feed', (logger) => logger.info({ url: `/api/v1/calendar-feeds/${SECRET}.ics` })],
    ['the URL of a server', (logger) => logger.warn(`amqp://guest:${SECRET}@127.0.0.1 is away`)],
  ])('never holds %s', (_, log) => {
    const line = written(log);
    expect(line).toContain('[redacted]');
    expect(line).not.toMatch(/hunter2|aaaaaa|bbbbbb/);
    expect(() => JSON.parse(line) as object).not.toThrow();
  });

  it('still says everything else', () => {
    const line = written((logger) =>
      logger.info({ bookingId: 'b-1', path: '/api/v1/gigs?limit=5' }, 'no token here'),
    );
    expect(JSON.parse(line)).toMatchObject({
      bookingId: 'b-1',
      path: '/api/v1/gigs?limit=5',
      msg: 'no token here',
      name: 'test',
    });
  });
});
