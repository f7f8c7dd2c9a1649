import { Module } from '@nestjs/common';
import { BookingModule, SettlePayment } from '@noillin/booking';
import {
  AnnounceWebhooks,
  PaymentOutcomeHandler,
  PaymentsModule as PaymentsLibraryModule,
  ProcessWebhook,
  ReconcilePayments,
  ReprocessWebhooks,
} from '@noillin/payments';
import { PaymentEventsConsumer } from './payment-events.consumer';
import { ReservedMoneyConsumer } from './reserved-money.consumer';
import { PaymentTimers } from './payment-timers';
import { PayoutTimers } from './payout-timers';

/** Payments in the worker: here the outcome of a payment meets its booking. */
@Module({
  imports: [PaymentsLibraryModule, BookingModule],
  controllers: [ReservedMoneyConsumer, PaymentEventsConsumer],
  providers: [
    { provide: PaymentOutcomeHandler, useExisting: SettlePayment },
    ProcessWebhook,
    ReconcilePayments,
    AnnounceWebhooks,
    ReprocessWebhooks,
    PaymentTimers,
    PayoutTimers,
  ],
})
export class PaymentsModule {}
