import { type Credentials, type NoillinClient, apiKey, createClient } from '@noillin/sdk';
import { Agent, fetch as fetchBy, request } from 'undici';

const REQUEST_TIMEOUT_MS = 30_000;

export interface ApiClientOptions {
  /** The gateway, e.g. `https://localhost:8443`. */
  url: string;
  /** PEM of the authority that signed the gateway's certificate; without it the system's authorities are trusted. */
  ca?: string | Buffer;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** Sent as `Idempotency-Key`. */
  idempotencyKey?: string;
  query?: Record<string, string | number | boolean>;
}

export interface ApiResponse<Body> {
  status: number;
  /** Lower-case names; of a repeated header the first value. */
  headers: Record<string, string>;
  /** Parsed if it was JSON, else the text. Typed by the caller's expectation: check `status` first, or use `succeeded`. */
  body: Body;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * The platform as a client outside sees it: JSON over HTTPS through the gateway. Paths are relative to `/api/v1`. It sends whatever a
 * test wants sent and answers refusals; programs that mean well use `client`.
 */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly agent: Agent,
    private readonly token?: string,
  ) {}

  static open({ url, ca }: ApiClientOptions): ApiClient {
    const timeouts = { headersTimeout: REQUEST_TIMEOUT_MS, bodyTimeout: REQUEST_TIMEOUT_MS };
    return new ApiClient(url.replace(/\/$/, ''), new Agent({ connect: { ca }, ...timeouts }));
  }

  /** The same connections, with an access token (or, by `undefined`, without one). */
  as(token: string | undefined): ApiClient {
    return new ApiClient(this.url, this.agent, token);
  }

  /** The client that integrators have, over the same connections and with the same token. */
  get client(): NoillinClient {
    return this.clientOf(this.token === undefined ? undefined : apiKey(this.token));
  }

  /** The same for somebody else. It asks once: a test wants to see what happens. */
  clientOf(credentials: Credentials | undefined): NoillinClient {
    const send = (url: string, init: object) => fetchBy(url, { ...init, dispatcher: this.agent });
    return createClient({
      baseUrl: this.url,
      credentials,
      retries: { maxRetries: 0 },
      // undici's own types of requests and answers are those of the global fetch in all that matters here.
      fetch: send as unknown as typeof fetch,
    });
  }

  get<Body>(path: string, options?: RequestOptions): Promise<ApiResponse<Body>> {
    return this.send('GET', path, undefined, options);
  }

  post<Body>(path: string, body?: unknown, options?: RequestOptions): Promise<ApiResponse<Body>> {
    return this.send('POST', path, body, options);
  }

  patch<Body>(path: string, body: unknown, options?: RequestOptions): Promise<ApiResponse<Body>> {
    return this.send('PATCH', path, body, options);
  }

  put<Body>(path: string, body: unknown, options?: RequestOptions): Promise<ApiResponse<Body>> {
    return this.send('PUT', path, body, options);
  }

  delete<Body>(path: string, options?: RequestOptions): Promise<ApiResponse<Body>> {
    return this.send('DELETE', path, undefined, options);
  }

  /** Sends any method; strings and buffers as they are, everything else as JSON. Paths under `/api` or with a host stand as they are. */
  async send<Body>(
    method: Method,
    path: string,
    body?: unknown,
    { headers = {}, idempotencyKey, query }: RequestOptions = {},
  ): Promise<ApiResponse<Body>> {
    const response = await request(this.address(path), {
      method,
      query,
      dispatcher: this.agent,
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...headers,
      },
      body: encode(body),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: firstValues(response.headers),
      body: decode(text, response.headers['content-type']) as Body,
    };
  }

  /** Ends all connections, also those of every `as(...)`. */
  close(): Promise<void> {
    return this.agent.destroy();
  }

  private address(path: string): string {
    if (/^https?:/.test(path)) return path;
    return `${this.url}${/^\/api(\/|$)/.test(path) || path === '/' ? '' : '/api/v1'}${path}`;
  }
}

function encode(body: unknown): string | Buffer | undefined {
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return JSON.stringify(body);
}

function decode(text: string, contentType: string | string[] | undefined): unknown {
  return text !== '' && String(contentType).includes('json') ? JSON.parse(text) : text;
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, (Array.isArray(value) ? value[0] : value) ?? '']),
  );
}
