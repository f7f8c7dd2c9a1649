import { type GatewaySettings, PRODUCTION_LIMITS } from './settings';

const DEFAULTS = {
  GATEWAY_USER: 'www-data',
  GATEWAY_CORE_API: '127.0.0.1:3000',
  GATEWAY_REALTIME: '127.0.0.1:4000,127.0.0.1:4001',
} as const;

const REQUIRED = ['GATEWAY_SERVER_NAME', 'GATEWAY_CERTIFICATE', 'GATEWAY_CERTIFICATE_KEY'] as const;

/**
 * The gateway of a server, from its environment; several services of one kind are separated by commas.
 * @throws Error naming every variable that is missing
 */
export function productionSettings(env: Readonly<Record<string, string | undefined>>): GatewaySettings {
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing in the environment: ${missing.join(', ')}`);
  const value = (name: (typeof REQUIRED)[number] | keyof typeof DEFAULTS): string =>
    env[name] ?? (name in DEFAULTS ? DEFAULTS[name as keyof typeof DEFAULTS] : '');
  return {
    listenAddress: '0.0.0.0',
    httpPort: 80,
    httpsPort: 443,
    serverName: value('GATEWAY_SERVER_NAME'),
    coreApi: value('GATEWAY_CORE_API').split(','),
    realtime: value('GATEWAY_REALTIME').split(','),
    certificate: value('GATEWAY_CERTIFICATE'),
    certificateKey: value('GATEWAY_CERTIFICATE_KEY'),
    user: value('GATEWAY_USER'),
    workerProcesses: 'auto',
    limits: PRODUCTION_LIMITS,
  };
}
