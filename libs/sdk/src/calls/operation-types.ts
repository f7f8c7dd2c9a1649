import type { operations } from '../generated/api';

export type Operations = operations;
/** `bookings_create` and so on, as in the OpenAPI document. */
export type OperationName = keyof Operations;

interface Shape {
  parameters: { path?: unknown; query?: unknown };
  requestBody?: { content: object };
  responses: object;
}

type ValueOf<Type> = Type[keyof Type];
type Defined<Type> = Exclude<Type, undefined>;
type Query<Operation extends Shape> = Defined<Operation['parameters']['query']>;
type Path<Operation extends Shape> = Defined<Operation['parameters']['path']>;
type Body<Operation extends Shape> =
  Defined<Operation['requestBody']> extends { content: infer Content } ? ValueOf<Content> : never;
type NeedsBody<Operation extends Shape> = undefined extends Operation['requestBody'] ? false : true;

type PathPart<Operation extends Shape> = [Path<Operation>] extends [never]
  ? { path?: never }
  : { path: Path<Operation> };
type QueryPart<Operation extends Shape> = [Query<Operation>] extends [never]
  ? { query?: never }
  : object extends Query<Operation>
    ? { query?: Query<Operation> }
    : { query: Query<Operation> };
type BodyPart<Operation extends Shape> = [Body<Operation>] extends [never]
  ? { body?: never }
  : NeedsBody<Operation> extends true
    ? { body: Body<Operation> }
    : { body?: Body<Operation> };

/** What is the caller's business beyond the API itself. */
export interface CallOptions {
  /** Ends the call, also while it waits to try again. */
  signal?: AbortSignal;
  /** Instead of one made for this call. Only where the operation takes a key: a program that may die before it has the answer keeps it. */
  idempotencyKey?: string;
  /** Sees every answer before it is read, refusals and those that are tried again included: status, `RateLimit`, `X-Request-Id`. */
  onResponse?: (response: Response) => void;
}

/** Everything an operation takes: its parameters, its body, and how to call it. */
export type InputOf<Name extends OperationName> = PathPart<Operations[Name]> &
  QueryPart<Operations[Name]> &
  BodyPart<Operations[Name]> &
  CallOptions;

type Content<Answer> = Answer extends { content: infer Contents } ? ValueOf<Contents> : undefined;
type ContentOf<Answer> = Answer extends { content?: never } ? undefined : Content<Answer>;

/** What it answers; undefined where it answers without a body. */
export type OutputOf<Name extends OperationName> = ContentOf<ValueOf<Operations[Name]['responses']>>;

/** Nothing has to be said where an operation needs nothing. */
export type Call<Name extends OperationName> =
  object extends InputOf<Name>
    ? (input?: InputOf<Name>) => Promise<OutputOf<Name>>
    : (input: InputOf<Name>) => Promise<OutputOf<Name>>;

type ResourceName = OperationName extends infer Name
  ? Name extends `${infer Resource}_${string}`
    ? Resource
    : never
  : never;
type Resource<Name extends string> = {
  readonly [
    Operation in OperationName as Operation extends `${Name}_${infer Action}` ? Action : never
  ]: Call<Operation>;
};

/** Every operation of the API, by resource and action: `noillin.bookings.create(...)`. */
export type Resources = { readonly [Name in ResourceName]: Resource<Name> };
