import { everyDay, bookableInfluencer, freshBrand } from '@noillin/testing';
import { openApi } from '../harness/api';
import { compare, type Outcome } from '../harness/compare';
import { type Load, requestsPerSecond } from '../harness/load';
import { run } from '../harness/run';
import { coreApiUrl, setting } from '../harness/settings';
import { KeepaliveGateway } from './keepalive-gateway';

const LOAD = { connections: 32, duration: 3 };

/** One route of core-api, without and with an access token, through the platform's gateway / through an NGINX that does no more than to hand on. */
run(async (onEnd): Promise<Outcome[]> => {
  const api = openApi();
  onEnd(() => api.close());
  const bare = await KeepaliveGateway.start({
    certificate: setting('PLATFORM_CA'),
    certificateKey: setting('PLATFORM_CA_KEY'),
    upstream: new URL(coreApiUrl()).host,
  });
  onEnd(() => bare.stop());
  const { gig } = await bookableInfluencer(api, { weekly: everyDay('09:00', '17:00') });
  const { accessToken } = await freshBrand(api);
  const path = `/api/v1/gigs/${gig.id}`;
  const through = async (name: string, headers: Record<string, string>): Promise<Outcome> => {
    const loadOn = (origin: string): Load => ({ ...LOAD, url: `${origin}${path}`, headers });
    return compare({
      name,
      target: { atLeast: 0.95 },
      unit: 'requests/s',
      rounds: 15,
      ours: () => requestsPerSecond(loadOn(setting('PLATFORM_URL'))),
      bare: () => requestsPerSecond(loadOn(bare.url)),
    });
  };
  return [await through('edge', {}), await through('edge-jwt', { authorization: `Bearer ${accessToken}` })];
});
