/** The availability algebra: pure, epoch-millisecond integers, half-open intervals. */
export { explainGroupStart } from './explain-group-start';
export type { GroupExplanation, GroupRefusal, GroupStartQuery } from './explain-group-start';
export { explainStart } from './explain-start';
export type { Explanation, Refusal, RefusalReason, StartQuery } from './explain-start';
export { commonWindows, listGroupSlots } from './group-slots';
export type { GroupSlotQuery } from './group-slots';
export { intersect, overlaps, subtract, union } from './interval';
export type { Interval } from './interval';
export { listSlots } from './list-slots';
export type { SlotQuery, SlotRange } from './list-slots';
export { addDays, isLocalDate, weekdayOf } from './local-date';
export type { LocalDate } from './local-date';
export type { LocalTime } from './local-time';
export { openIntervals, openWindows } from './open-windows';
export type { OpenWindow } from './open-windows';
export { parseInstant, parseRange } from './parse-range';
export type { Problem } from './problem';
export type { GigTiming, LocalWindow, Override, Schedule, Slot, WeeklyWindow } from './schedule';
export { bookableRange } from './slot-search';
export type { Calendar } from './slot-search';
export { DAY, HOUR, MINUTE } from './units';
export {
  SCHEDULE_LIMITS,
  validateOverride,
  validateOverrides,
  validateSchedule,
  validateWeekly,
} from './validate-schedule';
export { TIMING_LIMITS, validateTiming } from './validate-timing';
export { isValidZone, offsetAt } from './zone';
export { localDate, localDayRange, localToInstants } from './zone-local';
