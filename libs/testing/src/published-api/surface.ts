const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** A JSON schema as the OpenAPI document has it, as far as programs rely on it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Carrier {
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  operationId: string;
  'x-permission'?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: Carrier;
  responses: Record<string, Carrier>;
}

/** An OpenAPI document, as it comes over the wire. */
export interface OpenApiDocument {
  paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>;
  components: { schemas: Record<string, Schema> };
}

/** What a value is, as far as programs rely on it. */
export interface Value {
  type: string;
  /** Of an enumeration; sorted. */
  values?: string[];
}

/** One route as a program sees it. */
export interface OperationSurface {
  /** What the client and its users call it. */
  name: string;
  /** By place and name, as in `query limit`. */
  parameters: Record<string, Value>;
  requiredParameters: string[];
  /** What whoever asks has to be permitted. */
  permissions: string[];
  /** Null where nothing is sent. */
  body: string | null;
  /** What is answered, by status, when nothing is wrong. */
  answers: Record<string, string>;
}

/** One object that is sent or answered. */
export interface TypeSurface {
  fields: Record<string, Value>;
  required: string[];
}

/** Everything of the API that programs may rely on, without its wording. */
export interface Surface {
  operations: Record<string, OperationSurface>;
  types: Record<string, TypeSurface>;
  /** HTTP status by the code of a problem. */
  problems: Record<string, number>;
}

/**
 * @param document the OpenAPI document, complete
 * @param errors the codes of problems, each with its HTTP status
 */
export function surfaceOf(document: OpenApiDocument, errors: Record<string, { status: number }>): Surface {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, OperationSurface][] => {
      const operation = item[method];
      return operation ? [[`${method.toUpperCase()} ${path}`, operationOf(operation)]] : [];
    }),
  );
  const types = Object.entries(document.components.schemas).map(([name, schema]): [string, TypeSurface] => [
    name,
    typeOf(schema),
  ]);
  const problems = Object.entries(errors).map(([code, { status }]): [string, number] => [code, status]);
  return { operations: sorted(operations), types: sorted(types), problems: sorted(problems) };
}

function operationOf(operation: Operation): OperationSurface {
  const { operationId, parameters = [], requestBody, responses } = operation;
  const nameOf = ({ in: place, name }: { in: string; name: string }): string => `${place} ${name}`;
  const good = Object.entries(responses).filter(([status]) => Number(status) < 400);
  return {
    name: operationId,
    parameters: sorted(parameters.map((one) => [nameOf(one), valueOf(one.schema)])),
    requiredParameters: parameters
      .filter(({ required }) => required)
      .map(nameOf)
      .sort(),
    permissions: [...(operation['x-permission'] ?? [])].sort(),
    body: requestBody ? contentOf(requestBody) : null,
    answers: sorted(good.map(([status, answer]) => [status, contentOf(answer)])),
  };
}

function contentOf({ content = {} }: Carrier): string {
  const kinds = Object.entries(content).map(([type, { schema }]) => `${type} ${valueOf(schema).type}`);
  return kinds.sort().join(', ') || 'nothing';
}

function typeOf({ properties = {}, required = [] }: Schema): TypeSurface {
  const fields = Object.entries(properties).map(([name, field]): [string, Value] => [name, valueOf(field)]);
  return { fields: sorted(fields), required: [...required].sort() };
}

function valueOf(schema: Schema = {}): Value {
  if (schema.$ref) return { type: schema.$ref.split('/').at(-1) ?? '' };
  const choices = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (choices) return { type: unordered(choices.map((choice) => valueOf(choice).type)) };
  const type = unordered([schema.type ?? 'anything'].flat());
  if (type === 'array' && schema.items) return arrayOf(valueOf(schema.items));
  return schema.enum ? { type, values: schema.enum.map(String).sort() } : { type };
}

const unordered = (types: string[]): string => [...types].sort().join(' | ');

const arrayOf = ({ type, ...rest }: Value): Value => ({ type: `${type}[]`, ...rest });

const sorted = <Item>(entries: [string, Item][]): Record<string, Item> =>
  Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
