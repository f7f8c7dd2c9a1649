import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { ProcessWebhook } from './process-webhook';
import { WebhookInbox } from './webhook-inbox.repository';

const PAUSE_MS = 15 * 60_000;
/** After this many attempts, a day or so, only a person can help; the event stays in the inbox as unresolved. */
const MOST_ATTEMPTS = 100;

/** Takes up events whose message the queue has given up: none is lost as long as it lies in the inbox. */
@Injectable()
export class ReprocessWebhooks {
  private readonly logger = new Logger(ReprocessWebhooks.name);

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly processing: ProcessWebhook,
    private readonly clock: Clock,
  ) {}

  /** Takes the event that has been left longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.now();
    const webhook = await this.inbox.takeLeftBehind(new Date(now), new Date(now + PAUSE_MS));
    if (!webhook) return false;
    if (webhook.attempts >= MOST_ATTEMPTS) await this.inbox.stopRetrying(webhook.id);
    await this.processing.run(webhook.id).catch((error: unknown) => {
      this.logger.warn({ err: error, webhookId: webhook.id }, 'an event still cannot be processed');
    });
    return true;
  }
}
