import type { OutgoingRequest } from '../sending/retries';
import type { CallOptions } from './operation-types';
import type { Route } from './route';

type Value = string | number | boolean;

/** Any operation's input, as it looks when the client is at work. */
export interface AnyInput extends CallOptions {
  path?: Record<string, Value>;
  query?: Record<string, Value | readonly Value[] | null | undefined>;
  body?: unknown;
}

/** Methods that may be repeated by their nature (RFC 9110, 9.2.2). */
const IDEMPOTENT = ['GET', 'PUT', 'DELETE'];

const addressOf = (path: string, values: Record<string, Value> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    // Nothing and dots would lead to another route.
    if (value === undefined || /^\.{0,2}$/.test(String(value)))
      throw new TypeError(`${path} needs a ${name}`);
    return encodeURIComponent(value);
  });

const queryOf = (query: AnyInput['query'] = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, given] of Object.entries(query))
    for (const value of [given ?? []].flat()) parameters.append(name, String(value));
  return parameters.size > 0 ? `?${parameters.toString()}` : '';
};

/** The request that a call stands for. @throws TypeError for a path parameter that is missing */
export const buildRequest = (baseUrl: string, route: Route, input: AnyInput): OutgoingRequest => {
  const { method, path, takesKey, contentType = 'application/json' } = route;
  const { body, signal } = input;
  const key = takesKey && (input.idempotencyKey ?? crypto.randomUUID());
  return {
    url: `${baseUrl}${addressOf(path, input.path)}${queryOf(input.query)}`,
    method,
    headers: {
      accept: 'application/json, application/problem+json;q=0.9, */*;q=0.5',
      ...(body !== undefined && { 'content-type': contentType }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
    repeatable: IDEMPOTENT.includes(method) || key !== undefined,
  };
};
