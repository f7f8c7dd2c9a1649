import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StartOptions } from 'pm2';
import { type Instance, type ServiceEnv, type ServiceName, inRepository } from '../instance';

interface Ecosystem {
  apps: (StartOptions & { name: ServiceName; cwd: string })[];
}

const ECOSYSTEM = inRepository('infra/pm2/ecosystem.config.cjs');

/** Production's definition of the services, as one small process each, with an instance's environment and logs. */
export function serviceDefinitions(
  instance: Pick<Instance, 'env' | 'logsDir'>,
  extra: ServiceEnv = {},
): StartOptions[] {
  const { apps } = createRequire(__filename)(ECOSYSTEM) as Ecosystem;
  return apps.map((app) => {
    const log = join(instance.logsDir, `${app.name}.log`);
    const env = { ...instance.env(app.name), ...extra };
    return { ...app, exec_mode: 'fork', instances: 1, env, output: log, error: log };
  });
}
