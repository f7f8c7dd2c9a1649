export * from './clock.config';
export * from './product-clock';
export * from './product-clock.module';
