import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { OverridesController } from './overrides.controller';
import { RulesController } from './rules.controller';

/** When influencers are free. */
@Module({ imports: [AvailabilityModule], controllers: [RulesController, OverridesController] })
export class AvailabilityRoutesModule {}
