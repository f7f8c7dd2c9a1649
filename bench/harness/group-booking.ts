import { openApi } from './api';
import { bookingLatency } from './booking-latency';
import { compare } from './compare';
import { run } from './run';
import { bookableGig, bookableGroupGig } from './slots';

/** Runs the benchmark of that name: latency of booking a group of `members` / that of booking one influencer, each a free slot. */
export function runGroupBooking(name: string, members: number, atMost: number): void {
  run(async (onEnd) => {
    const api = openApi();
    onEnd(() => api.close());
    const group = await bookableGroupGig(api, members);
    const single = await bookableGig(api);
    return compare({
      name,
      target: { atMost },
      unit: 'ms',
      rounds: 15,
      ours: bookingLatency(group),
      bare: bookingLatency(single),
    });
  });
}
