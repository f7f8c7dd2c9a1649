export * from './availability.module';
export * from './busy/busy-times';
export * from './calendar/calendar';
export * from './limits/enforce-gig-limits';
export * from './imports/calendar-import';
export * from './imports/manage-imports';
export * from './overrides/availability-override';
export * from './overrides/manage-overrides';
export { OwnCalendar, type CalendarPreview } from './preview/own-calendar';
export type { CalendarSpan } from './preview/preview-spans';
export * from './changes/schedule-changes';
export * from './rules/availability-rules';
export * from './rules/manage-rules';
export { GigCalendar } from './slots/gig-calendar';
export type {
  MemberRefusal,
  OfferedSlot,
  OfferedStart,
  RefusedStart,
  StartExplanation,
} from './slots/gig-calendar';
export * from './slots/slot-finder';
export { WindowCache } from './slots/window-cache';
export * from './refuse-problems';
