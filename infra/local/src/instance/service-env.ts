import { type BackingUrls } from './backing-urls';
import { type Ports } from './ports';
import { type Secrets } from './secrets';

export const SERVICE_NAMES = ['core-api', 'worker', 'realtime'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

export type ServiceEnv = Record<string, string>;

export interface ServiceEnvInput {
  mode: 'development' | 'test';
  ports: Ports;
  backing: BackingUrls;
  secrets: Secrets;
  publicUrl: string;
  /** PEM file of the gateway's self-signed certificate: a service that calls the gateway must trust it. */
  certificate: string;
}

const PORT_OF: Partial<Record<ServiceName, keyof Ports>> = { 'core-api': 'coreApi', realtime: 'realtime' };
const METRICS_PORT_OF: Record<ServiceName, keyof Ports> = {
  'core-api': 'coreApiMetrics',
  worker: 'workerMetrics',
  realtime: 'realtimeMetrics',
};

/** The environment a service gets from the local platform; in production the same names are set by whoever deploys. */
export function serviceEnv(service: ServiceName, input: ServiceEnvInput): ServiceEnv {
  const port = PORT_OF[service];
  return {
    ...sharedEnv(input),
    ...(port ? { PORT: String(input.ports[port]) } : {}),
    METRICS_PORT: String(input.ports[METRICS_PORT_OF[service]]),
  };
}

function sharedEnv({ mode, ports, backing, secrets, publicUrl, certificate }: ServiceEnvInput): ServiceEnv {
  return {
    NODE_ENV: mode,
    LOG_LEVEL: mode === 'test' ? 'warn' : 'info',
    MONGO_URI: backing.mongo,
    REDIS_URL: backing.redis,
    RABBITMQ_URL: backing.rabbitmq,
    MEILI_HOST: backing.meilisearch,
    MEILI_API_KEY: secrets.meilisearchKey,
    JWT_SECRET: secrets.jwt,
    GATEWAY_SECRET: secrets.gateway,
    SMTP_URL: backing.smtp,
    MAIL_FROM: 'Noillin <hello@noillin.test>',
    PUBLIC_URL: publicUrl,
    CORE_API_URL: `http://127.0.0.1:${ports.coreApi}`,
    PAYMENT_PROVIDER: 'sandbox',
    SANDBOX_WEBHOOK_SECRET: secrets.sandboxWebhook,
    NODE_EXTRA_CA_CERTS: certificate,
    // Tests wait for erasures.
    ...(mode === 'test' && { ERASURE_SETTLE_SECONDS: '5' }),
  };
}
