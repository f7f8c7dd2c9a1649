import { createInstance } from '../instance';
import { unlessAborted } from './interruption';
import { lastJsonLine } from './seed';
import { parseStartOptions } from './start-options';
import { loginLines, summary } from './summary';

describe('the options of npm start', () => {
  it('are all on their usual values without any', () => {
    expect(parseStartOptions([])).toEqual({
      detach: false,
      serversOnly: false,
      seed: true,
      walk: true,
      reset: false,
      rabbitmqManagement: false,
      download: true,
      ports: {},
    });
  });

  it('switch parts off and on', () => {
    expect(parseStartOptions(['--no-seed', '--no-walk', '--detach', '--no-download'])).toMatchObject({
      seed: false,
      walk: false,
      detach: true,
      download: false,
    });
  });

  it('choose ports, one by one or all', () => {
    expect(
      parseStartOptions(['--https-port', '9443', '--core-api-metrics-port=9999', '--port-offset=10']),
    ).toMatchObject({
      offset: 10,
      ports: { https: 9443, coreApiMetrics: 9999 },
    });
  });

  it.each([
    [['--wlak'], "Unknown option '--wlak'. See npm start -- --help."],
    [['--https-port', 'x'], '--https-port must lead to a port from 1 to 65535.'],
    [['--seed=yes'], 'See npm start -- --help.'],
    [['now'], 'See npm start -- --help.'],
  ])('%j is answered with a sentence', (args, sentence) => {
    expect(() => parseStartOptions(args)).toThrow(sentence);
  });
});

describe('what is shown at the end', () => {
  const instance = createInstance('spec-summary', { env: {}, root: '/tmp/noillin-spec' });
  const shown = summary(instance, {
    rabbitmqManagement: false,
    seeded: { influencers: 240, logins: { admin: 'a@x', password: 'p-2026' } },
    isDetached: false,
  });

  it('is where everything is, who can log in, and how to stop', () => {
    for (const part of [instance.publicUrl, '/api/docs', instance.backing.mail, 'a@x', 'p-2026', 'npm stop'])
      expect(shown).toContain(part);
  });

  it("leaves out RabbitMQ's web interface unless it is on", () => {
    expect(shown).not.toContain('RabbitMQ');
    expect(summary(instance, { rabbitmqManagement: true, seeded: null, isDetached: true })).toContain(
      'RabbitMQ',
    );
  });

  it('shows no logins where nothing was seeded', () => {
    expect(loginLines(null)).toEqual([]);
    expect(loginLines({ seeded: false })).toEqual([]);
  });
});

describe("the seed's last word", () => {
  it('is its last line of JSON, whatever it logs besides', () => {
    expect(lastJsonLine('starting\n{"a":1}\n{"b":2}\ndone {"c":3} in 2 s')).toBe('{"b":2}');
    expect(lastJsonLine('done')).toBeNull();
  });
});

describe('a step that Ctrl-C comes into', () => {
  it('is given up at once', async () => {
    const controller = new AbortController();
    const step = unlessAborted(new Promise(() => {}), controller.signal);
    controller.abort();
    await expect(step).rejects.toThrow('interrupted');
  });

  it('gives its result otherwise', async () => {
    await expect(unlessAborted(Promise.resolve(7), new AbortController().signal)).resolves.toBe(7);
  });
});
