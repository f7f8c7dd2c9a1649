import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../app.module';
import { API_PREFIX, APP_OPTIONS, createAdapter } from '../configure-app';
import { buildDocument } from './build-document';

/**
 * The OpenAPI document of the service as it is configured, without starting it: modules and controllers are read, nothing is made of
 * them, so that no server is needed. Comments of DTOs are in it where the service was built by `nest build`.
 */
export const unconnectedDocument = async (): Promise<OpenAPIObject> => {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(), createAdapter(), {
    ...APP_OPTIONS,
    preview: true,
    logger: false,
  });
  app.setGlobalPrefix(API_PREFIX);
  return buildDocument(app);
};
