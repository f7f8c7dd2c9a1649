import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ERRORS, type ErrorCode } from '@noillin/contracts';
import { ProblemDto } from '../http/problem/problem.dto';
import { relaxDefaults } from './defaults';
import { describeOperation } from './describe-operation';
import { DESCRIPTION, TAGS } from './introduction';
import { operationsOf } from './operation';
import { operationName } from './operation-names';
import { problemExample } from './problem-examples';

const describe = () => {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Noillin API')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/', 'This server')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'Access token, or API key (nk_live_...).',
    });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  return builder.build();
};

const problemExamples = () =>
  Object.fromEntries(
    (Object.keys(ERRORS) as ErrorCode[]).map((code) => [
      code,
      { summary: code, value: problemExample(code) },
    ]),
  );

/** The OpenAPI document of all routes. */
export const buildDocument = (app: INestApplication): OpenAPIObject => {
  const document = SwaggerModule.createDocument(app, describe(), {
    extraModels: [ProblemDto],
    operationIdFactory: operationName,
  });
  operationsOf(document).forEach(describeOperation);
  relaxDefaults(document);
  document.components = { ...document.components, examples: problemExamples() };
  const used = new Set(operationsOf(document).flatMap(({ tags }) => tags ?? []));
  document.tags = document.tags?.filter(({ name }) => used.has(name));
  return document;
};
