import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operation';

interface Described {
  required?: string[];
  properties?: Record<string, object>;
}

/** What has a default may be left out, also where its field is declared with the default and not as optional. */
export const relaxDefaults = (document: OpenAPIObject): void => {
  for (const { parameters = [] } of operationsOf(document))
    for (const parameter of parameters)
      if ('schema' in parameter && parameter.schema && 'default' in parameter.schema)
        parameter.required = false;
  for (const schema of Object.values(document.components?.schemas ?? {}) as Described[])
    if (schema.required)
      schema.required = schema.required.filter((name) => !('default' in (schema.properties?.[name] ?? {})));
};
