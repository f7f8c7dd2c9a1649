import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { JwtConfig } from './jwt.config';

const ID_LENGTH = 12;

/** A key of access tokens; `id` stands in the header of what it signed (`kid`, RFC 7515 section 4.1.4). */
export interface SigningKey {
  id: string;
  /** A KeyObject: a string secret costs 350 us more per verification. */
  key: KeyObject;
}

/** The id follows from the secret, so that services agree on it, and says nothing about it that a signature does not. */
const signingKey = (secret: string): SigningKey => ({
  id: createHmac('sha256', secret).update('noillin key id').digest('base64url').slice(0, ID_LENGTH),
  key: createSecretKey(Buffer.from(secret)),
});

/** The `kid` in a token's header; undefined where there is none, null for a header that cannot be read. */
const keyIdOf = (token: string): string | undefined | null => {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString());
    const { kid } = header as { kid?: unknown };
    return kid === undefined || typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
};

/** The key that signs, and those whose tokens are also good while keys are being replaced. */
export class SigningKeys {
  readonly current: SigningKey;
  private readonly byId: ReadonlyMap<string, KeyObject>;

  constructor({ JWT_SECRET, JWT_SECRET_PREVIOUS, JWT_SECRET_NEXT }: JwtConfig) {
    this.current = signingKey(JWT_SECRET);
    const others = [JWT_SECRET_PREVIOUS, JWT_SECRET_NEXT].flatMap((secret) =>
      secret ? [signingKey(secret)] : [],
    );
    this.byId = new Map([...others, this.current].map(({ id, key }) => [id, key]));
  }

  /** The one key that a token may have been signed with: the current one if it names none, null if it names a foreign one. */
  keyFor(token: string): KeyObject | null {
    const id = keyIdOf(token);
    if (id === null) return null;
    return id === undefined ? this.current.key : (this.byId.get(id) ?? null);
  }
}
