import { ApiProperty } from '@nestjs/swagger';
import { PAYMENT_STATUSES, type PaymentStatus } from '@noillin/contracts';
import { MoneyDto } from '../../money';

/** A payment as its brand, the booking's members and admins see it. */
export class PaymentDto {
  /** The payment's id. */
  id!: string;
  /** The booking that is paid for. */
  bookingId!: string;

  /** Where the payment stands. Only `succeeded` confirms a booking; `failed` may be tried again while the hold lives. */
  @ApiProperty({ enum: PAYMENT_STATUSES })
  status!: PaymentStatus;

  /**
   * Who takes the money.
   * @example 'sandbox'
   */
  provider!: string;

  /** What is owed. */
  amount!: MoneyDto;

  /**
   * What went back to the brand, in minor units of the same currency.
   * @example 0
   */
  refundedAmount!: number;

  /** Page on which the brand pays; null until the provider has made it, and for everybody else. */
  @ApiProperty({ type: String, nullable: true })
  checkoutUrl!: string | null;

  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
}

/** The answer to a provider's event. */
export class WebhookReceiptDto {
  /** Always true: the event is stored, now or before. */
  received!: true;
}
