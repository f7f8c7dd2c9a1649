import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a random secret at the same cost: what an unknown user's password is compared with. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$HBVAbEtNUaOC/p7NA+3AHw$Gi3SssNN6pVfmhCm7/MEJnSXnAU9bBv5EFZqs35J5iA';

/** Hashes and checks passwords, off the main thread. */
@Injectable()
export class Passwords {
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Whether the password is right. Takes as long for a user that does not exist (null) as for a wrong password. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash ?? NOBODY, password.normalize('NFKC'));
    return isRight && passwordHash !== null;
  }
}
