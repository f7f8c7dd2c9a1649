import { ApiProperty } from '@nestjs/swagger';
import { DATA_EXPORT_STATUSES, type DataExportStatus } from '@noillin/personal-data';

/** How much of one kind was found. */
export class ExportedCollectionDto {
  /**
   * What kind of data it is.
   * @example 'messages'
   */
  from!: string;
  /**
   * How many of it.
   * @example 42
   */
  documents!: number;
}

/** A copy of everything we hold about somebody. */
export class DataExportDto {
  /** Id of the export. */
  id!: string;

  /** `requested` until everything is gathered, which takes seconds to minutes; then `ready`. */
  @ApiProperty({ enum: DATA_EXPORT_STATUSES })
  status!: DataExportStatus;

  /** When it was asked for. UTC, ISO 8601. */
  requestedAt!: string;

  /** Since when it can be downloaded; null before. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true })
  readyAt!: string | null;

  /** When it is forgotten: seven days after it was asked for. UTC, ISO 8601. */
  expiresAt!: string;

  /** What it consists of; empty before it is ready. */
  contents!: ExportedCollectionDto[];

  /** Where it is downloaded, with the same access token; null before it is ready. */
  @ApiProperty({
    type: String,
    nullable: true,
    example: '/api/v1/account/export/0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90/file',
  })
  downloadPath!: string | null;
}
