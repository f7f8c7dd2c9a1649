import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { DeliveriesRepository } from '../deliveries/deliveries.repository';
import type { Delivery } from '../deliveries/delivery';
import { WebhookAddress } from '../sending/webhook-address';
import { PING_TYPE, type WebhookMessage } from '../webhook-events';
import type { EndpointChange, EndpointWish, IssuedEndpoint, WebhookEndpoint } from './endpoint';
import { EndpointsRepository, MOST_ENDPOINTS } from './endpoints.repository';

const noEndpoint = (): DomainError => new DomainError('not_found', { resource: 'webhook endpoint' });

/** What owners do with the addresses that their webhooks go to. Somebody else's is not found. */
@Injectable()
export class ManageEndpoints {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly addresses: WebhookAddress,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `webhook_url_refused`, `rule_refused` for one endpoint too many */
  async create(ownerId: string, wish: EndpointWish): Promise<IssuedEndpoint> {
    const url = await this.addresses.check(wish.url);
    for (const slot of await this.endpoints.freeSlots(ownerId))
      try {
        return await this.endpoints.insert(ownerId, slot, { ...wish, url });
      } catch (error) {
        if (!isDuplicateKey(error, 'slot')) throw error;
      }
    throw new DomainError('rule_refused', { reason: `You have ${MOST_ENDPOINTS} webhook endpoints.` });
  }

  /** @throws DomainError `not_found` */
  async find(id: string, ownerId: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.find(id);
    if (endpoint?.ownerId !== ownerId) throw noEndpoint();
    return endpoint;
  }

  /** @throws DomainError `not_found`, `webhook_url_refused` */
  async change(id: string, ownerId: string, change: EndpointChange): Promise<WebhookEndpoint> {
    await this.find(id, ownerId);
    const url = change.url === undefined ? {} : { url: await this.addresses.check(change.url) };
    const endpoint = await this.endpoints.change(id, ownerId, { ...change, ...url });
    if (!endpoint) throw noEndpoint();
    return endpoint;
  }

  /** @throws DomainError `not_found` */
  rotateSecret(id: string, ownerId: string, graceMs: number): Promise<IssuedEndpoint> {
    return this.transactions.run(async () => {
      const issued = await this.endpoints.replaceSecret(id, ownerId, graceMs);
      if (!issued) throw noEndpoint();
      return issued;
    });
  }

  /** @throws DomainError `not_found` */
  async remove(id: string, ownerId: string): Promise<void> {
    await this.transactions.run(async () => {
      if (!(await this.endpoints.remove(id, ownerId))) throw noEndpoint();
      await this.deliveries.removeOf(id);
    });
  }

  /** Sends something of no meaning. @throws DomainError `not_found`, `rule_refused` while the endpoint is disabled */
  async ping(id: string, ownerId: string): Promise<Delivery> {
    await this.requireEnabled(id, ownerId);
    const occurredAt = this.clock.date().toISOString();
    const message: WebhookMessage = { id: newId(), type: PING_TYPE, version: 1, occurredAt, data: {} };
    const body = JSON.stringify(message);
    return this.deliveries.insert({ endpointId: id, ownerId, eventId: message.id, type: PING_TYPE, body });
  }

  /** Sends a delivery again. @throws DomainError `not_found`, `rule_refused` while the endpoint is disabled */
  async redeliver(id: string, ownerId: string, deliveryId: string): Promise<Delivery> {
    await this.requireEnabled(id, ownerId);
    const delivery = await this.deliveries.sendAgain(deliveryId, id);
    if (!delivery) throw new DomainError('not_found', { resource: 'delivery' });
    return delivery;
  }

  private async requireEnabled(id: string, ownerId: string): Promise<void> {
    const { status } = await this.find(id, ownerId);
    if (status === 'disabled')
      throw new DomainError('rule_refused', { reason: 'The endpoint is disabled; enable it first.' });
  }
}
