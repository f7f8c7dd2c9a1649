import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OutboxModule } from '@noillin/messaging';
import { ClockModule } from '@noillin/config';
import { AllocatePayment } from './allocation/allocate-payment';
import { AllocationRepository } from './allocation/allocation.repository';
import { AllocationSchema } from './allocation/allocation.schema';
import { HandOver } from './allocation/hand-over';
import { FreezeAllocations } from './allocation/freeze-allocations';
import { ReleaseAllocations } from './allocation/release-allocations';
import { TakeBack } from './allocation/take-back';
import { LedgerModule } from './ledger/ledger.module';
import { ApplyProviderEvent } from './payment/apply-provider-event';
import { AskProvider } from './payment/ask-provider';
import { DecideOnAuthorised } from './payment/decide-on-authorised';
import { OnboardInfluencer } from './payout/account/onboard-influencer';
import { PayoutAccountRepository } from './payout/account/payout-account.repository';
import { PayoutAccountSchema } from './payout/account/payout-account.schema';
import { RefreshAccount } from './payout/account/refresh-account';
import { ExecutePayouts } from './payout/execute-payouts';
import { ExecuteRecoveries } from './payout/execute-recoveries';
import { PayDebts } from './payout/pay-debts';
import { Payouts } from './payout/payouts';
import { PayoutRepository } from './payout/payout.repository';
import { PayoutSchema } from './payout/payout.schema';
import { PlanPayout } from './payout/plan-payout';
import { RecoveryRepository } from './payout/recovery.repository';
import { RecoverySchema } from './payout/recovery.schema';
import { PayoutSettingsRepository, PayoutSettingsSchema } from './payout/schedule/payout-settings.repository';
import { SettlePayout } from './payout/settle-payout';
import { SettleRecovery } from './payout/settle-recovery';
import { StartPayouts } from './payout/start-payouts';
import { OpenPayment } from './payment/open-payment';
import { PaymentRepository } from './payment/payment.repository';
import { PaymentSchema } from './payment/payment.schema';
import { RecordFact } from './payment/record-fact';
import { PrepareCheckout } from './payment/prepare-checkout';
import { Payments } from './payments';
import { PaymentsConfig } from './payments.config';
import { configuredProviders } from './provider/configured-providers';
import { PROVIDERS, ProviderRegistry } from './provider/provider-registry';
import { ExecuteRefund } from './refund/execute-refund';
import { ReconcileRefunds } from './refund/reconcile-refunds';
import { RefundRepository } from './refund/refund.repository';
import { RefundSchema } from './refund/refund.schema';
import { RequestRefund } from './refund/request-refund';
import { SettleRefund } from './refund/settle-refund';
import { SandboxModule } from './sandbox/sandbox.module';
import { SandboxProvider } from './sandbox/sandbox-provider';
import { BookPayment } from './settlement/book-payment';
import { Settlement } from './settlement/settlement';
import { StripeModule } from './stripe/stripe.module';
import { StripeProvider } from './stripe/stripe-provider';
import { ReceiveWebhook } from './webhook/receive-webhook';
import { ReplayWebhook } from './webhook/replay-webhook';
import { WebhookInbox } from './webhook/webhook-inbox.repository';
import { WebhookSchema } from './webhook/webhook-inbox.schema';

const useCases = [
  OpenPayment,
  PrepareCheckout,
  ApplyProviderEvent,
  AskProvider,
  DecideOnAuthorised,
  RequestRefund,
  ExecuteRefund,
];

/** Each party's part of a booking's money. */
const money = [
  AllocationRepository,
  AllocatePayment,
  FreezeAllocations,
  HandOver,
  ReleaseAllocations,
  TakeBack,
  BookPayment,
  Settlement,
];

/** The way of released money to the influencers, and back. */
const payouts = [
  PayoutAccountRepository,
  RefreshAccount,
  OnboardInfluencer,
  PayoutSettingsRepository,
  PlanPayout,
  PayDebts,
  PayoutRepository,
  RecoveryRepository,
  StartPayouts,
  ExecutePayouts,
  SettlePayout,
  ExecuteRecoveries,
  SettleRecovery,
  Payouts,
];

/** Payments, refunds, the providers and the inbox of their events. Needs PaymentsConfig among the app's slices. */
@Module({
  imports: [
    ClockModule,
    OutboxModule,
    LedgerModule,
    SandboxModule,
    StripeModule,
    MongooseModule.forFeature([
      { name: 'Payment', schema: PaymentSchema },
      { name: 'Refund', schema: RefundSchema },
      { name: 'Allocation', schema: AllocationSchema },
      { name: 'Payout', schema: PayoutSchema },
      { name: 'Recovery', schema: RecoverySchema },
      { name: 'PayoutAccount', schema: PayoutAccountSchema },
      { name: 'PayoutSettings', schema: PayoutSettingsSchema },
      { name: 'PaymentWebhook', schema: WebhookSchema },
    ]),
  ],
  providers: [
    {
      provide: PROVIDERS,
      inject: [PaymentsConfig, SandboxProvider, StripeProvider],
      useFactory: configuredProviders,
    },
    ProviderRegistry,
    PaymentRepository,
    RefundRepository,
    WebhookInbox,
    ...useCases,
    ...money,
    ...payouts,
    RecordFact,
    SettleRefund,
    ReconcileRefunds,
    ReceiveWebhook,
    ReplayWebhook,
    Payments,
  ],
  exports: [
    Payments,
    Payouts,
    Settlement,
    ReleaseAllocations,
    StartPayouts,
    ExecutePayouts,
    ExecuteRecoveries,
    RefreshAccount,
    LedgerModule,
    ReceiveWebhook,
    ReplayWebhook,
    PaymentRepository,
    WebhookInbox,
    ApplyProviderEvent,
    AskProvider,
    SettleRefund,
    ReconcileRefunds,
    SandboxModule,
  ],
})
export class PaymentsModule {}
