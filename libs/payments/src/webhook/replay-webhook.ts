import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import type { Webhook } from './webhook';
import { WebhookInbox } from './webhook-inbox.repository';

/** Has an event processed again as if it had just come. What it has changed already it does not change again. */
@Injectable()
export class ReplayWebhook {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  run(webhookId: string): Promise<Webhook> {
    return this.transactions.run(async () => {
      const webhook = await this.inbox.reopen(webhookId, this.clock.date());
      if (!webhook) throw new DomainError('not_found', { resource: 'webhook' });
      await this.outbox.add('payment.webhook_received', { webhookId });
      return webhook;
    });
  }
}
