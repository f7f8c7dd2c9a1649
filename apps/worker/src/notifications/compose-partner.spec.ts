import type { ApiKey, WebhookEndpoint } from '@noillin/partners';
import { apiKeyNotification, endpointDisabledNotification } from './compose-partner';

describe('notifications about programs', () => {
  it('name a new key as its owner knows it', () => {
    const key = { id: 'k', ownerId: 'o', name: 'Planner', prefix: 'nk_live_abc123' } as ApiKey;
    expect(apiKeyNotification(key)).toMatchObject({
      userId: 'o',
      mail: 'always',
      data: { apiKeyId: 'k' },
      body: expect.stringMatching(/Planner.*nk_live_abc123/),
    });
  });

  it('name the address that is switched off', () => {
    const endpoint = { id: 'e', ownerId: 'o', url: 'https://x.example/hooks' } as WebhookEndpoint;
    expect(endpointDisabledNotification(endpoint)).toMatchObject({
      userId: 'o',
      mail: 'always',
      data: { webhookEndpointId: 'e' },
      body: expect.stringContaining('https://x.example/hooks'),
    });
  });
});
