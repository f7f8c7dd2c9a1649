import { DomainError } from '@noillin/contracts';
import { validateTiming, type GigTiming } from '@noillin/scheduling';

const DAY_MINUTES = 24 * 60;
const YEAR_DAYS = 365;

/** Timing as asked for, and for what was left open: no buffers, no notice, a year ahead, and starts one duration apart. */
export const withTimingDefaults = (
  timing: Pick<GigTiming, 'durationMinutes'> & Partial<GigTiming>,
): GigTiming => ({
  durationMinutes: timing.durationMinutes,
  bufferBeforeMinutes: timing.bufferBeforeMinutes ?? 0,
  bufferAfterMinutes: timing.bufferAfterMinutes ?? 0,
  minNoticeMinutes: timing.minNoticeMinutes ?? 0,
  horizonDays: timing.horizonDays ?? YEAR_DAYS,
  slotStepMinutes: timing.slotStepMinutes ?? Math.min(timing.durationMinutes, DAY_MINUTES),
});

/** @throws DomainError `validation_failed`, naming the fields */
export const requireSoundTiming = (timing: GigTiming): GigTiming => {
  const fields = validateTiming(timing).map(({ path, message }) => ({
    field: path,
    message: `${path} ${message}`,
  }));
  if (fields.length > 0) throw new DomainError('validation_failed', {}, { fields });
  return timing;
};
