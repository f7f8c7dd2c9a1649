import { randomBytes } from 'node:crypto';
import { sha256 } from '@noillin/utils';

const CODES = 10;
/** 80 bits: too many to guess, and too many to find by their hashes. */
const BYTES = 10;
/** Crockford's Base32: no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const newCode = (): string => {
  const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)?.map((five) => ALPHABET[Number.parseInt(five, 2)] ?? '') ?? [];
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
};

/** Ten new codes like `3vqd-8k2m-x0ra-7ncw`. Shown once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newCode);

/** What is stored of a code, however its owner typed it. */
export const recoveryHash = (userId: string, code: string): string =>
  sha256(`${userId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
