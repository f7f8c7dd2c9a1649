import { join } from 'node:path';
import { EVENT_LOOP_SAMPLING_MS } from '@noillin/observability';
import { PASSWORD, freshBrand } from '@noillin/testing';
import { openApi } from '../harness/api';
import { startChildServer } from '../harness/child-server';
import { compare } from '../harness/compare';
import { requestsPerSecond } from '../harness/load';
import { run } from '../harness/run';
import { coreApiUrl, setting } from '../harness/settings';

/** As many at once as there are cores to hash on, and one more that waits. */
const LOAD = { method: 'POST', connections: 3, duration: 3 } as const;
const HEADERS = { 'content-type': 'application/json' };

/** A login / the check of its password alone: milliseconds of machine time each, while as many run at once as it can hash. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const bare = await startChildServer(join(__dirname, 'bare-server.ts'));
  onEnd(() => bare.stop());
  const { email } = await freshBrand(api, { password: PASSWORD });
  const millisecondsOf = async (url: string, body: object): Promise<number> =>
    1_000 / (await requestsPerSecond({ ...LOAD, url, headers: HEADERS, body: JSON.stringify(body) }));
  const lag = new EventLoopLag();
  const outcome = await compare({
    name: 'login',
    target: { atMost: 1.1 },
    unit: 'ms',
    ours: async () => {
      const spent = await millisecondsOf(`${coreApiUrl()}/api/v1/auth/login`, { email, password: PASSWORD });
      await lag.read();
      return spent;
    },
    bare: () => millisecondsOf(`${bare.url}/verify`, { password: PASSWORD }),
  });
  process.stderr.write(`login: event-loop delay of core-api, p99, worst round: ${lag.worst.toFixed(1)} ms\n`);
  return outcome;
});

/** By how much core-api's event loop was late, by its own word; prom-client counts anew after every reading. */
class EventLoopLag {
  worst = 0;

  async read(): Promise<void> {
    const metrics = await fetch(setting('CORE_API_METRICS_URL'));
    const [, seconds] =
      /^nodejs_eventloop_lag_p99_seconds(?:\{[^}]*\})? (\S+)$/m.exec(await metrics.text()) ?? [];
    this.worst = Math.max(this.worst, Number(seconds) * 1_000 - EVENT_LOOP_SAMPLING_MS);
  }
}
