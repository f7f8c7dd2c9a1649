import { Module, type DynamicModule } from '@nestjs/common';
import { loadConfig, type ConfigSlice } from './load-config';

/** Provides each configuration slice under its own class: inject `MongoConfig`, get what `MongoConfig` describes. */
@Module({})
export class ConfigModule {
  /** Validates all slices at once and fails with the names of everything that is wrong. */
  static forRoot(slices: ConfigSlice[]): DynamicModule {
    const providers = loadConfig(slices).map((value, index) => ({
      provide: slices[index] as ConfigSlice,
      useValue: value,
    }));
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}
