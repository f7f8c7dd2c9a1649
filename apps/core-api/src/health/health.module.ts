import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';

/** Public health routes; the private ones come with observability. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
