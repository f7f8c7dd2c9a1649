import { type Instance } from '../instance';

/** Where the servers are, under the names that the services use. */
export function backingEnvironment(instance: Instance, database: string): Record<string, string> {
  const { backing, secrets } = instance;
  return {
    MONGO_URI: replaceDatabase(backing.mongo, database),
    REDIS_URL: backing.redis,
    RABBITMQ_URL: backing.rabbitmq,
    MEILI_HOST: backing.meilisearch,
    MEILI_API_KEY: secrets.meilisearchKey,
    SMTP_URL: backing.smtp,
    MAIL_WEB_URL: backing.mail,
  };
}

/** What end-to-end tests and drills know of the platform: its door, its control, and the servers behind it for a look. */
export function platformEnvironment(instance: Instance, controlUrl: string): Record<string, string> {
  return {
    ...backingEnvironment(instance, instance.database),
    PLATFORM_URL: instance.publicUrl,
    PLATFORM_HTTP_URL: `http://localhost:${instance.ports.http}`,
    PLATFORM_CA: instance.certificate,
    NODE_EXTRA_CA_CERTS: instance.certificate,
    PLATFORM_CONTROL_URL: controlUrl,
    PLATFORM_GIVEN_SERVERS: Object.keys(instance.given).join(','),
    JWT_SECRET: instance.secrets.jwt,
    GATEWAY_SECRET: instance.secrets.gateway,
    SANDBOX_WEBHOOK_SECRET: instance.secrets.sandboxWebhook,
  };
}

function replaceDatabase(uri: string, database: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/, `$1/${database}$2`);
}
