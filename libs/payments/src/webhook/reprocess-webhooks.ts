import { Injectable } from '@nestjs/common';
import type { DueItem, DueWork } from '@noillin/utils';
import { ProcessWebhook } from './process-webhook';
import { WebhookInbox } from './webhook-inbox.repository';

/** Tries events again that could not be processed, and takes up those whose message was lost: none is as long as it lies in the inbox. */
@Injectable()
export class ReprocessWebhooks implements DueWork {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly processing: ProcessWebhook,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.inbox.findDue(now, limit);
  }

  run(webhookId: string): Promise<void> {
    return this.processing.run(webhookId);
  }
}
