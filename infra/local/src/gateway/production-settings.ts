import { PRODUCTION_LIMITS } from './limits';
import { njsModule } from './njs-module';
import { type GatewaySettings } from './settings';

const DEFAULTS = {
  GATEWAY_USER: 'www-data',
  GATEWAY_CORE_API: '127.0.0.1:3000',
  GATEWAY_REALTIME: '127.0.0.1:4000,127.0.0.1:4001',
  GATEWAY_ALLOWED_ORIGINS: '',
} as const;

const REQUIRED = [
  'GATEWAY_SERVER_NAME',
  'GATEWAY_CERTIFICATE',
  'GATEWAY_CERTIFICATE_KEY',
  'GATEWAY_SECRET',
  'JWT_SECRET',
] as const;

/**
 * The gateway of a server, from its environment; several services of one kind, and several origins, are separated by commas.
 * @throws Error naming every variable that is missing
 */
export function productionSettings(
  env: Readonly<Record<string, string | undefined>>,
  modulePath: () => string = njsModule,
): GatewaySettings {
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing in the environment: ${missing.join(', ')}`);
  const value = (name: (typeof REQUIRED)[number] | keyof typeof DEFAULTS): string =>
    env[name] ?? (name in DEFAULTS ? DEFAULTS[name as keyof typeof DEFAULTS] : '');
  const list = (name: keyof typeof DEFAULTS): string[] => value(name).split(',').filter(Boolean);
  return {
    listenAddress: '0.0.0.0',
    httpPort: 80,
    httpsPort: 443,
    serverName: value('GATEWAY_SERVER_NAME'),
    coreApi: list('GATEWAY_CORE_API'),
    realtime: list('GATEWAY_REALTIME'),
    certificate: value('GATEWAY_CERTIFICATE'),
    certificateKey: value('GATEWAY_CERTIFICATE_KEY'),
    njsModule: modulePath(),
    user: value('GATEWAY_USER'),
    workerProcesses: 'auto',
    allowedOrigins: list('GATEWAY_ALLOWED_ORIGINS'),
    secrets: {
      jwt: value('JWT_SECRET'),
      otherJwt: [env['JWT_SECRET_PREVIOUS'], env['JWT_SECRET_NEXT']].flatMap((secret) => secret || []),
      gateway: value('GATEWAY_SECRET'),
    },
    limits: PRODUCTION_LIMITS,
  };
}
