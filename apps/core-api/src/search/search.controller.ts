import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SearchQueries } from '@noillin/search';
import { Public } from '../auth';
import { ApiProblems } from '../docs';
import { GigSearchQueryDto, InfluencerSearchQueryDto } from './dto/search-query.dto';
import { GigSearchDto, InfluencerSearchDto } from './dto/search-result.dto';
import { engineFacets, GIG_FACETS, INFLUENCER_FACETS, publicFacets } from './facets';
import { GIG_SORTS, INFLUENCER_SORTS } from './sorts';

@ApiTags('search')
@Controller('search')
@Public()
export class SearchController {
  constructor(private readonly queries: SearchQueries) {}

  /** Influencers by words and filters. While the search engine is down this answers 503 and everything else goes on. */
  @Get('influencers')
  @ApiProblems('dependency_unavailable')
  async influencers(@Query() query: InfluencerSearchQueryDto): Promise<InfluencerSearchDto> {
    const { sort, facets = [], ...rest } = query;
    const found = await this.queries.influencers({
      ...rest,
      sort: sort && INFLUENCER_SORTS[sort],
      facets: engineFacets(INFLUENCER_FACETS, facets),
    });
    return { ...found, facets: publicFacets(INFLUENCER_FACETS, facets, found.facets) };
  }

  /** Published gigs by words, filters and free days. While the search engine is down this answers 503. */
  @Get('gigs')
  @ApiProblems('dependency_unavailable')
  async gigs(@Query() query: GigSearchQueryDto): Promise<GigSearchDto> {
    const { sort, facets = [], ...rest } = query;
    const found = await this.queries.gigs({
      ...rest,
      sort: sort && GIG_SORTS[sort],
      facets: engineFacets(GIG_FACETS, facets),
    });
    return { ...found, facets: publicFacets(GIG_FACETS, facets, found.facets) };
  }
}
