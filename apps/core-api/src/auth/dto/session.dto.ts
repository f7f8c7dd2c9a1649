import type { Role } from '@noillin/contracts';

/** An account as its owner sees it. */
export class UserDto {
  /**
   * User id; an influencer's or brand's profile has the same id.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  id!: string;
  /**
   * E-mail address.
   * @example 'asha@example.com'
   */
  email!: string;
  /**
   * The account's one role.
   * @example 'influencer'
   */
  role!: Role;
  /**
   * Name that others see.
   * @example 'Asha Rao'
   */
  displayName!: string;
}

/** What a client needs to make requests and to go on making them. */
export class TokensDto {
  /**
   * Access token, sent as `Authorization: Bearer ...`.
   * @example 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl'
   */
  accessToken!: string;
  /**
   * Token for `POST /auth/refresh`, good for one use and, unused, for 30 days. Absent where the client wants it in a cookie.
   * @example 'wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A'
   */
  refreshToken?: string;
  /**
   * Lifetime of the access token in seconds.
   * @example 900
   */
  expiresIn!: number;
}

/** A login: the account and its tokens. */
export class SessionDto extends TokensDto {
  /** The account. */
  user!: UserDto;
}

/** Tokens before it is decided where the refresh token goes. */
export type IssuedTokens = TokensDto & { refreshToken: string };
export type IssuedSession = SessionDto & { refreshToken: string };
