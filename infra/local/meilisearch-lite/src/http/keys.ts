import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who may use a route: anybody, holders of the search key, of the admin key, or of the master key only. */
export type Access = 'public' | 'search' | 'admin' | 'master';

/** An API key as `GET /keys` shows it. */
export interface ApiKey {
  name: string;
  description: string;
  key: string;
  uid: string;
  actions: string[];
  indexes: string[];
  expiresAt: null;
  createdAt: string;
  updatedAt: string;
}

const DEFAULT_KEYS = [
  {
    access: 'search',
    name: 'Default Search API Key',
    description: 'Use it to search from the frontend',
    uid: '6062abda-a5aa-4414-ac91-ecd7944c0f8d',
    actions: ['search'],
  },
  {
    access: 'admin',
    name: 'Default Admin API Key',
    description:
      'Use it for anything that is not a search operation. Caution! Do not expose it on a public frontend',
    uid: '74c9c733-3368-4738-bbe5-1d18a5fecb37',
    actions: ['*'],
  },
] as const;

const RANK: Record<Access, number> = { public: 0, search: 1, admin: 2, master: 3 };

/** The master key and the two keys that derive from it, as in Meilisearch: HMAC-SHA256 of the key's uid. */
export class KeyRing {
  private readonly granted: { access: Access; key: string }[];

  constructor(
    private readonly masterKey: string,
    private readonly createdAt: string,
  ) {
    const derived = DEFAULT_KEYS.map(({ access, uid }) => ({ access, key: this.derive(uid) }));
    this.granted = [{ access: 'master', key: masterKey }, ...derived];
  }

  allows(key: string, access: Access): boolean {
    const found = this.granted.find((entry) => sameText(entry.key, key));
    return found !== undefined && RANK[found.access] >= RANK[access];
  }

  list(): ApiKey[] {
    return DEFAULT_KEYS.map(({ name, description, uid, actions }) => ({
      name,
      description,
      key: this.derive(uid),
      uid,
      actions: [...actions],
      indexes: ['*'],
      expiresAt: null,
      createdAt: this.createdAt,
      updatedAt: this.createdAt,
    }));
  }

  private derive(uid: string): string {
    return createHmac('sha256', this.masterKey).update(uid).digest('hex');
  }
}

/** Takes as long for a wrong key as for the right one. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
