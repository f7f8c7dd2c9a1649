/** How much one client address may ask for. Rates are NGINX's: `20r/s`, `300r/m`. Bursts and connections are counts. */
export interface GatewayLimits {
  generalRate: string;
  generalBurst: number;
  authRate: string;
  authBurst: number;
  webhookRate: string;
  webhookBurst: number;
  requestConnections: number;
  socketConnections: number;
}

export interface GatewaySettings {
  listenAddress: string;
  httpPort: number;
  httpsPort: number;
  serverName: string;
  /** `host:port` of every instance. */
  coreApi: readonly string[];
  realtime: readonly string[];
  /** Absolute paths of PEM files. */
  certificate: string;
  certificateKey: string;
  /** The account of the workers when the master is root; empty when it is not. */
  user: string;
  workerProcesses: string;
  limits: GatewayLimits;
}

/** What a person, a browser with Swagger UI and a few sockets need, with room; an attacker gets little. */
export const PRODUCTION_LIMITS: GatewayLimits = {
  generalRate: '50r/s',
  generalBurst: 100,
  authRate: '5r/s',
  authBurst: 20,
  webhookRate: '200r/s',
  webhookBurst: 400,
  requestConnections: 100,
  socketConnections: 50,
};

/** Tests and benchmarks are one address that stands for thousands: limits that only a runaway loop would meet. */
export const UNHINDERED_LIMITS: GatewayLimits = {
  generalRate: '100000r/s',
  generalBurst: 100_000,
  authRate: '100000r/s',
  authBurst: 100_000,
  webhookRate: '100000r/s',
  webhookBurst: 100_000,
  requestConnections: 10_000,
  socketConnections: 10_000,
};

const RATE = /^[1-9]\d*r\/[sm]$/;

/** The template's variables. @throws Error naming the limit that NGINX would not understand */
export function templateValues(settings: GatewaySettings): Record<string, string> {
  const { limits } = settings;
  return {
    USER_DIRECTIVE: settings.user ? `user ${settings.user};` : '',
    WORKER_PROCESSES: settings.workerProcesses,
    LISTEN_ADDRESS: settings.listenAddress,
    HTTP_PORT: String(settings.httpPort),
    HTTPS_PORT: String(settings.httpsPort),
    HTTPS_SUFFIX: settings.httpsPort === 443 ? '' : `:${settings.httpsPort}`,
    SERVER_NAME: settings.serverName,
    CORE_API_SERVERS: upstreamServers(settings.coreApi),
    REALTIME_SERVERS: upstreamServers(settings.realtime),
    CERTIFICATE: settings.certificate,
    CERTIFICATE_KEY: settings.certificateKey,
    GENERAL_RATE: rate('generalRate', limits),
    GENERAL_BURST: String(limits.generalBurst),
    AUTH_RATE: rate('authRate', limits),
    AUTH_BURST: String(limits.authBurst),
    WEBHOOK_RATE: rate('webhookRate', limits),
    WEBHOOK_BURST: String(limits.webhookBurst),
    REQUEST_CONNECTIONS: String(limits.requestConnections),
    SOCKET_CONNECTIONS: String(limits.socketConnections),
  };
}

function upstreamServers(addresses: readonly string[]): string {
  return addresses.map((address) => `server ${address} max_fails=2 fail_timeout=1s;`).join('\n  ');
}

function rate(name: 'generalRate' | 'authRate' | 'webhookRate', limits: GatewayLimits): string {
  if (!RATE.test(limits[name])) throw new Error(`Gateway limit ${name} must look like 20r/s or 300r/m`);
  return limits[name];
}
