import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reviews } from '@noillin/booking';
import { InfluencerProfiles } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { Public } from '../auth';
import { ApiProblems } from '../docs';
import { PageQueryDto, positionOf } from '../lists';
import { ReviewListDto } from './dto/review.dto';
import { reviewView } from './review-view';

@ApiTags('reviews')
@Controller('influencers/:id/reviews')
export class InfluencerReviewsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly profiles: InfluencerProfiles,
  ) {}

  /** What brands say of an influencer, newest first. */
  @Get()
  @Public()
  @ApiProblems('not_found', 'invalid_cursor')
  async list(@Param('id') id: string, @Query() query: PageQueryDto): Promise<ReviewListDto> {
    if (!(await this.profiles.findById(id))) throw new DomainError('not_found', { resource: 'influencer' });
    const { items, nextCursor } = await this.reviews.publishedAbout(id, query.limit, positionOf(query));
    return { items: items.map(reviewView), nextCursor };
  }
}
