import { deepStrictEqual } from 'node:assert';
import { newId } from '@noillin/utils';
import { openApi } from '../harness/api';
import { compare } from '../harness/compare';
import { Crowd, type Tally } from '../harness/crowd';
import { run } from '../harness/run';
import { coreApiUrl } from '../harness/settings';
import { bookableGig } from '../harness/slots';

const CROWD = 1_000;

/**
 * A thousand requests for one slot at once / as many requests of the same route that have nothing to do: authenticated,
 * permitted and validated alike, for a gig that does not exist. Every round has a new slot.
 */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const { gig, brand, starts } = await bookableGig(api);
  const crowd = new Crowd(coreApiUrl(), CROWD);
  onEnd(() => crowd.close());
  const post = async (gigId: string, start: string | undefined, expected: Tally): Promise<number> => {
    const { milliseconds, tally } = await crowd.post({
      path: '/api/v1/bookings',
      body: JSON.stringify({ gigId, start }),
      headers: { authorization: `Bearer ${brand.accessToken}`, 'content-type': 'application/json' },
    });
    deepStrictEqual(tally, expected);
    return milliseconds;
  };
  return compare({
    name: 'book-contended',
    target: { atMost: 1.5 },
    unit: 'ms',
    rounds: 9,
    warmups: 3,
    ours: () => post(gig.id, starts.shift(), { 201: 1, 409: CROWD - 1 }),
    bare: () => post(newId(), starts[0], { 404: CROWD }),
  });
});
