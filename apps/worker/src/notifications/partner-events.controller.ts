import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { ApiKeysRepository, EndpointsRepository } from '@noillin/partners';
import { apiKeyNotification, endpointDisabledNotification } from './compose-partner';
import { Notify } from './notify';

/** Tells people what the programs that act in their name are up to. */
@Controller()
export class PartnerEventsController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly endpoints: EndpointsRepository,
    private readonly notify: Notify,
  ) {}

  @OnEvent('notifications', 'api_key.created')
  async keyCreated(@Payload() { id, payload }: EventEnvelope<'api_key.created'>): Promise<void> {
    const key = await this.keys.find(payload.keyId);
    if (key) await this.notify.execute(id, [apiKeyNotification(key)]);
  }

  @OnEvent('notifications', 'webhook_endpoint.disabled')
  async endpointDisabled(
    @Payload() { id, payload }: EventEnvelope<'webhook_endpoint.disabled'>,
  ): Promise<void> {
    const endpoint = await this.endpoints.find(payload.endpointId);
    if (endpoint) await this.notify.execute(id, [endpointDisabledNotification(endpoint)]);
  }
}
