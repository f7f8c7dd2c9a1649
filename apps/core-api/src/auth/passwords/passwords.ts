import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a random secret at the same cost: what an unknown user's password is compared with. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$HBVAbEtNUaOC/p7NA+3AHw$Gi3SssNN6pVfmhCm7/MEJnSXnAU9bBv5EFZqs35J5iA';

/** @param cores that this machine has for us */
export const hashesAtOnce = (cores: number): number => Math.max(1, cores - 1);

/**
 * Hashes and checks passwords, off the main thread. A crowd that logs in leaves one core to everybody else's requests: more hashes at
 * once than the other cores would be done no sooner, and would keep the event loop waiting for a core.
 */
@Injectable()
export class Passwords {
  private readonly inTurn = pLimit(hashesAtOnce(availableParallelism()));

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /** Whether the password is right. Takes as long for a user that does not exist (null) as for a wrong password. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await this.inTurn(() => verify(passwordHash ?? NOBODY, password.normalize('NFKC')));
    return isRight && passwordHash !== null;
  }
}
