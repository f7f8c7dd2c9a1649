import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { PaymentsModule as PaymentsLibraryModule } from '@noillin/payments';
import { WebhookInboxController } from './inbox/webhook-inbox.controller';
import { OwnPayments } from './own-payments';
import { PaymentsController } from './payments.controller';
import { WebhooksController } from './webhooks.controller';

/** Providers' webhooks, and payments as their parties see them. */
@Module({
  imports: [PaymentsLibraryModule, BookingModule],
  controllers: [WebhooksController, PaymentsController, WebhookInboxController],
  providers: [OwnPayments],
  exports: [OwnPayments],
})
export class PaymentsModule {}
