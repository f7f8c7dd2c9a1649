import { Injectable } from '@nestjs/common';
import { SealingKey, signingKeyId } from '@noillin/utils';
import { AccountConfig, accountSecrets } from '../account.config';

const PURPOSE = 'noillin authenticators';
const SEPARATOR = '.';

/**
 * Seals the secrets of authenticators. Each names its key, so that two keys are good at once while one replaces the other;
 * what was sealed before keys had names names none.
 */
@Injectable()
export class SecretBox {
  private readonly current: string;
  private readonly keys: ReadonlyMap<string, SealingKey>;

  constructor(config: AccountConfig) {
    const secrets = accountSecrets(config);
    this.current = signingKeyId(secrets[0]);
    this.keys = new Map(secrets.map((secret) => [signingKeyId(secret), new SealingKey(secret, PURPOSE)]));
  }

  seal(secret: string, owner: string): string {
    const key = this.keys.get(this.current) as SealingKey;
    return this.current + SEPARATOR + key.seal(secret, owner);
  }

  /** @throws Error when it was sealed for somebody else, with a key that is not known, or has been changed */
  open(sealed: string, owner: string): string {
    const [box = '', id] = sealed.split(SEPARATOR).reverse();
    if (id === undefined) return this.openUnnamed(box, owner);
    const key = this.keys.get(id);
    if (!key) throw new Error(`the key ${id} is not known`);
    return key.open(box, owner);
  }

  /** Whether it can be opened without any key but the current one. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(this.current + SEPARATOR);
  }

  private openUnnamed(box: string, owner: string): string {
    const failures: unknown[] = [];
    for (const key of this.keys.values())
      try {
        return key.open(box, owner);
      } catch (error) {
        failures.push(error);
      }
    throw new AggregateError(failures, 'no key opens it');
  }
}
