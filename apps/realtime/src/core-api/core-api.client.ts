import { Injectable } from '@nestjs/common';
import { DomainError, type Problem } from '@noillin/contracts';
import { RealtimeConfig } from '../realtime.config';

const TIMEOUT_MS = 5_000;

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

/** Asks core-api on behalf of a connected user, with the user's own token: the rules of access stand there and only there. */
@Injectable()
export class CoreApiClient {
  constructor(private readonly config: RealtimeConfig) {}

  get<Result>(token: string, path: string): Promise<Result> {
    return this.request<Result>(token, path, { method: 'GET' });
  }

  post<Result>(token: string, path: string, body: object): Promise<Result> {
    return this.request<Result>(token, path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  /** @throws CoreApiRefusal with the problem's code; DomainError `dependency_unavailable` when core-api does not answer */
  private async request<Result>(token: string, path: string, init: RequestInit): Promise<Result> {
    const response = await this.send(token, path, init);
    const body: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return body as Result;
    const { code, detail } = body as Problem;
    throw new CoreApiRefusal(code, detail);
  }

  private async send(token: string, path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.config.CORE_API_URL}/api/v1${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new DomainError('dependency_unavailable', { dependency: 'core-api' }, { cause: error });
    }
  }
}
