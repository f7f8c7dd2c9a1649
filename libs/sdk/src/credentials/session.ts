import { ProblemError } from '../sending/problem-error';
import type { Credentials, ExchangeRefreshToken, Tokens } from './credentials';

export interface SessionOptions {
  /** Those that are good, whenever they change; undefined when the session has ended. Whoever keeps tokens keeps these. */
  onChange?: (tokens: Tokens | undefined) => void;
  /** The refresh token is in a cookie of this browser (`refreshTokenIn: 'cookie'` when logging in). */
  inCookie?: boolean;
}

/** Somebody who is logged in. An access token that has run out is replaced once, however many calls find out at the same time. */
export class Session implements Credentials {
  private renewal: Promise<boolean> | undefined;

  constructor(
    private tokens: Tokens | undefined = undefined,
    private readonly options: SessionOptions = {},
  ) {}

  /** Takes what a login or registration has answered. */
  start(tokens: Tokens): void {
    this.become({ accessToken: tokens.accessToken, refreshToken: tokens.refreshToken });
  }

  /** Forgets the tokens; `auth.logout` ends the session at the server. */
  end(): void {
    this.become(undefined);
  }

  get current(): Tokens | undefined {
    return this.tokens;
  }

  authorization(): string | undefined {
    return this.tokens && `Bearer ${this.tokens.accessToken}`;
  }

  async renew(rejected: string | undefined, exchange: ExchangeRefreshToken): Promise<boolean> {
    // Somebody else's call has brought fresh ones in the meantime.
    if (this.authorization() !== rejected) return this.tokens !== undefined;
    this.renewal ??= this.exchange(exchange).finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  private async exchange(exchange: ExchangeRefreshToken): Promise<boolean> {
    const refreshToken = this.tokens?.refreshToken;
    if (refreshToken === undefined && !this.options.inCookie) return false;
    const before = this.tokens;
    try {
      const fresh = await exchange(refreshToken);
      // Unless the user has logged in or out while we asked.
      if (this.tokens === before) this.start(fresh);
      return this.tokens !== undefined;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      if (this.tokens === before) this.end();
      return false;
    }
  }

  private become(tokens: Tokens | undefined): void {
    this.tokens = tokens;
    this.options.onChange?.(tokens);
  }
}
