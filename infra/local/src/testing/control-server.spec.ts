import { PlatformControl } from '@noillin/testing';
import { type ControlServer, startControlServer } from './control-server';

describe('the control of the platform under test', () => {
  const done: string[] = [];
  let server: ControlServer;
  let control: PlatformControl;

  const record = (...words: string[]): Promise<void> => {
    done.push(words.join(' '));
    return words.includes('meilisearch') ? Promise.reject(new Error('not ours')) : Promise.resolve();
  };

  beforeAll(async () => {
    server = await startControlServer({
      wire: record,
      service: (name, action, env) =>
        record(name, action, ...Object.entries(env).map((pair) => pair.join('='))),
      server: record,
      pidOf: () => Promise.resolve(42),
    });
    control = new PlatformControl(server.url);
  });
  beforeEach(() => void done.splice(0));
  afterAll(() => server.close());

  it('cuts, hangs and restores wires', async () => {
    await control.cut('redis');
    await control.hang('rabbitmq');
    await control.restore('redis');
    expect(done).toEqual(['redis cut', 'rabbitmq hang', 'redis restore']);
  });

  it('kills services and knows their process ids', async () => {
    await control.act('core-api', 'kill');
    expect([done, await control.pidOf('worker')]).toEqual([['core-api kill'], 42]);
  });

  it('restarts services with changes to their environment', async () => {
    await control.restart('core-api', { HOLD_SECONDS: '3' });
    await control.restart('worker');
    expect(done).toEqual(['core-api restart HOLD_SECONDS=3', 'worker restart']);
  });

  it('stops servers', async () => {
    await control.actOnServer('mongo', 'stop');
    expect(done).toEqual(['mongo stop']);
  });

  it('mends what it cut, also when the test in between fails', async () => {
    const failing = control.without('redis', () => Promise.reject(new Error('assertion')));
    await expect(failing).rejects.toThrow('assertion');
    expect(done).toEqual(['redis cut', 'redis restore']);
  });

  it('says why something could not be done', async () => {
    await expect(control.cut('meilisearch')).rejects.toThrow('not ours');
  });

  it.each(['wires/mongo/cut', 'services/worker/feed', 'anything'])('does not know %s', async (path) => {
    expect((await fetch(`${server.url}/${path}`, { method: 'POST' })).status).toBe(404);
    expect(done).toEqual([]);
  });
});
