import { ApiProperty } from '@nestjs/swagger';
import { ERASURE_STATUSES, TREATMENTS, type ErasureStatus, type Treatment } from '@noillin/personal-data';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../lists';
import { ErasureDto } from './erasure.dto';

export class ErasuresQueryDto extends PageQueryDto {
  /** Only those of this status. */
  @IsOptional()
  @IsIn(ERASURE_STATUSES)
  status?: ErasureStatus;
}

/** Somebody's wish to be erased, and what became of it. Obstacles are those of when it was last due. */
export class AccountErasureDto extends ErasureDto {
  /** Its id, and that of its receipt. */
  id!: string;

  /** Whose account it is or was. */
  userId!: string;

  /** When the account was closed; null before. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true })
  startedAt!: string | null;

  /** When everything was done; null before. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true })
  finishedAt!: string | null;
}

/** What was done in one collection. */
export class ReceiptLineDto {
  /**
   * Name of the collection; `redis` for what is kept beside the database.
   * @example 'messages'
   */
  from!: string;

  /** Documents are removed, lose what is personal, or are kept as they are. */
  @ApiProperty({ enum: TREATMENTS, example: 'anonymise' })
  treatment!: Treatment;

  /**
   * How many documents.
   * @example 42
   */
  documents!: number;

  /**
   * Fields that have nothing personal any more; empty unless documents were anonymised.
   * @example ['body']
   */
  fields!: string[];

  /** Why documents are kept; null unless they are. */
  @ApiProperty({ type: String, nullable: true, example: null })
  because!: string | null;

  /** False while it is worked on. */
  done!: boolean;
}

/** An erasure with its receipt. */
export class ErasureReceiptDto extends AccountErasureDto {
  /** One line per collection and treatment, in the order in which they were done; empty before it has begun. */
  receipt!: ReceiptLineDto[];
}

export class ErasureListDto {
  /** The erasures of this page. */
  items!: AccountErasureDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
