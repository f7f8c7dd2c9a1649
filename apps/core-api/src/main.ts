import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigurationError, loadConfig, readEnvFile } from '@noillin/config';
import { LISTEN_BACKLOG, signalReady } from '@noillin/utils';
import { Logger } from 'nestjs-pino';
import { AppConfig } from './app.config';
import { AppModule } from './app.module';
import { APP_OPTIONS, configureApp, createAdapter } from './configure-app';
import { CONFIG_SLICES } from './features';

const exitWith = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

/** A promise or callback that nobody watched failed: the state is unknown, so log and let the process manager start anew. */
const exitOnUnwatchedFailure = (logger: Logger): void => {
  const exit = (error: unknown): never => {
    logger.fatal({ err: error }, 'a failure that nobody handled');
    process.exit(1);
  };
  process.on('unhandledRejection', exit).on('uncaughtException', exit);
};

const boot = async (): Promise<void> => {
  readEnvFile();
  // Before anything reads a part of it: whoever sets the service up wants to hear of every mistake at once.
  loadConfig(CONFIG_SLICES);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(),
    createAdapter(),
    APP_OPTIONS,
  );
  const logger = app.get(Logger);
  app.useLogger(logger);
  exitOnUnwatchedFailure(logger);
  configureApp(app).enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen({ port: app.get(AppConfig).PORT, host: '127.0.0.1', backlog: LISTEN_BACKLOG });
  logger.log(`listening on ${await app.getUrl()}`);
  signalReady();
};

boot().catch((error: unknown) =>
  exitWith(
    error instanceof ConfigurationError
      ? error.message
      : `core-api cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  ),
);
