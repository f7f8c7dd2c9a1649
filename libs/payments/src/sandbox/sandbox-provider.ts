import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type {
  Checkout,
  CheckoutRequest,
  FindRefund,
  HeldMoneyRequest,
  OnboardingLink,
  OnboardingRequest,
  OpenAccountRequest,
  PaymentProvider,
  ProviderAccountStatus,
  ProviderPaymentState,
  ProviderRefund,
  ProviderRefundRequest,
  ProviderReversal,
  ProviderTransfer,
  ReversalRequest,
  TransferRequest,
} from '../provider/payment-provider';
import type { ProviderEvent } from '../provider/provider-event';
import { requireMoney } from '../provider/require-money';
import { DecideOnHeldMoney } from './decide-on-held-money';
import { newSandboxPayment } from './new-sandbox-payment';
import { OnboardSandboxAccount } from './onboard-sandbox-account';
import { readBody } from './read-webhook-body';
import { RefundSandboxPayment } from './refund-sandbox-payment';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import type { SandboxRefund } from './sandbox-refund';
import { SandboxRefunds } from './sandbox-refunds.repository';
import { isSignedBy, SIGNATURE_HEADER } from './signature';
import { TransferSandboxMoney } from './transfer-sandbox-money';

/** Where the sandbox's checkout pages are. */
export const checkoutUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/api/v1/sandbox/checkout/${token}`;

/** A payment provider of our own that behaves like one outside: own records, signed events, no money. */
@Injectable()
export class SandboxProvider implements PaymentProvider {
  readonly name = 'sandbox';

  constructor(
    private readonly payments: SandboxPayments,
    private readonly refunds: SandboxRefunds,
    private readonly refunding: RefundSandboxPayment,
    private readonly deciding: DecideOnHeldMoney,
    private readonly transfers: TransferSandboxMoney,
    private readonly accounts: OnboardSandboxAccount,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async createCheckout(request: CheckoutRequest): Promise<Checkout> {
    requireMoney(request.amount);
    const opened = newSandboxPayment(request, this.clock.date());
    const payment = await this.payments.createOnce(opened, request.idempotencyKey);
    return {
      providerPaymentId: payment.id,
      checkoutUrl: checkoutUrl(this.config.PUBLIC_URL, payment.token),
      clientSecret: payment.token,
    };
  }

  async getPayment(providerPaymentId: string): Promise<ProviderPaymentState> {
    return stateOf(await this.require(providerPaymentId));
  }

  capture(request: HeldMoneyRequest): Promise<ProviderPaymentState> {
    return this.decide(request, 'succeeded');
  }

  void(request: HeldMoneyRequest): Promise<ProviderPaymentState> {
    return this.decide(request, 'voided');
  }

  async refund(request: ProviderRefundRequest): Promise<ProviderRefund> {
    const payment = await this.require(request.providerPaymentId);
    return refundView(await this.refunding.run(payment, request.amount, request.idempotencyKey));
  }

  async findRefund({ refundId }: FindRefund): Promise<ProviderRefund | null> {
    const refund = await this.refunds.findByReference(refundId);
    return refund && refundView(refund);
  }

  createTransfer(request: TransferRequest): Promise<ProviderTransfer> {
    return this.transfers.transfer(request);
  }

  findTransfer({ transferId }: { transferId: string }): Promise<ProviderTransfer | null> {
    return this.transfers.findTransfer(transferId);
  }

  reverseTransfer(request: ReversalRequest): Promise<ProviderReversal> {
    return this.transfers.reverse(request);
  }

  findReversal({ reversalId }: { reversalId: string }): Promise<ProviderReversal | null> {
    return this.transfers.findReversal(reversalId);
  }

  openAccount({ influencerId }: OpenAccountRequest): Promise<{ accountId: string }> {
    return this.accounts.open(influencerId);
  }

  onboardingLink(request: OnboardingRequest): Promise<OnboardingLink> {
    return this.accounts.link(request);
  }

  accountStatus(accountId: string): Promise<ProviderAccountStatus> {
    return this.accounts.status(accountId);
  }

  verifyWebhook(rawBody: Buffer, headers: IncomingHttpHeaders): ProviderEvent {
    const header = headers[SIGNATURE_HEADER];
    const secrets = this.config.SANDBOX_WEBHOOK_SECRET.split(',');
    if (!isSignedBy(header?.toString(), rawBody, secrets, this.clock.now()))
      throw new DomainError('webhook_signature_invalid');
    return readBody(rawBody, this.name);
  }

  private async decide(
    { providerPaymentId }: HeldMoneyRequest,
    to: 'succeeded' | 'voided',
  ): Promise<ProviderPaymentState> {
    return stateOf(await this.deciding.run(await this.require(providerPaymentId), to));
  }

  private async require(id: string): Promise<SandboxPayment> {
    const payment = await this.payments.findById(id);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    return payment;
  }
}

const stateOf = (payment: SandboxPayment): ProviderPaymentState => {
  const { status, amount, statusAt: occurredAt, statusSequence: sequence, failureCode } = payment;
  return { status, amount, occurredAt, sequence, ...(failureCode && { failureCode }) };
};

const refundView = ({
  id,
  status,
  statusAt,
  statusSequence,
  failureCode,
}: SandboxRefund): ProviderRefund => ({
  providerRefundId: id,
  status,
  occurredAt: statusAt,
  sequence: statusSequence,
  ...(failureCode && { failureCode }),
});
