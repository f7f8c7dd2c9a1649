/** Where everything listens, on 127.0.0.1 only. All below the range that systems take outgoing ports from. */
const DEFAULT_PORTS = {
  https: 8443,
  http: 8080,
  coreApi: 3000,
  realtime: 4000,
  mongo: 27117,
  postgres: 9712,
  redis: 6390,
  rabbitmq: 5692,
  rabbitmqDist: 25692,
  epmd: 4469,
  rabbitmqManagement: 15692,
  meilisearch: 7701,
  smtp: 1025,
  mail: 1080,
  coreApiMetrics: 9101,
  workerMetrics: 9102,
  realtimeMetrics: 9103,
};

export type PortName = keyof typeof DEFAULT_PORTS;
export type Ports = Record<PortName, number>;

export const PORT_NAMES = Object.keys(DEFAULT_PORTS) as PortName[];

/** Instances that run beside each other keep out of each other's way. */
const INSTANCE_OFFSETS: Record<string, number> = { dev: 0, test: 100 };
const OFFSET_OF_OTHERS = 200;

export interface PortChoices {
  offset?: number;
  ports?: Partial<Ports>;
}

/** `coreApi` is `core-api` on the command line. */
export const portOption = (name: PortName): string => `${kebab(name)}-port`;

/** `coreApi` is `NOILLIN_CORE_API_PORT` in the environment. */
export const portVariable = (name: PortName): string =>
  `NOILLIN_${kebab(name).replaceAll('-', '_').toUpperCase()}_PORT`;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The ports of an instance: its own choice, else the environment's, else the default plus offsets.
 * @throws Error naming the setting that is no port
 */
export function planPorts(instance: string, choices: PortChoices = {}, env: NodeJS.ProcessEnv = {}): Ports {
  const own = INSTANCE_OFFSETS[instance] ?? OFFSET_OF_OTHERS;
  const offset = own + (choices.offset ?? numberFrom(env, 'NOILLIN_PORT_OFFSET', parseOffset) ?? 0);
  const portOf = (name: PortName): number =>
    choices.ports?.[name] ??
    numberFrom(env, portVariable(name), parsePort) ??
    checkedPort(DEFAULT_PORTS[name] + offset, 'the port offset');
  return Object.fromEntries(PORT_NAMES.map((name) => [name, portOf(name)])) as Ports;
}

/** @throws Error naming the setting (never silently another port) */
export function parsePort(text: string, setting: string): number {
  return checkedPort(/^\d+$/.test(text) ? Number(text) : NaN, setting);
}

/** @throws Error naming the setting */
export function parseOffset(text: string, setting: string): number {
  if (!/^-?\d+$/.test(text)) throw new Error(`${setting} must be a whole number.`);
  return Number(text);
}

function checkedPort(port: number, setting: string): number {
  if (!(port >= 1 && port <= 65_535)) throw new Error(`${setting} must lead to a port from 1 to 65535.`);
  return port;
}

function numberFrom(
  env: NodeJS.ProcessEnv,
  variable: string,
  parse: (text: string, setting: string) => number,
): number | undefined {
  const text = env[variable];
  return text ? parse(text, variable) : undefined;
}
