import { join } from 'node:path';
import { certificateFiles } from '../gateway';
import { type BackingName, type BackingUrls, backingUrls, givenUrls } from './backing-urls';
import { type PortChoices, type Ports, planPorts } from './ports';
import { REPOSITORY_ROOT } from './repository-root';
import { type Secrets, loadSecrets } from './secrets';
import { type ServiceEnv, type ServiceName, serviceEnv } from './service-env';

export type InstanceName = 'dev' | 'test' | (string & {});

/** One local platform with its own data, ports and secrets. Several run beside each other. */
export interface Instance {
  name: InstanceName;
  /** Everything the instance writes: `.noillin/<name>`. */
  stateDir: string;
  logsDir: string;
  /** Every instance's database; tests' end in `_test`. */
  database: string;
  ports: Ports;
  /** What a browser and an API client use, by way of the gateway. */
  publicUrl: string;
  backing: BackingUrls;
  /** Backing servers that the environment names; the others are started privately. */
  given: Partial<Record<BackingName, string>>;
  secrets: Secrets;
  /** The gateway's certificate, which is its own authority. */
  certificate: string;
  /** The whole environment of a service, `process.env` not included. */
  env(service: ServiceName): ServiceEnv;
}

export interface InstanceOptions extends PortChoices {
  env?: NodeJS.ProcessEnv;
  root?: string;
}

/** Describes an instance and makes its secrets; starts nothing. @throws Error naming a setting that is wrong */
export function createInstance(name: InstanceName, options: InstanceOptions = {}): Instance {
  const env = options.env ?? process.env;
  const stateDir = join(options.root ?? REPOSITORY_ROOT, '.noillin', name);
  const ports = planPorts(name, options, env);
  const database = `noillin_${name}`;
  const described = {
    ports,
    publicUrl: `https://localhost:${ports.https}`,
    backing: backingUrls(ports, database, env),
    secrets: withGivenKey(loadSecrets(stateDir), env),
    certificate: certificateFiles(join(stateDir, 'certificate')).certificate,
  };
  const mode = name === 'test' ? 'test' : 'development';
  return {
    ...described,
    name,
    stateDir,
    logsDir: join(stateDir, 'logs'),
    database,
    given: givenUrls(env),
    env: (service) => serviceEnv(service, { ...described, mode }),
  };
}

/** A Meilisearch that is somebody else's has its own key. */
function withGivenKey(secrets: Secrets, env: NodeJS.ProcessEnv): Secrets {
  return env['MEILI_HOST'] ? { ...secrets, meilisearchKey: env['MEILI_API_KEY'] ?? '' } : secrets;
}
