import { ApiProperty } from '@nestjs/swagger';
import { SKIP_REASONS, type SkipReason } from '@noillin/ical';
import { IsString, Length } from 'class-validator';
import { Omittable, Trimmed } from '../../input';

/** How the calendar is to be called. */
export class ImportNameQueryDto {
  /**
   * The influencer's own name for the calendar, 1 to 80 characters; the name in the file if left out.
   * @example 'Studio'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 80)
  name?: string;
}

/** An event that takes no time here. */
export class SkippedEventDto {
  /**
   * The event's UID, cut after 200 characters; empty if it has none.
   * @example 'holiday@example.com'
   */
  uid!: string;
  /**
   * What the event is called, cut after 200 characters.
   * @example 'Public holiday'
   */
  summary!: string;
  /**
   * `cancelled`; `transparent`: marked as free; `no_duration`: ends when it starts; `malformed`: cannot be read;
   * `unknown_time_zone`: in a zone that is neither known nor described; `unsupported_rule`: repeats in a way that is
   * not understood.
   * @example 'transparent'
   */
  @ApiProperty({ enum: SKIP_REASONS })
  reason!: SkipReason;
}

/** An imported calendar. */
export class ImportDto {
  /** @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11' */
  id!: string;
  /** @example 'Studio' */
  name!: string;
  /**
   * How many of its events take time; a series counts once, each changed occurrence once more.
   * @example 12
   */
  events!: number;
  /**
   * How many separate times came of them; those that overlap or touch are one.
   * @example 57
   */
  busyTimes!: number;
  /**
   * How many of its events take no time.
   * @example 1
   */
  skippedEvents!: number;
  /**
   * Until when its events were taken over, 400 days from the upload (UTC, ISO 8601). Later ones need another upload.
   * @example '2027-12-28T09:00:00.000Z'
   */
  coversUntil!: string;
  /**
   * When the file was uploaded last; UTC, ISO 8601.
   * @example '2026-11-23T09:00:00.000Z'
   */
  importedAt!: string;
}

/** What came of an upload. */
export class ImportResultDto extends ImportDto {
  /** Which events were left out and why; the first hundred of them. */
  skipped!: SkippedEventDto[];
}

/** The imported calendars of an influencer. */
export class ImportListDto {
  /** At most 10, in the order of their first upload. */
  items!: ImportDto[];
}
