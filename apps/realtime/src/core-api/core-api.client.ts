import { Injectable } from '@nestjs/common';
import { SERVICE_TOKEN_HEADER, ServiceTokens } from '@noillin/auth';
import { DomainError, type Problem } from '@noillin/contracts';
import { RealtimeConfig } from '../realtime.config';

const TIMEOUT_MS = 5_000;

interface Ask {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

/** A refusal of core-api, passed on to the client as it is. */
export class CoreApiRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CoreApiRefusal';
  }
}

/** Whether core-api refused the user rather than the request: their token or their session is over. */
export const isShutOut = (error: unknown): boolean =>
  error instanceof CoreApiRefusal && ['session_ended', 'token_expired', 'token_invalid'].includes(error.code);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Asks core-api on behalf of a connected user, with the user's own token: the rules of access stand there and only there. */
@Injectable()
export class CoreApiClient {
  constructor(
    private readonly config: RealtimeConfig,
    private readonly serviceTokens: ServiceTokens,
  ) {}

  get<Result>(token: string, path: string): Promise<Result> {
    return this.request<Result>(path, { method: 'GET', headers: bearer(token) });
  }

  post<Result>(token: string, path: string, body: object): Promise<Result> {
    return this.request<Result>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...bearer(token), 'content-type': 'application/json' },
    });
  }

  /** Asks an internal route, in no user's name. */
  getAsService<Result>(path: string): Promise<Result> {
    return this.request<Result>(path, { method: 'GET' });
  }

  /** @throws CoreApiRefusal with the problem's code; DomainError `dependency_unavailable` when core-api does not answer */
  private async request<Result>(path: string, init: Ask): Promise<Result> {
    const response = await this.send(path, init);
    const body: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return body as Result;
    const { code, detail } = body as Problem;
    throw new CoreApiRefusal(code, detail);
  }

  /** Every request says that it comes from a service: core-api refuses what neither does nor came through the gateway. */
  private async send(path: string, { headers, ...init }: Ask): Promise<Response> {
    try {
      return await fetch(`${this.config.CORE_API_URL}/api/v1${path}`, {
        ...init,
        headers: { ...headers, [SERVICE_TOKEN_HEADER]: this.serviceTokens.issue('realtime') },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new DomainError('dependency_unavailable', { dependency: 'core-api' }, { cause: error });
    }
  }
}
