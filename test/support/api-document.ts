import { type ApiClient, succeeded } from '@noillin/testing';

/** A JSON schema as the OpenAPI document has it; only what is looked at here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

interface Operation {
  'x-permission'?: string[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses: Record<string, unknown>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of the API as its document describes it. */
export interface DocumentedRoute {
  /** `POST /gigs/{id}/publish` */
  name: string;
  method: Method;
  /** Under `/api/v1`, with `{parameters}`. */
  path: string;
  /** Permissions it asks for; null for a public route. */
  permissions: string[] | null;
  query: string[];
  body: Schema | null;
  /** Every status that the document names. */
  statuses: number[];
}

export interface ApiDocument {
  routes: DocumentedRoute[];
  schemas: Record<string, Schema>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Every route there is, as the running platform documents it. */
export async function apiDocument(api: ApiClient): Promise<ApiDocument> {
  const { paths, components } = await succeeded(api.get<OpenApi>('/api/openapi.json'));
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      toRoute(method.toUpperCase() as Method, path.replace('/api/v1', ''), operation),
    ),
  );
  return { routes, schemas: components.schemas };
}

/** Its address with something for every parameter. */
export const pathWith = ({ path }: DocumentedRoute, value: string): string =>
  `/api/v1${path.replaceAll(/\{\w+\}/g, value)}`;

function toRoute(method: Method, path: string, operation: Operation): DocumentedRoute {
  const { parameters = [], requestBody, responses } = operation;
  return {
    name: `${method} ${path}`,
    method,
    path,
    permissions: operation['x-permission'] ?? null,
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    body: requestBody?.content?.['application/json']?.schema ?? null,
    statuses: Object.keys(responses).map(Number),
  };
}
