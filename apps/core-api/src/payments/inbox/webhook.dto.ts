import { ApiProperty } from '@nestjs/swagger';
import { PAYMENT_PROVIDERS, WEBHOOK_STATUSES, type WebhookStatus } from '@noillin/payments';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../lists';

export class WebhookListQueryDto extends PageQueryDto {
  /** Only events of this status; `dead` and `refused` are those that wait for a person. */
  @IsOptional()
  @IsIn(WEBHOOK_STATUSES)
  status?: WebhookStatus;

  /**
   * Only events of this provider.
   * @example 'sandbox'
   */
  @IsOptional()
  @IsIn(PAYMENT_PROVIDERS)
  provider?: string;
}

/** A payment provider's event as it lies in the inbox. */
export class WebhookDto {
  /**
   * Provider and its id of the event.
   * @example 'sandbox:sbx_evt_01a2'
   */
  id!: string;
  /** Who sent it. */
  provider!: string;

  /**
   * What happened, in our words; `unknown` where it means nothing to us.
   * @example 'payment.succeeded'
   */
  type!: string;

  /** The provider's payment that it speaks of; null where it speaks of none. */
  @ApiProperty({ type: String, nullable: true })
  providerPaymentId!: string | null;

  /** Our id of that payment, where the provider says it. */
  @ApiProperty({ type: String, nullable: true })
  paymentId!: string | null;

  /**
   * `received` waits for the worker, `unresolved` failed and is tried again, `processed` is done; `refused` contradicts
   * what we know and `dead` has failed too often: both wait for a person.
   */
  @ApiProperty({ enum: WEBHOOK_STATUSES })
  status!: WebhookStatus;

  /** How often it was tried since it came in or was last replayed. */
  attempts!: number;

  /** What became of it, or what went wrong last. */
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  /** When it happened, as the provider says. UTC, ISO 8601. */
  occurredAt!: string;
  /** When it came in. UTC, ISO 8601. */
  receivedAt!: string;

  /** When it took effect or was refused. */
  @ApiProperty({ type: String, nullable: true })
  processedAt!: string | null;

  /** When it is tried next; null once it is closed. */
  @ApiProperty({ type: String, nullable: true })
  retryAt!: string | null;
}

export class WebhookListDto {
  /** The events of this page. */
  items!: WebhookDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class WebhookDetailsDto extends WebhookDto {
  /** Exactly what the provider sent and signed. */
  rawBody!: string;
}
