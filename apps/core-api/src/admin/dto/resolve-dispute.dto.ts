import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';

/** What one influencer keeps. */
export class MemberShareDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  @IsString()
  @Length(1, 64)
  influencerId!: string;

  /**
   * Minor units.
   * @example 100000
   */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount!: number;
}

/** How what is left of a disputed booking's money is divided; all amounts together are exactly that. */
export class ResolveDisputeDto {
  /**
   * Goes back to the brand, in minor units.
   * @example 125000
   */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  brand!: number;

  /** What each influencer keeps; whoever is left out keeps nothing. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MemberShareDto)
  members!: MemberShareDto[];

  /**
   * What the platform keeps, in minor units.
   * @example 25000
   */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  platform!: number;

  /**
   * Why; both sides read it.
   * @example 'Half of the work was delivered.'
   */
  @IsString()
  @Length(1, 2000)
  reason!: string;
}
