import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, type AuditAction, type AuditDetails } from '@noillin/audit';
import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../../lists';

export class AuditQueryDto extends PageQueryDto {
  /** Only what this user did, by their id. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string;

  /** Only this action. */
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  /**
   * Only what was done at this instant or later. UTC, ISO 8601.
   * @example '2026-11-22T00:00:00.000Z'
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /**
   * Only what was done before this instant. UTC, ISO 8601.
   * @example '2026-11-23T00:00:00.000Z'
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

/** What something was done to. */
export class AuditSubjectDto {
  /**
   * Kind of thing: `user`, `session`, `booking`, `route`.
   * @example 'user'
   */
  type!: string;
  /** Its id; of a route, its method and path. */
  id!: string;
}

/** One thing that was done. It holds ids, and nothing that names a person. */
export class AuditEntryDto {
  /**
   * Place in the log; no number is left out.
   * @example 4711
   */
  seq!: number;
  /** Id of the entry; of what an event told, the event's id. */
  id!: string;

  /** What was done. */
  @ApiProperty({ enum: AUDIT_ACTIONS })
  action!: AuditAction;

  /** User id of who did it; null for nobody we know, and for the platform itself. */
  @ApiProperty({ type: String, nullable: true })
  actorId!: string | null;

  /** What it was done to; null where that is unknown. */
  @ApiProperty({ type: AuditSubjectDto, nullable: true })
  subject!: AuditSubjectDto | null;

  /** What else is known, by action: ids, numbers, words of ours. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    example: { waitSeconds: 4 },
  })
  details!: AuditDetails;

  /** Id of the request that did it, as in its `X-Request-Id`. */
  correlationId!: string;
  /** When. UTC, ISO 8601. */
  at!: string;
  /** SHA-256 over the entry and the hash of the entry before, in hex. */
  hash!: string;
}

export class AuditListDto {
  /** The entries of this page, newest first. */
  items!: AuditEntryDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
