/** The availability algebra: pure, epoch-millisecond integers, half-open intervals. */
export { isFull, limitReach } from './booking-limit';
export type { BookingLimit } from './booking-limit';
export { explainGroupStart } from './explain-group-start';
export type { GroupExplanation, GroupRefusal, GroupStartQuery, MemberRefusal } from './explain-group-start';
export type { ExplainedMember } from './explain-member';
export { explainStart } from './explain-start';
export type { Explanation, StartQuery } from './explain-start';
export { listGroupSlots } from './group-slots';
export type { GroupSlot, GroupSlotQuery, MemberTime } from './group-slots';
export { firstEndingAfter, intersect, overlaps, subtract, union } from './interval';
export type { Interval } from './interval';
export { listSlots } from './list-slots';
export type { Calendar, SlotQuery } from './list-slots';
export { addDays, isLocalDate, weekdayOf } from './local-date';
export type { LocalDate } from './local-date';
export type { LocalTime } from './local-time';
export { openIntervals, openWindows } from './open-windows';
export type { OpenWindow } from './open-windows';
export { parseInstant, parseRange, parseRangeAnywhere } from './parse-range';
export type { Problem } from './problem';
export { REFUSAL_REASONS } from './refusal';
export type { Refusal, RefusalReason } from './refusal';
export type { GigTiming, LocalWindow, Override, Schedule, Slot, WeeklyWindow } from './schedule';
export { bookableRange } from './start-frame';
export type { SlotRange } from './start-frame';
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
