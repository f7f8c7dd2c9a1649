import { DomainError } from '@noillin/contracts';
import { decodeCursor } from '@noillin/utils';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** How lists are paged. */
export class PageQueryDto {
  /**
   * Most items to answer with.
   * @example 20
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;

  /** `nextCursor` of the page before; leave out for the first page. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** The position that a cursor stands for. @throws DomainError `invalid_cursor` */
export const positionOf = ({ cursor }: PageQueryDto): string | undefined => {
  if (cursor === undefined) return undefined;
  const position = decodeCursor(cursor);
  if (position === null) throw new DomainError('invalid_cursor');
  return position;
};
