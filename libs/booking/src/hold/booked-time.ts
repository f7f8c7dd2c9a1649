import type { Gig } from '@noillin/catalog';
import { MINUTE } from '@noillin/scheduling';
import type { Booking } from '../booking';

/** A gig's timing as it was when it was booked: length and buffers of the booking, whatever has become of the gig's. */
export const bookedTiming = (
  { timing }: Pick<Gig, 'timing'>,
  { start, end, claim }: Pick<Booking, 'start' | 'end' | 'claim'>,
): Gig['timing'] => {
  const minutes = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / MINUTE;
  return {
    ...timing,
    durationMinutes: minutes(start, end),
    bufferBeforeMinutes: minutes(claim.start, start),
    bufferAfterMinutes: minutes(end, claim.end),
    // The start was one of those offered: how they are counted now does not matter.
    slotStepMinutes: 1,
  };
};
