import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClockModule } from '@noillin/config';
import { DecideOnHeldMoney } from './decide-on-held-money';
import { DeliverEvents } from './deliver-events';
import { LetLatePayersPay } from './let-late-payers-pay';
import { OnboardSandboxAccount } from './onboard-sandbox-account';
import { PayLater } from './pay-later';
import { RecordEvent } from './record-event';
import { RefundSandboxPayment } from './refund-sandbox-payment';
import { RepeatEvents } from './repeat-events';
import { SandboxAccounts } from './sandbox-accounts.repository';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import { SandboxEvents } from './sandbox-events.repository';
import { SandboxPaymentSchema } from './sandbox-payment.schema';
import { SandboxPayments } from './sandbox-payments.repository';
import { SandboxProvider } from './sandbox-provider';
import { SandboxRefunds } from './sandbox-refunds.repository';
import { SandboxTransfers } from './sandbox-transfers.repository';
import {
  SandboxAccountSchema,
  SandboxReversalSchema,
  SandboxTransferSchema,
} from './sandbox-transfers.schemas';
import { SandboxDeliverySchema, SandboxEventSchema, SandboxRefundSchema } from './sandbox.schemas';
import { SendWebhook } from './send-webhook';
import { SimulateDispute } from './simulate-dispute';
import { SimulatePayment } from './simulate-payment';
import { TransferSandboxMoney } from './transfer-sandbox-money';

const repositories = [
  SandboxPayments,
  SandboxRefunds,
  SandboxEvents,
  SandboxDeliveries,
  SandboxAccounts,
  SandboxTransfers,
];

/** What the provider does, and what people and tests have its payers, banks and influencers do. */
const actions = [
  DeliverEvents,
  LetLatePayersPay,
  OnboardSandboxAccount,
  PayLater,
  RefundSandboxPayment,
  SimulateDispute,
  SimulatePayment,
];

/** The sandbox: a payment provider inside the house that behaves like one outside. */
@Module({
  imports: [
    ClockModule,
    MongooseModule.forFeature([
      { name: 'SandboxPayment', schema: SandboxPaymentSchema },
      { name: 'SandboxRefund', schema: SandboxRefundSchema },
      { name: 'SandboxEvent', schema: SandboxEventSchema },
      { name: 'SandboxDelivery', schema: SandboxDeliverySchema },
      { name: 'SandboxAccount', schema: SandboxAccountSchema },
      { name: 'SandboxTransfer', schema: SandboxTransferSchema },
      { name: 'SandboxReversal', schema: SandboxReversalSchema },
    ]),
  ],
  providers: [
    ...repositories,
    ...actions,
    RecordEvent,
    RepeatEvents,
    DecideOnHeldMoney,
    TransferSandboxMoney,
    SandboxProvider,
    SendWebhook,
  ],
  exports: [SandboxProvider, SandboxPayments, SandboxAccounts, ...actions],
})
export class SandboxModule {}
