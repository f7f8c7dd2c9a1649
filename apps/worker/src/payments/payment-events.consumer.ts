import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { Payments, ProcessWebhook } from '@noillin/payments';

/**
 * Lets providers' events take effect and pays refunds. Both may be delivered again at any time: what they change is
 * changed by compare-and-set, and the provider pays once per refund id.
 */
@Controller()
export class PaymentEventsConsumer {
  constructor(
    private readonly processing: ProcessWebhook,
    private readonly payments: Payments,
  ) {}

  @OnEvent('payments', 'payment.webhook_received')
  async webhookReceived(@Payload() { payload }: EventEnvelope<'payment.webhook_received'>): Promise<void> {
    await this.processing.run(payload.webhookId);
  }

  @OnEvent('payments', 'payment.refund_requested')
  async refundRequested(@Payload() { payload }: EventEnvelope<'payment.refund_requested'>): Promise<void> {
    await this.payments.executeRefund(payload.refundId);
  }
}
