export * from './clock.module';
export * from './config.module';
export * from './environment';
export * from './load-config';
