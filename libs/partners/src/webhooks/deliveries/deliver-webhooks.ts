import { Injectable } from '@nestjs/common';
import { Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { PartnersConfig } from '../../partners.config';
import type { WebhookEndpoint } from '../endpoints/endpoint';
import { EndpointsRepository } from '../endpoints/endpoints.repository';
import { SendWebhook } from '../sending/send-webhook';
import { DeliveriesRepository } from './deliveries.repository';
import type { Attempt, Delivery } from './delivery';
import { pauseAfter } from './retry-schedule';

const DAY_MS = 24 * 3_600_000;
/** An endpoint that does not answer is asked by few at a time: what waits for it holds up nobody else's deliveries. */
const REST_AFTER_FAILURE_MS = 4_000;

/** Sends what is due. At least once: a worker that dies after the answer sends again, with the same event id. */
@Injectable()
export class DeliverWebhooks implements DueWork {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: EndpointsRepository,
    private readonly users: Users,
    private readonly send: SendWebhook,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly config: PartnersConfig,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.deliveries.findDue(now, limit);
  }

  async run(id: string): Promise<void> {
    const delivery = await this.deliveries.find(id);
    if (delivery?.status !== 'pending') return;
    const endpoint = await this.endpoints.find(delivery.endpointId);
    const obstacle = await this.obstacleOf(endpoint);
    if (!endpoint || obstacle !== null) return this.giveUp(delivery, obstacle ?? 'the endpoint was removed');
    const secrets = await this.endpoints.signingSecrets(endpoint.id);
    const { body } = delivery;
    const attempt = await this.send.run({ url: endpoint.url, secrets, deliveryId: id, body });
    await (attempt.error === null ? this.succeed(delivery, attempt) : this.fail(delivery, attempt));
  }

  private async obstacleOf(endpoint: WebhookEndpoint | null): Promise<string | null> {
    if (endpoint?.status !== 'enabled') return endpoint && 'the endpoint is disabled';
    const owner = await this.users.findById(endpoint.ownerId);
    return owner?.status === 'active' ? null : 'the account is suspended';
  }

  private async succeed(delivery: Delivery, attempt: Attempt): Promise<void> {
    await this.deliveries.noteAttempt(delivery, attempt, { status: 'succeeded', nextAttemptAt: null });
    await this.endpoints.noteSuccess(delivery.endpointId);
  }

  private async fail(delivery: Delivery, attempt: Attempt): Promise<void> {
    const { endpointId, tries } = delivery;
    const [now, pause] = [this.clock.now(), pauseAfter(tries + 1)];
    const next =
      pause === null
        ? { status: 'failed' as const, nextAttemptAt: null }
        : { status: 'pending' as const, nextAttemptAt: new Date(now + pause) };
    await this.deliveries.noteAttempt(delivery, attempt, next);
    await this.endpoints.noteFailure(endpointId);
    await this.deliveries.putOff(endpointId, new Date(now + REST_AFTER_FAILURE_MS));
    await this.disableIfHopeless(endpointId, new Date(now - this.config.WEBHOOK_DISABLE_AFTER_DAYS * DAY_MS));
  }

  private async disableIfHopeless(endpointId: string, since: Date): Promise<void> {
    await this.transactions.run(async () => {
      const disabled = await this.endpoints.disableFailing(endpointId, since);
      if (!disabled) return;
      await this.outbox.add('webhook_endpoint.disabled', { endpointId, ownerId: disabled.ownerId });
    });
  }

  private async giveUp(delivery: Delivery, error: string): Promise<void> {
    const attempt = { at: this.clock.date(), durationMs: 0, status: null, response: '', error };
    await this.deliveries.noteAttempt(delivery, attempt, { status: 'failed', nextAttemptAt: null });
  }
}
