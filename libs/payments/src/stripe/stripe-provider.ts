import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type {
  AccountProvider,
  Checkout,
  CheckoutRequest,
  FindRefund,
  HeldMoneyRequest,
  OnboardingRequest,
  OpenAccountRequest,
  PaymentProvider,
  ProviderPaymentState,
  ProviderRefund,
  ProviderRefundRequest,
  ReversalRequest,
  TransferProvider,
  TransferRequest,
} from '../provider/payment-provider';
import type { ProviderEvent } from '../provider/provider-event';
import { StripeAccounts } from './stripe-accounts';
import { StripeCheckouts } from './stripe-checkouts';
import { eventOf } from './stripe-event';
import { StripeRefunds } from './stripe-refunds';
import { StripeTransfers } from './stripe-transfers';
import { VerifyStripeWebhook } from './verify-stripe-webhook';

/** Stripe: Checkout takes the money, Connect pays it on. */
@Injectable()
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';

  constructor(
    private readonly checkouts: StripeCheckouts,
    private readonly refunds: StripeRefunds,
    private readonly transfers: StripeTransfers,
    private readonly accounts: StripeAccounts,
    private readonly verifying: VerifyStripeWebhook,
  ) {}

  createCheckout(request: CheckoutRequest): Promise<Checkout> {
    return this.checkouts.create(request);
  }

  getPayment(providerPaymentId: string): Promise<ProviderPaymentState> {
    return this.checkouts.state(providerPaymentId);
  }

  capture(request: HeldMoneyRequest): Promise<ProviderPaymentState> {
    return this.checkouts.capture(request);
  }

  void(request: HeldMoneyRequest): Promise<ProviderPaymentState> {
    return this.checkouts.void(request);
  }

  refund(request: ProviderRefundRequest): Promise<ProviderRefund> {
    return this.refunds.refund(request);
  }

  findRefund(request: FindRefund): Promise<ProviderRefund | null> {
    return this.refunds.find(request);
  }

  createTransfer(request: TransferRequest): ReturnType<TransferProvider['createTransfer']> {
    return this.transfers.createTransfer(request);
  }

  findTransfer(
    request: Parameters<TransferProvider['findTransfer']>[0],
  ): ReturnType<TransferProvider['findTransfer']> {
    return this.transfers.findTransfer(request);
  }

  reverseTransfer(request: ReversalRequest): ReturnType<TransferProvider['reverseTransfer']> {
    return this.transfers.reverseTransfer(request);
  }

  findReversal(
    request: Parameters<TransferProvider['findReversal']>[0],
  ): ReturnType<TransferProvider['findReversal']> {
    return this.transfers.findReversal(request);
  }

  openAccount(request: OpenAccountRequest): ReturnType<AccountProvider['openAccount']> {
    return this.accounts.openAccount(request);
  }

  onboardingLink(request: OnboardingRequest): ReturnType<AccountProvider['onboardingLink']> {
    return this.accounts.onboardingLink(request);
  }

  accountStatus(accountId: string): ReturnType<AccountProvider['accountStatus']> {
    return this.accounts.accountStatus(accountId);
  }

  verifyWebhook(rawBody: Buffer, headers: IncomingHttpHeaders): ProviderEvent {
    return eventOf(this.verifying.run(rawBody, headers), this.name);
  }
}
