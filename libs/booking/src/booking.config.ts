import { IsInt, Max, Min } from 'class-validator';

export class BookingConfig {
  /** How long an unpaid booking keeps its time, in seconds. */
  @IsInt() @Min(1) @Max(86_400) HOLD_SECONDS = 900;
  /** The platform's fee in basis points of the price, frozen into each booking. */
  @IsInt() @Min(0) @Max(10_000) PLATFORM_FEE_BPS = 1_500;
  /** How long the members may take to answer a request, in hours; the start of the booking ends it earlier. */
  @IsInt() @Min(1) @Max(8_760) RESPOND_HOURS = 48;
  /** How long a reported no-show can be disputed before it takes effect, in hours. */
  @IsInt() @Min(1) @Max(8_760) NO_SHOW_HOURS = 24;
  /** How long a brand may take to decide how a booking goes on from which a member withdraws, in hours; its start ends it earlier. */
  @IsInt() @Min(1) @Max(8_760) WITHDRAWAL_HOURS = 24;
  /** How long both sides may review each other, in days after the work is accepted; then what is written is published. */
  @IsInt() @Min(1) @Max(365) REVIEW_DAYS = 14;
  /** A delivery that the brand does not answer counts as accepted after this many hours. */
  @IsInt() @Min(1) @Max(8_760) AUTO_COMPLETE_HOURS = 168;
}
