import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { registry } from '@noillin/observability';
import { AppModule } from '../app.module';
import { APP_OPTIONS, configureApp, createAdapter } from '../configure-app';

interface BootOptions extends Pick<ModuleMetadata, 'controllers' | 'providers'> {
  /** Replaces providers before the application is built. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** The whole service on the test database, as in production but for its logs, plus a test's own controllers. */
export const bootApp = async ({
  controllers = [],
  providers = [],
  override = (builder) => builder,
}: BootOptions = {}): Promise<NestFastifyApplication> => {
  // The metrics of a process are registered once, and a test may boot more than one service.
  registry.clear();
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot()], controllers, providers });
  const module = await override(builder).compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(), APP_OPTIONS);
  app.useLogger(false);
  await configureApp(app).init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};
