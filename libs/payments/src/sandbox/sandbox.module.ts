import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Clock, SystemClock } from '@noillin/utils';
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
import { SimulatePayment } from './simulate-payment';

/** The sandbox: a payment provider inside the house that behaves like one outside. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'SandboxPayment', schema: SandboxPaymentSchema },
      { name: 'SandboxRefund', schema: SandboxRefundSchema },
      { name: 'SandboxEvent', schema: SandboxEventSchema },
      { name: 'SandboxDelivery', schema: SandboxDeliverySchema },
    ]),
  ],
  providers: [
    { provide: Clock, useClass: SystemClock },
    SandboxPayments,
    SandboxEvents,
    SandboxDeliveries,
    RecordEvent,
    RefundSandboxPayment,
    SandboxProvider,
    SimulatePayment,
  ],
  exports: [SandboxProvider, SandboxPayments, SandboxEvents, SandboxDeliveries, SimulatePayment],
})
export class SandboxModule {}
