import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new opaque id. Ids made later sort later (UUID version 7, RFC 9562), which keeps lists by id in order of creation. */
export const newId = (): string => v7();

/** A secret for URLs and headers: `bytes` random bytes in base64url. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** SHA-256 in hex, for storing secrets and comparing bodies. */
export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');
