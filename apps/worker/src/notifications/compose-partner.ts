import type { NotificationDraft } from '@noillin/notifications';
import type { ApiKey } from '@noillin/partners';

/** Whoever made the key may not be its owner: somebody at an open computer, for instance. */
export const apiKeyNotification = ({ id, ownerId, name, prefix }: ApiKey): NotificationDraft => ({
  userId: ownerId,
  type: 'api_key.created',
  title: 'API key made',
  body: `An API key “${name}” (${prefix}…) can now act in your name. If you did not make it, revoke it and change your password.`,
  data: { apiKeyId: id },
  mail: 'always',
});
