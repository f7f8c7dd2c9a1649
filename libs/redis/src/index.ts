export * from './live-emitter';
export * from './nudges';
export * from './presence';
export * from './redis.config';
export * from './redis-client';
export * from './redis.module';
export * from './slot-lock';
