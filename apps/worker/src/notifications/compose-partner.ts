import type { NotificationDraft } from '@noillin/notifications';
import type { ApiKey, WebhookEndpoint } from '@noillin/partners';

/** Whoever made the key may not be its owner: somebody at an open computer, for instance. */
export const apiKeyNotification = ({ id, ownerId, name, prefix }: ApiKey): NotificationDraft => ({
  userId: ownerId,
  type: 'api_key.created',
  title: 'API key made',
  body: `An API key “${name}” (${prefix}…) can now act in your name. If you did not make it, revoke it and change your password.`,
  data: { apiKeyId: id },
  mail: 'always',
});

export const endpointDisabledNotification = ({ id, ownerId, url }: WebhookEndpoint): NotificationDraft => ({
  userId: ownerId,
  type: 'webhook_endpoint.disabled',
  title: 'Webhooks switched off',
  body: `${url} has answered nothing but failures for days, so no more webhooks are sent there. Enable the endpoint again once it works; failed deliveries can be sent again.`,
  data: { webhookEndpointId: id },
  mail: 'always',
});
