/** How often something may be asked for: NGINX's words for it, and how many may come at once beyond that. */
export interface RateLimit {
  /** `20r/s`, `300r/m` */
  rate: string;
  burst: number;
}

/** What is counted apart. All but `user` count per client address; `user` counts whoever a valid access token names. */
export const RATE_LIMIT_NAMES = ['general', 'auth', 'booking', 'webhook', 'user'] as const;
export type RateLimitName = (typeof RATE_LIMIT_NAMES)[number];

/** What the gateway lets through. */
export interface GatewayLimits extends Record<RateLimitName, RateLimit> {
  /** Requests that one address may have under way at a time. */
  requestConnections: number;
  /** Sockets that one address may hold. */
  socketConnections: number;
}

/** What a person, a browser with Swagger UI and a few sockets need, with room; an attacker gets little. */
export const PRODUCTION_LIMITS: GatewayLimits = {
  general: { rate: '50r/s', burst: 100 },
  auth: { rate: '5r/s', burst: 20 },
  booking: { rate: '5r/s', burst: 20 },
  webhook: { rate: '200r/s', burst: 400 },
  user: { rate: '30r/s', burst: 60 },
  requestConnections: 100,
  socketConnections: 50,
};

const UNHINDERED: RateLimit = { rate: '100000r/s', burst: 100_000 };

/** Tests and benchmarks are one address that stands for thousands: limits that only a runaway loop would meet. */
export const UNHINDERED_LIMITS: GatewayLimits = {
  general: UNHINDERED,
  auth: UNHINDERED,
  booking: UNHINDERED,
  webhook: UNHINDERED,
  user: UNHINDERED,
  requestConnections: 10_000,
  socketConnections: 10_000,
};

const RATE = /^([1-9]\d*)r\/([sm])$/;

/**
 * The template's variables of all limits: of each the rate and burst, the quota and window that RateLimit-Policy tells, and the pause
 * after which one more request passes, both in seconds.
 * @throws Error naming the limit that NGINX would not understand
 */
export function limitValues(limits: GatewayLimits): Record<string, string> {
  return Object.fromEntries([
    ...RATE_LIMIT_NAMES.flatMap((name) => rateValues(name, limits[name])),
    ['REQUEST_CONNECTIONS', String(limits.requestConnections)],
    ['SOCKET_CONNECTIONS', String(limits.socketConnections)],
  ]);
}

function rateValues(name: RateLimitName, { rate, burst }: RateLimit): [string, string][] {
  const [, count, unit] = RATE.exec(rate) ?? [];
  if (!count) throw new Error(`Gateway limit ${name} must have a rate like 20r/s or 300r/m`);
  const secondsEach = (unit === 's' ? 1 : 60) / Number(count);
  const values = {
    RATE: rate,
    BURST: burst,
    QUOTA: burst + 1,
    WINDOW: Math.ceil((burst + 1) * secondsEach),
    PAUSE: Math.ceil(secondsEach),
  };
  return Object.entries(values).map(([value, text]) => [`${name.toUpperCase()}_${value}`, String(text)]);
}
