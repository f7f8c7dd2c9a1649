import { ApiProperty } from '@nestjs/swagger';
import { SANDBOX_EVENT_TYPES, type SandboxEventType } from '@noillin/payments';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';

const DELIVERY_ORDERS = ['normal', 'reversed'] as const;

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

  /** `reversed` adds an earlier event of the same payment that is delivered after the newer one. */
  @ApiProperty({ enum: DELIVERY_ORDERS, default: 'normal' })
  @IsIn(DELIVERY_ORDERS)
  order: (typeof DELIVERY_ORDERS)[number] = 'normal';
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
