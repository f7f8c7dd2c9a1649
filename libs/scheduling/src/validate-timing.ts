import { Problem } from './problem';
import { GigTiming } from './schedule';

/** Least and most of each field, both allowed. */
export const TIMING_LIMITS: Readonly<Record<keyof GigTiming, readonly [least: number, most: number]>> = {
  durationMinutes: [1, 31 * 1440],
  bufferBeforeMinutes: [0, 7 * 1440],
  bufferAfterMinutes: [0, 7 * 1440],
  minNoticeMinutes: [0, 366 * 1440],
  horizonDays: [0, 730],
  slotStepMinutes: [1, 1440],
};

/** Everything wrong with a gig's timing; empty when it is sound. */
export function validateTiming(timing: GigTiming): Problem[] {
  const fields = Object.keys(TIMING_LIMITS) as (keyof GigTiming)[];
  return fields.flatMap((path) => {
    const [least, most] = TIMING_LIMITS[path];
    const value = timing[path];
    const valid = Number.isInteger(value) && value >= least && value <= most;
    return valid ? [] : [{ path, message: `must be a whole number from ${least} to ${most}` }];
  });
}
