import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnvFile } from '@noillin/config';
import { LISTEN_BACKLOG, signalReady } from '@noillin/utils';
import { Logger } from 'nestjs-pino';
import { RealtimeConfig } from './realtime.config';
import { RealtimeModule } from './realtime.module';
import { SocketIoAdapter } from './socket/socket-io.adapter';

async function bootstrap(): Promise<void> {
  readEnvFile();
  const app = await NestFactory.create<NestFastifyApplication>(RealtimeModule, new FastifyAdapter(), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useWebSocketAdapter(new SocketIoAdapter(app));
  app.enableShutdownHooks();
  await app.listen({ port: app.get(RealtimeConfig).PORT, host: '127.0.0.1', backlog: LISTEN_BACKLOG });
  signalReady();
}

bootstrap().catch((error: unknown) => {
  process.stderr.write(`realtime did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
