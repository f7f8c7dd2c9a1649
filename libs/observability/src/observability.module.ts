import { Module, type DynamicModule } from '@nestjs/common';
import { HealthRegistry } from './health-registry';
import { collectProcessMetrics } from './metrics';
import { PrivateServer } from './private-server';

/** Health registry and the private metrics server of one service; a script has nobody to show them to. */
@Module({})
export class ObservabilityModule {
  static forRoot(service: string): DynamicModule {
    collectProcessMetrics(service);
    return { ...ObservabilityModule.forScript(), providers: [HealthRegistry, PrivateServer] };
  }

  /** For a process that does one thing and ends, perhaps beside the service whose environment it shares. */
  static forScript(): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      providers: [HealthRegistry],
      exports: [HealthRegistry],
    };
  }
}
