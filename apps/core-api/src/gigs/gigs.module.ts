import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { GigsController } from './gigs.controller';
import { InvitationsController } from './invitations.controller';
import { FindSubstitutes } from './optimize/find-substitutes';
import { OptimizeController } from './optimize/optimize.controller';
import { OptimizeGig } from './optimize/optimize-gig';
import { OptimizerQueries } from './optimize/optimizer-queries';
import { SlotsController } from './slots.controller';
import { VisibleGigs } from './visible-gigs';

/** Gigs and when they can be booked. */
@Module({
  imports: [AvailabilityModule, CatalogModule],
  controllers: [GigsController, InvitationsController, OptimizeController, SlotsController],
  providers: [FindSubstitutes, OptimizeGig, OptimizerQueries, VisibleGigs],
})
export class GigsModule {}
