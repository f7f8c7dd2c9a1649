import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClockModule } from '@noillin/config';
import { DeliverEvents } from './deliver-events';
import { LetLatePayersPay } from './let-late-payers-pay';
import { PayLater } from './pay-later';
import { RecordEvent } from './record-event';
import { RefundSandboxPayment } from './refund-sandbox-payment';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import { SandboxEvents } from './sandbox-events.repository';
import { SandboxPayments } from './sandbox-payments.repository';
import { SandboxProvider } from './sandbox-provider';
import {
  SandboxDeliverySchema,
  SandboxEventSchema,
  SandboxPaymentSchema,
  SandboxRefundSchema,
} from './sandbox.schemas';
import { SendWebhook } from './send-webhook';
import { SimulatePayment } from './simulate-payment';

/** The sandbox: a payment provider inside the house that behaves like one outside. */
@Module({
  imports: [
    ClockModule,
    MongooseModule.forFeature([
      { name: 'SandboxPayment', schema: SandboxPaymentSchema },
      { name: 'SandboxRefund', schema: SandboxRefundSchema },
      { name: 'SandboxEvent', schema: SandboxEventSchema },
      { name: 'SandboxDelivery', schema: SandboxDeliverySchema },
    ]),
  ],
  providers: [
    SandboxPayments,
    SandboxEvents,
    SandboxDeliveries,
    RecordEvent,
    RefundSandboxPayment,
    SandboxProvider,
    SimulatePayment,
    SendWebhook,
    DeliverEvents,
    LetLatePayersPay,
    PayLater,
  ],
  exports: [SandboxProvider, SandboxPayments, SimulatePayment, DeliverEvents, LetLatePayersPay, PayLater],
})
export class SandboxModule {}
