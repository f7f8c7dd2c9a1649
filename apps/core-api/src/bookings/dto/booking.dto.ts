import {
  BOOKING_MODES,
  BOOKING_STATUSES,
  PAYMENT_STATUSES,
  type BookingMode,
  type BookingStatus,
  type LatePayment,
  type PaymentStatus,
} from '@noillin/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { CancellationPolicyDto } from '../../gigs/dto/cancellation-policy.dto';
import { MoneyDto } from '../../money';
import { DeliveryDto } from './delivery.dto';
import { WithdrawalDto } from './withdrawal.dto';

export class BookingPaymentDto {
  /** The payment's id. */
  id!: string;

  /** Where the payment stands. Only `succeeded` confirms a booking. */
  @ApiProperty({ enum: PAYMENT_STATUSES })
  status!: PaymentStatus;

  /**
   * Who takes the money.
   * @example 'sandbox'
   */
  provider!: string;

  /** Page on which the brand pays; null until the provider has made it. */
  @ApiProperty({ type: String, nullable: true })
  checkoutUrl!: string | null;

  /** For providers whose form is embedded in one's own page. */
  clientSecret?: string;
}

/** Another time that somebody proposed. */
export class RescheduleProposalDto {
  /** Who proposed it. */
  by!: string;
  /**
   * The new start. UTC, ISO 8601.
   * @example '2026-11-25T09:00:00.000Z'
   */
  start!: string;
  /** Why. */
  @ApiProperty({ type: String, nullable: true, example: null })
  reason!: string | null;
  /**
   * Until when it can be agreed to. UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  expiresAt!: string;
  /** Who has agreed, the proposer included; all participants have to. */
  agreedBy!: string[];
}

/** A report that one side did not come. */
export class NoShowDto {
  /** Who reported it. */
  by!: string;
  /**
   * Which side did not come.
   * @example 'influencer'
   */
  @ApiProperty({ enum: ['brand', 'influencer'] })
  absent!: 'brand' | 'influencer';
  /**
   * When it takes effect unless it is disputed. UTC, ISO 8601.
   * @example '2026-11-25T10:00:00.000Z'
   */
  effectiveAt!: string;
}

export class BookingDto {
  /** The booking's id. */
  id!: string;
  /** The gig that was booked. */
  gigId!: string;

  /** Title of the gig when it was booked. */
  gigTitle!: string;
  /** Who booked. */
  brandId!: string;

  /** The influencers whose time is booked. */
  memberIds!: string[];

  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;

  /**
   * UTC, ISO 8601. The booking takes the time from start to end, end excluded.
   * @example '2026-11-24T10:00:00.000Z'
   */
  end!: string;

  /** Where the booking stands. */
  @ApiProperty({ enum: BOOKING_STATUSES })
  status!: BookingStatus;

  /** What the booking accepts now. */
  allowedEvents!: string[];

  /**
   * `instant`: paid is booked. `request`: the money is only reserved until every member has accepted.
   * @example 'instant'
   */
  @ApiProperty({ enum: BOOKING_MODES })
  mode!: BookingMode;

  /** Until when the members may answer a request; null unless they have been asked. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  respondBy!: string | null;

  /** Members who have accepted a request. */
  acceptedBy!: string[];

  /** Whether a dispute is open; it freezes releases. */
  disputed!: boolean;

  /** Until when an unpaid booking keeps its time. UTC, ISO 8601. */
  holdExpiresAt!: string;
  price!: MoneyDto;
  payment!: BookingPaymentDto;

  /** What became of a payment that came after the hold had expired. */
  @ApiProperty({ enum: ['rebooked', 'refunded'], nullable: true })
  latePayment!: LatePayment | null;

  /** What a brand gets back that cancels, frozen when the booking was made. */
  cancellationPolicy!: CancellationPolicyDto;

  /** Everything that was handed over, oldest first. */
  deliveries!: DeliveryDto[];

  /** When the work was accepted. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  completedAt!: string | null;

  /** Another time that somebody proposed and nobody has declined. */
  @ApiProperty({ type: () => RescheduleProposalDto, nullable: true })
  reschedule!: RescheduleProposalDto | null;

  /** A report that one side did not come. */
  @ApiProperty({ type: () => NoShowDto, nullable: true })
  noShow!: NoShowDto | null;

  /** The oldest of `withdrawals`, which tells of all. */
  @ApiProperty({ type: () => WithdrawalDto, nullable: true, deprecated: true })
  withdrawal!: WithdrawalDto | null;

  /** Members who withdraw from the group, each until it is decided how the booking goes on; oldest first. */
  @ApiProperty({ type: () => [WithdrawalDto] })
  withdrawals!: WithdrawalDto[];

  /** Revisions asked for so far. */
  revisionsUsed!: number;

  /** Revisions that the price includes. */
  revisionsIncluded!: number;

  /** UTC, ISO 8601. */
  createdAt!: string;
}

export class BookingListDto {
  /** The bookings of this page. */
  items!: BookingDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
