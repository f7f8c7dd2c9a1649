import { buildRequest, type AnyInput } from './calls/build-request';
import type { Resources } from './calls/operation-types';
import type { Route } from './calls/route';
import type { Credentials, ExchangeRefreshToken, Tokens } from './credentials/credentials';
import { withCredentials } from './credentials/with-credentials';
import { ROUTES } from './generated/routes';
import { deprecationOf, type DeprecationNotice } from './sending/deprecation';
import { ProblemError } from './sending/problem-error';
import { withRetries, type RetryPolicy, type Send } from './sending/retries';

export interface ClientOptions {
  /** Where the platform is, e.g. `https://api.noillin.example`. */
  baseUrl: string;
  /** Whom to act for: `apiKey(...)` or a `Session`; nobody if left out. */
  credentials?: Credentials;
  /** Tries after the first one, 2 unless said otherwise, and the longest pause before one, 30 s. */
  retries?: Partial<RetryPolicy>;
  /** Called for every answer of an operation that is going away. */
  onDeprecation?: (notice: DeprecationNotice) => void;
  /** Instead of the global one: proxies, certificates, tests. */
  fetch?: typeof fetch;
}

export type NoillinClient = Resources;

const NOBODY: Credentials = { authorization: () => undefined };
const RETRIES: RetryPolicy = { maxRetries: 2, maxPauseMs: 30_000 };

const bodyOf = async (response: Response): Promise<unknown> => {
  if (!response.ok) throw await ProblemError.from(response);
  const text = await response.text();
  if (text === '') return undefined;
  return response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text;
};

const sendBy =
  ({ fetch: given, onDeprecation }: ClientOptions, { onResponse }: AnyInput): Send =>
  async ({ url, repeatable: _, ...request }) => {
    const response = await (given ?? fetch)(url, request);
    onResponse?.(response);
    const notice = deprecationOf({ method: request.method, url }, response.headers);
    if (notice) onDeprecation?.(notice);
    return response;
  };

const call = (options: ClientOptions, route: Route, input: AnyInput = {}): Promise<unknown> => {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const retries = { ...RETRIES, ...options.retries };
  // A refresh token is good for one exchange, and its repetition within ten seconds for another: repeating it is safe.
  const exchange: ExchangeRefreshToken = async (refreshToken) => {
    const request = buildRequest(baseUrl, ROUTES.auth_refresh, { body: { refreshToken } });
    return (await bodyOf(await withRetries(sendBy(options, {}), retries)(request))) as Tokens;
  };
  const send = withRetries(sendBy(options, input), retries);
  return withCredentials(
    send,
    options.credentials ?? NOBODY,
    exchange,
  )(buildRequest(baseUrl, route, input)).then(bodyOf);
};

/** A client of the API: one function per operation, `client.<resource>.<action>({ path, query, body })`. */
export const createClient = (options: ClientOptions): NoillinClient => {
  const resources: Record<string, Record<string, (input?: AnyInput) => Promise<unknown>>> = {};
  for (const [name, route] of Object.entries(ROUTES)) {
    const [resource = '', action = ''] = name.split('_');
    const actions = (resources[resource] ??= {});
    actions[action] = async (input) => call(options, route, input);
  }
  return resources as unknown as NoillinClient;
};
