import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@noillin/testing';

export interface KeepaliveGatewayOptions {
  /** PEM files of the platform's own gateway: both sides shake hands alike. */
  certificate: string;
  certificateKey: string;
  /** `host:port` of core-api. */
  upstream: string;
}

const READY_WITHIN_MS = 10_000;

/** NGINX that ends TLS and keeps connections to core-api open, and does nothing else: no limits, tokens, rules or logs. */
export class KeepaliveGateway {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(options: KeepaliveGatewayOptions): Promise<KeepaliveGateway> {
    const [folder, port] = [mkdtempSync(join(tmpdir(), 'noillin-edge-')), await freePort()];
    writeFileSync(join(folder, 'nginx.conf'), configurationOf({ ...options, port }));
    const args = ['-p', folder, '-e', 'error.log', '-c', 'nginx.conf', '-g', 'daemon off;'];
    const child = spawn('nginx', args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const gateway = new KeepaliveGateway(`https://localhost:${port}`, folder, child);
    await gateway.untilItAnswers();
    return gateway;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const exit = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await exit;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilItAnswers(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await this.answers())) {
      if (this.process.exitCode !== null || performance.now() > deadline) {
        await this.stop();
        throw new Error('the bare NGINX does not start');
      }
      await sleep(50);
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/v1/health/live`)).ok;
    } catch {
      // Not listening yet.
      return false;
    }
  }
}

function configurationOf(options: KeepaliveGatewayOptions & { port: number }): string {
  const { certificate, certificateKey, upstream, port } = options;
  return `
worker_processes 1;
pid nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 10000;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  upstream core_api {
    server ${upstream};
    keepalive 64;
  }
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate "${certificate}";
    ssl_certificate_key "${certificateKey}";
    location / {
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_pass http://core_api;
    }
  }
}
`;
}
