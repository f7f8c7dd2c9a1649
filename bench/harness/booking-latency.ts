import { type GigView, type Person, askForSlot, succeeded } from '@noillin/testing';
import type { Side } from './compare';
import { medianLatency } from './median-latency';

const BOOKINGS_PER_ROUND = 15;

/** One booking after the other, each of a free slot. @returns milliseconds of the middle one */
export function bookingLatency({
  gig,
  brand,
  starts,
}: {
  gig: GigView;
  brand: Person;
  starts: string[];
}): Side {
  const book = (): Promise<unknown> => {
    const start = starts.shift();
    if (!start) throw new Error('All slots are booked');
    return succeeded(askForSlot(brand.api, gig.id, start));
  };
  return () => medianLatency(BOOKINGS_PER_ROUND, book);
}
