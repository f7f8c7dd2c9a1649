import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type CertificateFiles, ensureCertificate } from './certificate';
import { type GatewayLimits, PRODUCTION_LIMITS } from './limits';
import { NginxProcess } from './nginx-process';
import { njsModule } from './njs-module';
import { type GatewaySecrets, type GatewaySettings } from './settings';
import { writeGatewayConfig } from './write-config';

/** What the gateway needs to know of an instance of the local platform. */
export interface GatewayInstance {
  /** Folder of everything the instance writes. */
  stateDir: string;
  ports: { https: number; http: number; coreApi: number; realtime: number };
  /** Those of the services behind it. */
  secrets: GatewaySecrets;
  /** Origins whose pages may call the API; default: none but its own. */
  allowedOrigins?: readonly string[];
}

export interface Gateway {
  /** Ends this NGINX and no other. */
  stop(): Promise<void>;
  /** Renders and tests the configuration again and applies it without losing a connection. */
  reload(): Promise<void>;
}

/**
 * Starts NGINX for an instance: certificate on the first run, configuration rendered and tested, then the server itself.
 * One left over from an earlier start of the same instance is replaced.
 * @throws Error with a sentence that helps when NGINX or its JavaScript module is missing, a port is taken or the configuration is refused
 */
export async function startGateway(
  instance: GatewayInstance,
  limits: GatewayLimits = PRODUCTION_LIMITS,
): Promise<Gateway> {
  const prefix = gatewayPrefix(instance);
  const nginx = new NginxProcess(prefix);
  const write = async () =>
    writeGatewayConfig(prefix, localSettings(instance, await certificateOf(instance), limits));
  await write();
  await nginx.stop();
  await nginx.test();
  await nginx.start();
  return {
    stop: () => nginx.stop(),
    reload: async () => {
      await write();
      await nginx.reload();
    },
  };
}

/** Stops the gateway of an instance that another process may have started; nothing happens when there is none. */
export async function stopGateway(instance: Pick<GatewayInstance, 'stateDir'>): Promise<void> {
  await new NginxProcess(gatewayPrefix(instance)).stop();
}

function gatewayPrefix(instance: Pick<GatewayInstance, 'stateDir'>): string {
  return join(instance.stateDir, 'nginx');
}

function certificateOf(instance: GatewayInstance): Promise<CertificateFiles> {
  return ensureCertificate(join(instance.stateDir, 'certificate'));
}

function localSettings(
  { ports, secrets, allowedOrigins = [] }: GatewayInstance,
  { certificate, key }: CertificateFiles,
  limits: GatewayLimits,
): GatewaySettings {
  return {
    listenAddress: '127.0.0.1',
    httpPort: ports.http,
    httpsPort: ports.https,
    serverName: 'localhost',
    coreApi: [`127.0.0.1:${ports.coreApi}`],
    realtime: [`127.0.0.1:${ports.realtime}`],
    certificate,
    certificateKey: key,
    njsModule: njsModule(),
    // Workers of a root master must be able to enter folders that only root can.
    user: process.getuid?.() === 0 ? userInfo().username : '',
    workerProcesses: '1',
    allowedOrigins,
    secrets,
    limits,
  };
}
