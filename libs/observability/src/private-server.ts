import { createServer, type Server, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { rawEnvironment } from '@noillin/config';
import { HealthRegistry } from './health-registry';
import { registry } from './metrics';
import { ObservabilityConfig } from './observability.config';

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
};

/** Answers /metrics, /live and /ready to the operator, on 127.0.0.1 and a port that NGINX does not route. */
@Injectable()
export class PrivateServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly config: ObservabilityConfig,
    private readonly health: HealthRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const server = createServer((request, response) => {
      this.answer(request.url ?? '/', response).catch((error: unknown) =>
        send(response, 500, 'text/plain', String(error)),
      );
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.port(), '127.0.0.1', resolve);
    });
    this.server = server;
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }

  /** Instances of a PM2 cluster take consecutive ports. */
  private port(): number {
    const base = this.config.METRICS_PORT;
    return base === 0 ? 0 : base + Number(rawEnvironment()['NODE_APP_INSTANCE'] ?? 0);
  }

  private async answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/metrics') return send(response, 200, registry.contentType, await registry.metrics());
    if (path === '/live') return send(response, 200, 'application/json', '{"status":"up"}');
    if (path !== '/ready') return send(response, 404, 'text/plain', 'not found');
    const report = await this.health.report();
    send(response, report.ready ? 200 : 503, 'application/json', JSON.stringify(report));
  }
}
