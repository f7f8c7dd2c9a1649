import { ApiProperty } from '@nestjs/swagger';
import {
  DISABLED_REASONS,
  ENDPOINT_STATUSES,
  WEBHOOK_EVENT_TYPES,
  type DisabledReason,
  type EndpointStatus,
  type WebhookEventType,
} from '@noillin/partners';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Omittable, Trimmed } from '../../input';

const EVENTS = {
  enum: WEBHOOK_EVENT_TYPES,
  isArray: true,
  example: ['booking.confirmed', 'booking.cancelled'],
};
const URL_LENGTH = 500;
const DESCRIPTION_LENGTH = 200;
const WEEK_HOURS = 168;

/** A new address for webhooks. */
export class CreateEndpointDto {
  /**
   * Where to send: an https:// URL whose host has public addresses only.
   * @example 'https://planner.example/hooks/noillin'
   */
  @IsString()
  @MaxLength(URL_LENGTH)
  url!: string;

  /** What to send. Only events about your own bookings, gigs, payments, reviews and conversations come. */
  @ApiProperty(EVENTS)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true })
  events!: WebhookEventType[];

  /**
   * What it is for, up to 200 characters.
   * @example 'Campaign planner, production'
   */
  @Trimmed()
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH)
  description: string = '';
}

/** What is to be different; what is left out stays as it is. */
export class ChangeEndpointDto {
  /**
   * Where to send instead.
   * @example 'https://planner.example/hooks/noillin'
   */
  @Omittable()
  @IsString()
  @MaxLength(URL_LENGTH)
  url?: string;

  /** What to send from now on. */
  @ApiProperty({ ...EVENTS, required: false })
  @Omittable()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true })
  events?: WebhookEventType[];

  /**
   * What it is for, up to 200 characters.
   * @example 'Campaign planner, staging'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH)
  description?: string;

  /** Switches it off, or on again; what happens while it is off is not sent later. */
  @ApiProperty({ enum: ENDPOINT_STATUSES, required: false })
  @Omittable()
  @IsIn(ENDPOINT_STATUSES)
  status?: EndpointStatus;
}

/** How a signing secret is replaced. */
export class RotateSecretDto {
  /**
   * For how many hours the present secret signs next to the new one, 0 to 168; a day unless said otherwise.
   * @example 24
   */
  @IsInt()
  @Min(0)
  @Max(WEEK_HOURS)
  graceHours: number = 24;
}

/** Where webhooks go. */
export class EndpointDto {
  /**
   * The endpoint's id.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  id!: string;
  /**
   * Where they are sent.
   * @example 'https://planner.example/hooks/noillin'
   */
  url!: string;
  /**
   * What it is for.
   * @example 'Campaign planner, production'
   */
  description!: string;

  /** What is sent. */
  @ApiProperty(EVENTS)
  events!: WebhookEventType[];

  /** Whether anything is sent. */
  @ApiProperty({ enum: ENDPOINT_STATUSES })
  status!: EndpointStatus;

  /** Why nothing is sent: its owner switched it off, or it had failed for days; null while it is enabled. */
  @ApiProperty({ enum: DISABLED_REASONS, nullable: true })
  disabledReason!: DisabledReason | null;

  /** Since when every attempt has failed; null while the latest did not. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  failingSince!: string | null;

  /** Until when the signing secret before the latest replacement signs as well; null where there is none. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  previousSecretUntil!: string | null;

  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
}

/** An endpoint with its signing secret. */
export class IssuedEndpointDto extends EndpointDto {
  /**
   * What `Noillin-Signature` is made with. It is shown this once.
   * @example 'whsec_3q2-7wAAb0pQ9yJ4kTz1mXcVbNq8RsLdFgHjKlPoIuY'
   */
  secret!: string;
}

/** All of one's endpoints. */
export class EndpointListDto {
  /** Oldest first; there are ten at most. */
  items!: EndpointDto[];
}
