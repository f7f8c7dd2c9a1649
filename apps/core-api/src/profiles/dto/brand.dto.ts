import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsUrl, Length, MaxLength } from 'class-validator';
import { Omittable, Trimmed } from '../../input';

/** A brand as everybody sees it. */
export class BrandDto {
  /**
   * The brand's user id.
   * @example '0198f2a0-7d32-7a10-8a6e-2f1d5c0b7e42'
   */
  id!: string;
  /**
   * Name that others see.
   * @example 'Teal Otter Snacks'
   */
  displayName!: string;
  /**
   * Name of the company.
   * @example 'Teal Otter Foods Pvt. Ltd.'
   */
  companyName!: string;
  /**
   * An http or https URL, or null.
   * @example 'https://www.example.com'
   */
  @ApiProperty({ type: String, nullable: true })
  website!: string | null;
  /**
   * What the company is in; empty until it says so.
   * @example 'food'
   */
  industry!: string;
}

/** What a brand changes about its profile. What is left out stays. */
export class EditBrandDto {
  /**
   * Name that others see, 1 to 80 characters.
   * @example 'Teal Otter Snacks'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 80)
  displayName?: string;

  /**
   * Name of the company, at most 120 characters.
   * @example 'Teal Otter Foods Pvt. Ltd.'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @MaxLength(120)
  companyName?: string;

  /**
   * An http or https URL of at most 300 characters, or null for none.
   * @example 'https://www.example.com'
   */
  @ApiProperty({ type: String, nullable: true, required: false })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(300)
  website?: string | null;

  /**
   * What the company is in, at most 60 characters.
   * @example 'food'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  industry?: string;
}
