import autocannon from 'autocannon';

export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Requests in flight at any time, one for each connection. */
  connections: number;
  /** Seconds. */
  duration: number;
}

/**
 * Requests per second that a server completes under a constant number of requests in flight.
 * @throws Error when an answer is not a 2xx: a benchmark of refusals measures nothing
 */
export async function requestsPerSecond(load: Load): Promise<number> {
  const result = await autocannon({ ...load, timeout: 30 });
  const failures = result.non2xx + result.errors + result.timeouts;
  if (failures > 0) throw new Error(`${failures} of the requests to ${load.url} did not succeed`);
  return result.requests.total / result.duration;
}
