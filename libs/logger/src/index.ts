export * from './logger.config';
export * from './logger.module';
