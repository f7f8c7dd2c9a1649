import type { Permission } from '@noillin/contracts';

/** What a program of a user shows instead of an access token. The key itself is stored nowhere. */
export interface ApiKey {
  id: string;
  ownerId: string;
  /** What its owner calls it. */
  name: string;
  /** How it begins, for its owner to recognise: `nk_live_3q2-7w`. */
  prefix: string;
  /** What it may do, as far as its owner may. */
  scopes: Permission[];
  /** Name of its rate plan; null for the plan of everybody. */
  plan: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** To within some minutes; null while it has not been used. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** Until when the key before the latest replacement is also good; null where there is none. */
  previousUntil: Date | null;
}

/** A key with its secret, which is told once. */
export interface IssuedApiKey {
  key: ApiKey;
  secret: string;
}

export type NewApiKey = Pick<ApiKey, 'ownerId' | 'name' | 'scopes' | 'expiresAt'>;
