import { openApi } from '../harness/api';
import { bookingLatency } from '../harness/booking-latency';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { bookableGig, bookableGroupGig } from '../harness/slots';

const MEMBERS = 10;

/** Latency of booking a group of ten / that of booking one influencer, each a free slot. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const group = await bookableGroupGig(api, MEMBERS);
  const single = await bookableGig(api);
  return compare({
    name: 'scale-members',
    target: { atMost: 3 },
    unit: 'ms',
    rounds: 15,
    ours: bookingLatency(group),
    bare: bookingLatency(single),
  });
});
