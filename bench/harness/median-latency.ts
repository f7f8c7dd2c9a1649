import { median } from './statistics';

/** Does something several times, one after the other. @returns milliseconds of the middle one */
export async function medianLatency(times: number, work: () => Promise<unknown>): Promise<number> {
  const latencies: number[] = [];
  for (let done = 0; done < times; done += 1) {
    const started = performance.now();
    await work();
    latencies.push(performance.now() - started);
  }
  return median(latencies);
}
