export * from './time-range';
