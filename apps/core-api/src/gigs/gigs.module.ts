import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { GigsController } from './gigs.controller';
import { InvitationsController } from './invitations.controller';
import { SlotsController } from './slots.controller';
import { VisibleGigs } from './visible-gigs';

/** Gigs and when they can be booked. */
@Module({
  imports: [AvailabilityModule, CatalogModule],
  controllers: [GigsController, InvitationsController, SlotsController],
  providers: [VisibleGigs],
})
export class GigsModule {}
