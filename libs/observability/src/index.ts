export * from './health-registry';
export * from './metrics';
export * from './observability.config';
export * from './observability.module';
