import type { OpenAPI3 } from 'openapi-typescript';
import { type Document, withoutRefusals } from './document';

/** The types of everything that the API takes and answers; DTOs by their own names as well. */
export const renderTypes = async (document: Document): Promise<string> => {
  // Not imported above: its types for CommonJS lack astToString.
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  const nodes = await openapiTypescript(withoutRefusals(document) as unknown as OpenAPI3, {
    alphabetize: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return astToString(nodes);
};
