import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule } from '@noillin/config';
import Stripe from 'stripe';
import { PaymentsConfig } from '../../payments.config';
import type {
  ProviderBench,
  SentWebhook,
  SigningWishes,
} from '../../provider/contract/provider-bench.fixture';
import type { Checkout } from '../../provider/payment-provider';
import { StripeModule } from '../stripe.module';
import { StripeProvider } from '../stripe-provider';
import type { StripeEventObject } from './stripe-books.fixture';
import { StripePayer } from './stripe-payer.fixture';
import { StripeStandIn } from './stripe-stand-in.fixture';

/** The Stripe provider, talking to the stand-in over HTTP. */
export class StripeBench implements ProviderBench {
  readonly secrets = ['whsec_the_present_secret', 'whsec_the_former_secret'] as const;
  readonly standIn = new StripeStandIn();
  private readonly payer = new StripePayer(this.standIn.books);
  private module!: TestingModule;

  get provider(): StripeProvider {
    return this.module.get(StripeProvider);
  }

  /** What makes the platform use the stand-in, once it is started. */
  get config(): Partial<PaymentsConfig> {
    return {
      PAYMENT_PROVIDER: 'stripe',
      STRIPE_SECRET_KEY: this.standIn.key,
      STRIPE_WEBHOOK_SECRETS: this.secrets.join(','),
      STRIPE_API_URL: this.standIn.url,
    };
  }

  async start(changes: Partial<PaymentsConfig> = {}): Promise<void> {
    await this.standIn.start();
    const config = Object.assign(new PaymentsConfig(), this.config, changes);
    this.module = await Test.createTestingModule({
      imports: [
        {
          module: class Configuration {},
          global: true,
          providers: [{ provide: PaymentsConfig, useValue: config }],
          exports: [PaymentsConfig],
        },
        ClockModule,
        StripeModule,
      ],
    }).compile();
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.standIn.stop();
  }

  async pay({ providerPaymentId }: Checkout): Promise<void> {
    this.payer.pay(providerPaymentId);
  }

  async decline({ providerPaymentId }: Checkout, code: string): Promise<void> {
    this.payer.decline(providerPaymentId, code);
  }

  async challenge({ providerPaymentId }: Checkout): Promise<void> {
    this.payer.challenge(providerPaymentId);
  }

  async dispute({ providerPaymentId }: Checkout, status: 'opened' | 'won' | 'lost'): Promise<void> {
    this.payer.dispute(providerPaymentId, status);
  }

  async refundsCome({ providerPaymentId }: Checkout, as: 'succeeded' | 'pending' | 'failed'): Promise<void> {
    const { books } = this.standIn;
    books.refundsCome.set(books.sessions.get(providerPaymentId)?.payment_intent ?? '', as);
  }

  async settleRefund(_checkout: Checkout, refundId: string, as: 'succeeded' | 'failed'): Promise<void> {
    const { books } = this.standIn;
    const refund = [...books.refunds.values()].find(({ metadata }) => metadata['refundId'] === refundId);
    if (!refund) throw new Error(`no refund ${refundId}`);
    refund.status = as;
    const charge = books.charges.get(refund.charge);
    if (as === 'succeeded') return books.tell('refund.updated', refund);
    if (charge) charge.amount_refunded -= refund.amount;
    refund.failure_reason = 'lost_or_stolen_card';
    books.tell('refund.failed', refund);
  }

  async onboard(accountId: string): Promise<void> {
    const account = this.standIn.books.accounts.get(accountId);
    if (!account) throw new Error(`no account ${accountId}`);
    Object.assign(account, {
      payouts_enabled: true,
      capabilities: { transfers: 'active' },
      requirements: { currently_due: [], past_due: [] },
    });
    this.standIn.books.tell('account.updated', account);
  }

  async payOut(accountId: string): Promise<void> {
    const account = this.standIn.books.accounts.get(accountId);
    if (account) account.balance = 0;
  }

  async told({ providerPaymentId }: Checkout, wishes?: SigningWishes): Promise<SentWebhook[]> {
    const session = this.standIn.books.sessions.get(providerPaymentId);
    return this.events(
      ({ data: { object } }) =>
        object.id === providerPaymentId ||
        (session?.payment_intent ?? 'none') === (object['payment_intent'] ?? object.id),
      wishes,
    );
  }

  async toldOfAccount(accountId: string): Promise<SentWebhook[]> {
    return this.events(({ data }) => data.object.id === accountId);
  }

  signed(payload: string, { secret = this.secrets[0], ageSeconds = 0 }: SigningWishes = {}): SentWebhook {
    const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds;
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return { rawBody: Buffer.from(payload), headers: { 'stripe-signature': header } };
  }

  private events(about: (event: StripeEventObject) => boolean, wishes?: SigningWishes): SentWebhook[] {
    return this.standIn.books.events.filter(about).map((event) => this.signed(JSON.stringify(event), wishes));
  }
}
