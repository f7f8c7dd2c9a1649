import { Module } from '@nestjs/common';
import { CatalogModule } from '@noillin/catalog';
import { BrandsController } from './brands.controller';
import { InfluencersController } from './influencers.controller';

/** Profiles of influencers and brands. */
@Module({ imports: [CatalogModule], controllers: [InfluencersController, BrandsController] })
export class ProfilesModule {}
