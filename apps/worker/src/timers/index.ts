export type * from './timer-job';
export * from './timers';
export * from './timers.module';
