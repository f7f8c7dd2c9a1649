export * from './availability.module';
export * from './busy/busy-times';
export * from './calendar/calendar';
export * from './overrides/availability-override';
export * from './overrides/manage-overrides';
export * from './rules/availability-rules';
export * from './rules/manage-rules';
export * from './slots/slot-finder';
