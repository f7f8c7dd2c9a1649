import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import type { ProviderEvent } from '../provider/provider-event';
import { ProviderRegistry } from '../provider/provider-registry';
import { WebhookInbox } from './webhook-inbox.repository';

export type Receipt = 'stored' | 'duplicate';

/** Verifies an event, stores it once and leaves the rest to the worker: providers want their answer at once. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly providers: ProviderRegistry,
    private readonly inbox: WebhookInbox,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for an unknown provider, `webhook_signature_invalid` for a forged or old request */
  async run(providerName: string, rawBody: Buffer, headers: IncomingHttpHeaders): Promise<Receipt> {
    const provider = this.providers.find(providerName);
    if (!provider) throw new DomainError('not_found', { resource: 'payment provider' });
    const event = provider.verifyWebhook(rawBody, headers);
    if (await this.inbox.has(this.inbox.idOf(event))) return 'duplicate';
    try {
      await this.transactions.run(() => this.store(event, rawBody));
      return 'stored';
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return 'duplicate';
      throw error;
    }
  }

  private async store(event: ProviderEvent, rawBody: Buffer): Promise<void> {
    const webhookId = await this.inbox.store(event, rawBody.toString('utf8'), this.clock.date());
    await this.outbox.add('payment.webhook_received', { webhookId });
  }
}
