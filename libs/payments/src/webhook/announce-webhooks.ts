import { Injectable } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { DueItem, DueWork, FailedItem } from '@noillin/utils';
import { WebhookInbox } from './webhook-inbox.repository';

/**
 * Announces stored events to the queue. The inbox is its own outbox: a provider's event is acknowledged after a single insert,
 * and the message about it is recorded here, in one transaction with the note that it was.
 */
@Injectable()
export class AnnounceWebhooks implements DueWork {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.inbox.findUnannounced(now, limit);
  }

  run(webhookId: string): Promise<void> {
    return this.transactions.run(() => this.announce(webhookId));
  }

  async runTogether(ids: readonly string[]): Promise<FailedItem[]> {
    await this.transactions.run(async () => {
      for (const id of ids) await this.announce(id);
    });
    return [];
  }

  private async announce(webhookId: string): Promise<void> {
    if (!(await this.inbox.markAnnounced(webhookId))) return;
    await this.outbox.add('payment.webhook_received', { webhookId });
  }
}
