import { IsBoolean, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Omittable } from '../../input';

/** An influencer who is to take part in a group gig, and on what terms. */
export class MemberTermsDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  @IsString()
  @Length(1, 64)
  influencerId!: string;

  /**
   * Share of what the members are paid, in basis points; all shares add up to 10000. Where fewer than all take part in a
   * booking, they share in the same proportions.
   * @example 5000
   */
  @IsInt()
  @Min(1)
  @Max(10_000)
  shareBps!: number;

  /**
   * Whether the gig cannot take place without them; true if left out.
   * @example true
   */
  @Omittable()
  @IsBoolean()
  required?: boolean;
}
