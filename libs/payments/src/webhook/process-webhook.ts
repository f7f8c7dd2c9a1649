import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { ApplyProviderEvent } from '../payment/apply-provider-event';
import type { Payment } from '../payment/payment';
import { PaymentOutcomeHandler } from '../payment/payment-outcome-handler';
import { ProviderEventRefused } from '../payment/payment-problems';
import { RefreshAccount } from '../payout/account/refresh-account';
import type { ProviderEvent } from '../provider/provider-event';
import { SettleRefund } from '../refund/settle-refund';
import { isOpen, type Webhook } from './webhook';
import { MOST_ATTEMPTS, pauseAfter } from './webhook-retries';
import { WebhookInbox } from './webhook-inbox.repository';

/**
 * Lets a stored event take effect: first on our payment, then on whoever waits for the outcome, then it is closed.
 * A crash between the steps runs them again; each does nothing the second time.
 */
@Injectable()
export class ProcessWebhook {
  private readonly logger = new Logger(ProcessWebhook.name);

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly applying: ApplyProviderEvent,
    private readonly refunds: SettleRefund,
    private readonly accounts: RefreshAccount,
    private readonly outcome: PaymentOutcomeHandler,
    private readonly clock: Clock,
  ) {}

  /** An event that cannot take effect yet stays in the inbox and is tried again, later each time, until it is dead. */
  async run(webhookId: string): Promise<void> {
    const webhook = await this.inbox.findById(webhookId);
    if (!webhook) throw new Error(`webhook ${webhookId} is not stored`);
    if (!isOpen(webhook)) return;
    try {
      const note = await this.takeEffect(webhook.event);
      await this.inbox.finish(webhook.id, 'processed', note, this.clock.date());
    } catch (error) {
      await this.keep(webhook, error);
    }
  }

  private async takeEffect(event: ProviderEvent): Promise<string> {
    if (event.type === 'unknown') return 'of a type that means nothing to us';
    if (event.type === 'refund.succeeded' || event.type === 'refund.failed') return this.settleRefund(event);
    if (event.type === 'account.updated') return this.refreshAccount(event);
    const { payment, changed } = await this.applying.run(event);
    await this.announce(event, payment);
    return changed ? `payment is ${payment.status}` : 'changed nothing: old, repeated or no longer possible';
  }

  /**
   * By what the payment is now, not by what the event says: others may have been told before it. Also when the event
   * changed nothing: an earlier run may have ended between the change and the announcement.
   */
  private async announce(event: ProviderEvent, payment: Payment): Promise<void> {
    switch (payment.status) {
      case 'succeeded':
        return this.outcome.paymentSucceeded(payment);
      case 'authorised':
        return this.outcome.paymentAuthorised(payment);
      case 'failed':
        if (payment.lastEvent?.id === event.id) await this.outcome.paymentFailed(payment);
        return;
      case 'chargeback':
      case 'lost':
        return this.outcome.chargebackChanged(payment);
      case 'won':
        // The money is here for good: a booking that never heard of it hears of it now.
        await this.outcome.paymentSucceeded(payment);
        return this.outcome.chargebackChanged(payment);
      case 'created':
      case 'processing':
      case 'voided':
      case 'partially_refunded':
      case 'refunded':
        return;
    }
  }

  private async settleRefund(event: ProviderEvent): Promise<string> {
    const { refundId, providerRefundId } = event;
    if (refundId === null || providerRefundId === null)
      throw new ProviderEventRefused('names no refund of ours');
    const status = event.type === 'refund.succeeded' ? 'succeeded' : 'failed';
    const { occurredAt, sequence } = event;
    const refund = await this.refunds.run(refundId, { status, providerRefundId, occurredAt, sequence });
    return `refund is ${refund.status}`;
  }

  /** The event is only a hint: what the provider answers now counts, whatever order its events came in. */
  private async refreshAccount({ provider, providerAccountId }: ProviderEvent): Promise<string> {
    if (!providerAccountId) throw new ProviderEventRefused('names no account');
    const account = await this.accounts.run(provider, providerAccountId);
    if (!account) return 'about an account that is not ours';
    return `account ${account.payoutsEnabled ? 'can' : 'cannot'} receive money`;
  }

  private async keep(webhook: Webhook, error: unknown): Promise<void> {
    const note = error instanceof Error ? error.message : String(error);
    if (error instanceof ProviderEventRefused) {
      this.alarm(webhook, error, 'an event contradicts our payment; a person must look');
      await this.inbox.finish(webhook.id, 'refused', note, this.clock.date());
    } else {
      await this.tryLater(webhook, note, error);
    }
  }

  private async tryLater({ id, attempts }: Webhook, note: string, error: unknown): Promise<void> {
    const tried = attempts + 1;
    const pauseMs = tried < MOST_ATTEMPTS ? pauseAfter(tried) : null;
    if (pauseMs === null) this.alarm({ id }, error, 'an event is dead; a person must look');
    else this.logger.warn({ err: error, webhookId: id }, `an event failed; next attempt in ${pauseMs} ms`);
    await this.inbox.keep(id, note, pauseMs === null ? null : new Date(this.clock.now() + pauseMs));
  }

  private alarm({ id }: Pick<Webhook, 'id'>, error: unknown, what: string): void {
    this.logger.error({ err: error, webhookId: id }, what);
  }
}
