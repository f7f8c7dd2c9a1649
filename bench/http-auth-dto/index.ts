import { join } from 'node:path';
import { freshBrand } from '@noillin/testing';
import { openApi } from '../harness/api';
import { startChildServer } from '../harness/child-server';
import { compare } from '../harness/compare';
import { type Load, requestsPerSecond } from '../harness/load';
import { run } from '../harness/run';
import { coreApiUrl } from '../harness/settings';
import { requireEqualAnswers } from './equal-answers';

const ROUTE = '/api/v1/notifications?limit=20';
const LOAD = { connections: 32, duration: 3 };

/** An authenticated route with a validated query and one database read: core-api / bare Fastify doing the same work. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const bare = await startChildServer(join(__dirname, 'bare-server.ts'));
  onEnd(() => bare.stop());
  const { accessToken } = await freshBrand(api);
  const headers = { authorization: `Bearer ${accessToken}` };
  const loadOn = (origin: string): Load => ({ ...LOAD, url: `${origin}${ROUTE}`, headers });
  const [oursLoad, bareLoad] = [loadOn(coreApiUrl()), loadOn(bare.url)];
  await requireEqualAnswers(oursLoad.url, bareLoad.url, headers);
  return compare({
    name: 'http-auth-dto',
    target: { atLeast: 0.6 },
    unit: 'requests/s',
    ours: () => requestsPerSecond(oursLoad),
    bare: () => requestsPerSecond(bareLoad),
  });
});
