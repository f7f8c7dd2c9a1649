import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { loadConfig, type ConfigSlice } from './load-config';

/** All slices of the service, validated together. */
const LOADED = Symbol('loaded configuration');

/** Provides each configuration slice under its own class: inject `MongoConfig`, get what `MongoConfig` describes. */
@Module({})
export class ConfigModule {
  /** Validates all slices at once when the application starts; fails with the names of everything that is wrong. */
  static forRoot(slices: ConfigSlice[]): DynamicModule {
    const all: Provider = { provide: LOADED, useFactory: () => loadConfig(slices) };
    const each: Provider[] = slices.map((slice, index) => ({
      provide: slice,
      inject: [LOADED],
      useFactory: (loaded: object[]) => loaded[index],
    }));
    return { module: ConfigModule, global: true, providers: [all, ...each], exports: each };
  }
}
