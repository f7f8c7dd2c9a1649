import { signingKeyId } from '@noillin/utils';
import { type GatewayLimits, limitValues } from './limits';

/** What the gateway shares with the services, under the same names in their environment. */
export interface GatewaySecrets {
  /** JWT_SECRET: the key that signs access tokens. */
  jwt: string;
  /** JWT_SECRET_PREVIOUS and JWT_SECRET_NEXT: keys whose tokens are good as well while keys are being replaced. */
  otherJwt?: readonly string[];
  /** GATEWAY_SECRET: how services know what came through the gateway. */
  gateway: string;
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
  /** Absolute path of NGINX's JavaScript module. */
  njsModule: string;
  /** The account of the workers when the master is root; empty when it is not. */
  user: string;
  workerProcesses: string;
  /** Origins, `https://app.example`, whose pages may call the API. */
  allowedOrigins: readonly string[];
  secrets: GatewaySecrets;
  limits: GatewayLimits;
}

/** Characters that mean nothing to NGINX, and enough of them. */
const SECRET = /^[\w.~+/=-]{32,}$/;
const ORIGIN = /^https?:\/\/[\w.-]+(:\d+)?$/;

/** The template's variables. @throws Error naming the setting that NGINX would not understand, never a secret's value */
export function templateValues(settings: GatewaySettings): Record<string, string> {
  if (!SECRET.test(settings.secrets.gateway))
    throw new Error('GATEWAY_SECRET must be 32 or more letters, digits or any of . _ ~ + / = -');
  return {
    ...limitValues(settings.limits),
    USER_DIRECTIVE: settings.user ? `user ${settings.user};` : '',
    NJS_MODULE: settings.njsModule,
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
    ALLOWED_ORIGINS: settings.allowedOrigins.map(originLine).join('\n  '),
    GATEWAY_SECRET: settings.secrets.gateway,
  };
}

/** What access-token.js judges by: every key under the id that tokens name it by. */
export function signingKeys({ jwt, otherJwt = [] }: GatewaySecrets): object {
  const secrets = Object.fromEntries([...otherJwt, jwt].map((secret) => [signingKeyId(secret), secret]));
  return { current: signingKeyId(jwt), secrets };
}

function upstreamServers(addresses: readonly string[]): string {
  return addresses.map((address) => `server ${address} max_fails=2 fail_timeout=1s;`).join('\n  ');
}

function originLine(origin: string): string {
  if (!ORIGIN.test(origin))
    throw new Error(`GATEWAY_ALLOWED_ORIGINS: ${origin} is no origin like https://app.example`);
  return `"${origin}" $http_origin;`;
}
