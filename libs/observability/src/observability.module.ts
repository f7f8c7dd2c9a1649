import { Module, type DynamicModule } from '@nestjs/common';
import { HealthRegistry } from './health-registry';
import { collectProcessMetrics } from './metrics';
import { PrivateServer } from './private-server';

/** Health registry and the private metrics server of one service. */
@Module({})
export class ObservabilityModule {
  static forRoot(service: string): DynamicModule {
    collectProcessMetrics(service);
    return {
      module: ObservabilityModule,
      global: true,
      providers: [HealthRegistry, PrivateServer],
      exports: [HealthRegistry],
    };
  }
}
