import { IsString, Length } from 'class-validator';
import { Omittable } from '../../input';
import { PageQueryDto } from '../../lists';

/** Which gigs to list. */
export class GigListQueryDto extends PageQueryDto {
  /**
   * Only gigs in which this influencer takes part. Their own list shows them every status, everybody else published gigs.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  @Omittable()
  @IsString()
  @Length(1, 64)
  influencerId?: string;
}
