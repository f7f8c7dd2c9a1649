import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerWithoutPlugins } from './rabbitmq-plugins';

describe('brokerWithoutPlugins', () => {
  let root: string;
  let state: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rabbitmq-'));
    state = join(root, 'state');
    for (const folder of ['state', 'sbin', 'bin']) mkdirSync(join(root, folder));
    writeFileSync(join(root, 'sbin/rabbitmq-server'), '');
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const install = (...names: string[]): void => {
    for (const name of names) mkdirSync(join(root, 'plugins', name), { recursive: true });
  };

  it('holds the broker and none of its plugins, found through a link as packages make them', () => {
    install(
      'rabbit-3.10.8',
      'rabbit_common-3.10.8',
      'rabbitmq_prelaunch-3.10.8',
      'rabbitmq_mqtt-3.10.8',
      'ra-2.2.0',
    );
    symlinkSync(join(root, 'sbin/rabbitmq-server'), join(root, 'bin/rabbitmq-server'));
    const plugins = brokerWithoutPlugins(join(root, 'bin/rabbitmq-server'), state);
    expect(plugins).toBe(join(state, 'plugins'));
    expect(readdirSync(join(state, 'plugins')).toSorted()).toEqual([
      'rabbit-3.10.8',
      'rabbit_common-3.10.8',
      'rabbitmq_prelaunch-3.10.8',
    ]);
  });

  it('forgets an older version', () => {
    install('rabbit-3.10.8');
    brokerWithoutPlugins(join(root, 'sbin/rabbitmq-server'), state);
    rmSync(join(root, 'plugins'), { recursive: true });
    install('rabbit-4.0.5');
    brokerWithoutPlugins(join(root, 'sbin/rabbitmq-server'), state);
    expect(readdirSync(join(state, 'plugins'))).toEqual(['rabbit-4.0.5']);
  });

  it('leaves a server alone that lies elsewhere', () => {
    expect(brokerWithoutPlugins(join(root, 'sbin/rabbitmq-server'), state)).toBeUndefined();
    install('rabbitmq_mqtt-3.10.8');
    expect(brokerWithoutPlugins(join(root, 'sbin/rabbitmq-server'), state)).toBeUndefined();
  });
});
