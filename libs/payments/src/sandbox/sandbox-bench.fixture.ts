import { PaymentsFixture } from '../payments.fixture';
import type { ProviderBench, SentWebhook, SigningWishes } from '../provider/contract/provider-bench.fixture';
import type { Checkout } from '../provider/payment-provider';
import { PROMPTLY } from './delivery-wishes';
import { OnboardSandboxAccount } from './onboard-sandbox-account';
import { RefundSandboxPayment } from './refund-sandbox-payment';
import { SandboxAccounts } from './sandbox-accounts.repository';
import type { SandboxAccount } from './sandbox-account';
import type { SandboxEvent } from './sandbox-event';
import type { DeclineCode, SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import { SandboxProvider } from './sandbox-provider';
import { sign, SIGNATURE_HEADER } from './signature';
import { SimulateDispute } from './simulate-dispute';
import { SimulatePayment, type SimulatedOutcome } from './simulate-payment';

/** The sandbox on the real database. */
export class SandboxBench implements ProviderBench {
  readonly secrets = ['the-present-sandbox-secret', 'the-former-sandbox-secret'] as const;
  private readonly fixture = new PaymentsFixture();

  get provider(): SandboxProvider {
    return this.fixture.get(SandboxProvider);
  }

  async start(): Promise<void> {
    await this.fixture.start({ SANDBOX_WEBHOOK_SECRET: this.secrets.join(',') });
  }

  stop(): Promise<void> {
    return this.fixture.stop();
  }

  pay(checkout: Checkout): Promise<void> {
    return this.simulate(checkout, 'succeeded');
  }

  decline(checkout: Checkout, code: DeclineCode): Promise<void> {
    return this.simulate(checkout, 'failed', code);
  }

  challenge(checkout: Checkout): Promise<void> {
    return this.simulate(checkout, 'challenged');
  }

  async dispute(checkout: Checkout, status: 'opened' | 'won' | 'lost'): Promise<void> {
    await this.fixture.get(SimulateDispute).run(await this.payment(checkout), status, PROMPTLY);
  }

  async refundsCome({ providerPaymentId }: Checkout, as: 'succeeded' | 'pending' | 'failed'): Promise<void> {
    await this.fixture.get(SandboxPayments).setRefundsCome(providerPaymentId, as);
  }

  async settleRefund(checkout: Checkout, refundId: string, as: 'succeeded' | 'failed'): Promise<void> {
    await this.fixture.get(RefundSandboxPayment).settle(await this.payment(checkout), refundId, as);
  }

  async onboard(accountId: string): Promise<void> {
    const url = 'https://localhost:8443/';
    await this.provider.onboardingLink({ accountId, returnUrl: url, refreshUrl: url });
    await this.fixture.get(OnboardSandboxAccount).identify(await this.account(accountId));
  }

  payOut(accountId: string): Promise<void> {
    return this.fixture.get(SandboxAccounts).empty(accountId);
  }

  told({ providerPaymentId }: Checkout, wishes?: SigningWishes): Promise<SentWebhook[]> {
    return this.events({ paymentId: providerPaymentId }, wishes);
  }

  toldOfAccount(accountId: string): Promise<SentWebhook[]> {
    return this.events({ accountId });
  }

  signed(body: string, { secret = this.secrets[0], ageSeconds = 0 }: SigningWishes = {}): SentWebhook {
    const rawBody = Buffer.from(body);
    const signature = sign(rawBody, secret, this.fixture.clock.now() - ageSeconds * 1_000);
    return { rawBody, headers: { [SIGNATURE_HEADER]: signature } };
  }

  private async events(about: object, wishes?: SigningWishes): Promise<SentWebhook[]> {
    const events = this.fixture.connection.collection<SandboxEvent>('sandbox_events');
    const rows = await events.find(about).sort({ sequence: 1 }).toArray();
    return rows.map(({ body }) => this.signed(body, wishes));
  }

  private async simulate(checkout: Checkout, outcome: SimulatedOutcome, code?: DeclineCode): Promise<void> {
    await this.fixture.get(SimulatePayment).run(await this.payment(checkout), outcome, PROMPTLY, code);
  }

  private async payment({ providerPaymentId }: Checkout): Promise<SandboxPayment> {
    const payment = await this.fixture.get(SandboxPayments).findById(providerPaymentId);
    if (!payment) throw new Error(`the sandbox has no payment ${providerPaymentId}`);
    return payment;
  }

  private async account(id: string): Promise<SandboxAccount> {
    const account = await this.fixture.get(SandboxAccounts).findById(id);
    if (!account) throw new Error(`the sandbox has no account ${id}`);
    return account;
  }
}
