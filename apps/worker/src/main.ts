import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { readEnvFile } from '@noillin/config';
import { MessagingConfig, WorkerQueues } from '@noillin/messaging';
import { signalReady } from '@noillin/utils';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

async function bootstrap(): Promise<void> {
  readEnvFile();
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(WorkerModule, {
    inject: [MessagingConfig],
    useFactory: (config: MessagingConfig) => ({ strategy: new WorkerQueues(config) }),
    bufferLogs: true,
    abortOnError: false,
  });
  const logger = app.get(Logger);
  app.useLogger(logger);
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'a promise was rejected and nobody noticed');
    process.exit(1);
  });
  app.enableShutdownHooks();
  await app.listen();
  signalReady();
}

bootstrap().catch((error: unknown) => {
  process.stderr.write(`worker did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
