import { mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the broker itself is made of; it looks for its configuration's schema among the plugins. */
const THE_BROKER = /^(rabbit|rabbit_common|rabbitmq_prelaunch)-/;

/**
 * A folder of plugins with the broker only. Otherwise it reads the descriptions of some sixty plugins twice on every start, to
 * use none of them: half of the processor time of the whole start.
 * @returns the folder; undefined where `program` does not lie beside its plugins as in RabbitMQ's packages: then all are read
 */
export function brokerWithoutPlugins(program: string, folder: string): string | undefined {
  const installed = join(dirname(realpathSync(program)), '../plugins');
  const broker = namesIn(installed).filter((name) => THE_BROKER.test(name));
  if (!broker.some((name) => name.startsWith('rabbit-'))) return undefined;
  const plugins = join(folder, 'plugins');
  rmSync(plugins, { recursive: true, force: true });
  mkdirSync(plugins);
  for (const name of broker) symlinkSync(join(installed, name), join(plugins, name));
  return plugins;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
