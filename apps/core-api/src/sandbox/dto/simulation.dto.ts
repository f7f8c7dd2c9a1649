import { ApiProperty } from '@nestjs/swagger';
import {
  DECLINE_CODES,
  DELIVERY_ORDERS,
  SANDBOX_EVENT_TYPES,
  type DeclineCode,
  type DeliveryOrder,
  type SandboxDisputeStatus,
  type SandboxEventType,
  type SandboxRefundStatus,
} from '@noillin/payments';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';

const DISPUTE_STATUSES = ['opened', 'won', 'lost'] as const satisfies SandboxDisputeStatus[];
const REFUND_STATUSES = ['succeeded', 'pending', 'failed'] as const satisfies SandboxRefundStatus[];

/** How the sandbox tells the platform what happened. */
export class SimulationQueryDto {
  /**
   * Delivers the webhook this much later, in milliseconds. The payment itself happens at once: asked, the sandbox knows.
   * @example 0
   */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400_000)
  delayMs: number = 0;

  /**
   * Delivers the same event this often, all at the same time.
   * @example 1
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  times: number = 1;

  /**
   * `reversed` adds an earlier event of the same payment that is delivered after the newer one. `shuffled` delivers every
   * event of the payment so far once more, all of them in any order.
   */
  @ApiProperty({ enum: DELIVERY_ORDERS, default: 'normal' })
  @IsIn(DELIVERY_ORDERS)
  order: DeliveryOrder = 'normal';
}

export class FailureQueryDto extends SimulationQueryDto {
  /** Why the card is declined, as card networks put it. */
  @ApiProperty({ enum: DECLINE_CODES, default: 'card_declined' })
  @IsIn(DECLINE_CODES)
  code: DeclineCode = 'card_declined';
}

export class DisputeQueryDto extends SimulationQueryDto {
  /** The payer asks their bank for the money back, or the bank decides for the platform or for the payer. */
  @ApiProperty({ enum: DISPUTE_STATUSES })
  @IsIn(DISPUTE_STATUSES)
  outcome!: SandboxDisputeStatus;
}

export class RefundsComeQueryDto {
  /** `pending` ones are settled by hand. */
  @ApiProperty({ enum: REFUND_STATUSES })
  @IsIn(REFUND_STATUSES)
  as!: SandboxRefundStatus;
}

/** An event of the sandbox that is on its way to the webhook. */
export class SimulatedEventDto {
  /** The provider's id of the event. */
  id!: string;

  /** What happened. */
  @ApiProperty({ enum: SANDBOX_EVENT_TYPES })
  type!: SandboxEventType;

  /**
   * Position among the payment's events.
   * @example 1
   */
  sequence!: number;
}

export class SimulationDto {
  /** Our id of the payment. */
  paymentId!: string;

  /** In the order in which they happened, which need not be the order in which they arrive. */
  events!: SimulatedEventDto[];
}
