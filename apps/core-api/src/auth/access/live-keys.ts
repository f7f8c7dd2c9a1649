import { Injectable, Logger } from '@nestjs/common';
import { Users } from '@noillin/identity';
import { ApiKeysRepository, type ApiKey } from '@noillin/partners';
import { sha256, SystemClock } from '@noillin/utils';
import type { AuthenticatedUser } from './current-user.decorator';
import { BELIEVED_MS } from './live-sessions';
import { ShortMemory } from './short-memory';

/** How exactly owners are told when a key was last used: writing it down at every request would cost more than it tells. */
const USE_NOTED_EVERY_MS = 5 * 60_000;

/**
 * Whose API keys still let somebody in. The database is asked once in three seconds per key: for so long at most a key outlives
 * its being revoked, its expiry, or the suspension of its owner.
 */
@Injectable()
export class LiveKeys {
  private readonly logger = new Logger(LiveKeys.name);
  private readonly remembered = new ShortMemory<AuthenticatedUser | null>(BELIEVED_MS);

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly users: Users,
    private readonly clock: SystemClock,
  ) {}

  /** Who shows this key, by their present role; null when it is not good. */
  find(secret: string): Promise<AuthenticatedUser | null> {
    return this.remembered.get(sha256(secret), () => this.ask(secret));
  }

  private async ask(secret: string): Promise<AuthenticatedUser | null> {
    const key = await this.keys.findBySecret(secret);
    if (!key) return null;
    const owner = await this.users.findById(key.ownerId);
    if (owner?.status !== 'active') return null;
    this.noteUse(key);
    const { id, scopes, plan } = key;
    return { id: owner.id, role: owner.role, sessionId: id, apiKey: { id, scopes, plan } };
  }

  /** Nobody waits for it, and nothing depends on it. */
  private noteUse({ id, lastUsedAt }: ApiKey): void {
    if (lastUsedAt && this.clock.now() - lastUsedAt.getTime() < USE_NOTED_EVERY_MS) return;
    this.keys
      .noteUse(id)
      .catch((error: unknown) => this.logger.debug({ err: error }, 'the use of a key was not noted'));
  }
}
