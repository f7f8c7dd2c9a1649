export * from './base-schema';
export * from './duplicate-key';
export * from './insert-plain';
export * from './leases';
export * from './mongo.config';
export * from './mongo.module';
export * from './transactions';
export * from './unavailable';
