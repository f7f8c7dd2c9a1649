import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { buildDocument } from './build-document';

/** Swagger UI at /api/docs and OpenAPI at /api/openapi.json, built when first asked for. */
export const serveDocs = (app: NestFastifyApplication): void =>
  SwaggerModule.setup('api/docs', app, () => buildDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Noillin API',
  });
