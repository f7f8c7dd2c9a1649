export * from './api-keys.module';
export * from './keys/api-key';
export * from './keys/api-keys.repository';
export * from './keys/key-secret';
export * from './keys/manage-api-keys';
export * from './partners.config';
export * from './plans/key-rate-limits';
export * from './plans/rate-plans';
