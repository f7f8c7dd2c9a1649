/** Whom a client acts for. */
export interface Credentials {
  /** Value of `Authorization` now; undefined for nobody. */
  authorization(): string | undefined;
  /**
   * Gets fresh ones after `rejected` was refused as no longer good.
   * @returns whether there are any to try again with
   */
  renew?(rejected: string | undefined, exchange: ExchangeRefreshToken): Promise<boolean>;
}

export interface Tokens {
  accessToken: string;
  /** Undefined where a browser has it in a cookie. */
  refreshToken?: string;
}

/** `POST /auth/refresh`. @throws ProblemError for a token that is no longer good */
export type ExchangeRefreshToken = (refreshToken: string | undefined) => Promise<Tokens>;

/** A program with an API key (`nk_live_...`). */
export const apiKey = (secret: string): Credentials => ({ authorization: () => `Bearer ${secret}` });
