import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, IsUrl, Length, MaxLength, ValidateNested } from 'class-validator';
import { Omittable, Trimmed } from '../../input';

const MOST_LINKS = 20;
const LONGEST_URL = 2048;

/** Where a piece of the work can be seen. */
export class DeliverableLinkWishDto {
  /**
   * Absolute URL, http or https, at most 2048 characters.
   * @example 'https://www.instagram.com/reel/C9x1Y2zAbCd/'
   */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @MaxLength(LONGEST_URL)
  url!: string;

  /**
   * What is to be seen there, 1 to 200 characters.
   * @example 'The reel'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  label?: string;
}

/** What an influencer hands over. */
export class DeliverDto {
  /** Where the work can be seen, at most 20. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_LINKS)
  @ValidateNested({ each: true })
  @Type(() => DeliverableLinkWishDto)
  links?: DeliverableLinkWishDto[];

  /**
   * A word about it, 1 to 5000 characters.
   * @example 'Published this morning; the raw cuts follow by mail.'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 5000)
  note?: string;
}

/** Where a piece of delivered work can be seen. */
export class DeliverableLinkDto {
  /**
   * Absolute URL.
   * @example 'https://www.instagram.com/reel/C9x1Y2zAbCd/'
   */
  url!: string;
  /** What is to be seen there. */
  @ApiProperty({ type: String, nullable: true, example: 'The reel' })
  label!: string | null;
}

/** One handing over of work by one influencer. */
export class DeliveryDto {
  /** The influencer. */
  memberId!: string;
  /**
   * Revisions asked for before it: 0 for the first delivery.
   * @example 0
   */
  round!: number;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-25T16:20:00.000Z'
   */
  at!: string;
  /** Where the work can be seen. */
  links!: DeliverableLinkDto[];
  /** A word about it. */
  @ApiProperty({ type: String, nullable: true, example: 'Published this morning.' })
  note!: string | null;
}
