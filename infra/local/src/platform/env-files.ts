import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, type ServiceEnv, SERVICE_NAMES } from '../instance';

/** As `node --env-file` reads it; single quotes keep everything as it is. */
export const envFileText = (env: ServiceEnv): string =>
  Object.entries(env)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');

/** Keeps each service's environment for who runs a service by hand, as `pnpm dev` does. Only the owner may read it. */
export function saveEnvFiles({ stateDir, env }: Pick<Instance, 'stateDir' | 'env'>): void {
  const folder = join(stateDir, 'env');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const service of SERVICE_NAMES) {
    writeFileSync(join(folder, `${service}.env`), envFileText(env(service)), { mode: 0o600 });
  }
}
