import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** An authenticator app, written down here a second time (RFC 6238, RFC 4226) so that the platform's own is not its judge. */
export class Authenticator {
  private lastStep = 0;

  /** @param secret in Base32 */
  constructor(private readonly secret: string) {}

  /** A code that was not shown before: of now, or, within the same half minute, of the next one, which is good already. */
  next(): string {
    this.lastStep = Math.max(this.lastStep + 1, Math.floor(Date.now() / 1000 / STEP_SECONDS));
    return codeOf(this.secret, this.lastStep);
  }
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
