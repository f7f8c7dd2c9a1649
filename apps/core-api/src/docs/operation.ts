import type { OpenAPIObject } from '@nestjs/swagger';
import type { Permission } from '@noillin/contracts';
import type { Deprecation } from './deprecated-route.decorator';

type PathItem = OpenAPIObject['paths'][string];

/** One route of the document, with the extensions that our decorators leave on it. */
export type Operation = NonNullable<PathItem['get']> & {
  'x-permission'?: Permission[];
  'x-deprecation'?: Deprecation;
};

/** Of routes, in lower case as documents have them. */
export const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** All routes of a document. */
export const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.values(document.paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
