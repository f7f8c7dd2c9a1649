import { Module } from '@nestjs/common';
import { ClockModule } from '@noillin/config';
import { StripeAccounts } from './stripe-accounts';
import { StripeCheckouts } from './stripe-checkouts';
import { StripeClient } from './stripe-client';
import { StripeProvider } from './stripe-provider';
import { StripeRefunds } from './stripe-refunds';
import { StripeTransfers } from './stripe-transfers';
import { VerifyStripeWebhook } from './verify-stripe-webhook';

/** Stripe as a payment provider; asks nothing of it before somebody pays. */
@Module({
  imports: [ClockModule],
  providers: [
    StripeClient,
    StripeCheckouts,
    StripeRefunds,
    StripeTransfers,
    StripeAccounts,
    VerifyStripeWebhook,
    StripeProvider,
  ],
  exports: [StripeProvider],
})
export class StripeModule {}
