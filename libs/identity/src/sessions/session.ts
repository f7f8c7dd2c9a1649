/** Where a login came from, as far as a server can tell. */
export interface SessionOrigin {
  /** What the user agent calls itself: `Chrome on Windows`. */
  device: string;
  /** Client address. */
  address: string;
}

/** A session as its owner sees it. */
export interface Session extends SessionOrigin {
  id: string;
  userId: string;
  createdAt: Date;
  /** The login or the latest refresh. */
  lastUsedAt: Date;
  /** The account's count when the session began. */
  credentialsVersion: number;
  /** Whether a second factor was shown. */
  secondFactor: boolean;
}

/** A session with the token that refreshes it next. The token is shown once and stored as a hash. */
export interface OpenSession {
  sessionId: string;
  userId: string;
  refreshToken: string;
  credentialsVersion: number;
}
