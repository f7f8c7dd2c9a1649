import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { Nudges } from '@noillin/redis';
import { Clock } from '@noillin/utils';
import { ProviderRegistry } from '../provider/provider-registry';
import { WebhookInbox } from './webhook-inbox.repository';

/** On this channel the worker hears that an event lies in the inbox. */
export const WEBHOOK_NUDGE_CHANNEL = 'noillin:webhooks:nudge';

export type Receipt = 'stored' | 'duplicate';

/** Verifies an event, stores it once and leaves the rest to the worker: providers want their answer at once. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly providers: ProviderRegistry,
    private readonly inbox: WebhookInbox,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for an unknown provider, `webhook_signature_invalid` for a forged or old request */
  async run(providerName: string, rawBody: Buffer, headers: IncomingHttpHeaders): Promise<Receipt> {
    const provider = this.providers.find(providerName);
    if (!provider) throw new DomainError('not_found', { resource: 'payment provider' });
    const event = provider.verifyWebhook(rawBody, headers);
    try {
      await this.inbox.store(event, rawBody.toString('utf8'), this.clock.date());
      this.nudges.send(WEBHOOK_NUDGE_CHANNEL);
      return 'stored';
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return 'duplicate';
      throw error;
    }
  }
}
