import { HEADER_BYTES, MAX_MESSAGE_BYTES, ProtocolError } from './protocol';

const LENGTH_BYTES = 4;
/** Commands may carry a little more than the announced maximum of user data. */
const COMMAND_OVERHEAD_BYTES = 16_384;

/** Cuts a byte stream into wire messages; keeps at most one incomplete message. */
export class FrameReader {
  private parts: Buffer[] = [];
  private buffered = 0;

  /** Adds received bytes and returns the messages now complete. Throws ProtocolError on an impossible length. */
  push(chunk: Buffer): Buffer[] {
    this.parts.push(chunk);
    this.buffered += chunk.length;
    const messages: Buffer[] = [];
    for (let message = this.next(); message; message = this.next()) messages.push(message);
    return messages;
  }

  private next(): Buffer | undefined {
    if (this.buffered < LENGTH_BYTES) return undefined;
    const length = this.head(LENGTH_BYTES).readInt32LE(0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES + COMMAND_OVERHEAD_BYTES)
      throw new ProtocolError(`message length ${length} is out of range`);
    if (this.buffered < length) return undefined;
    const bytes = this.head(length);
    this.buffered -= length;
    this.parts[0] = bytes.subarray(length);
    if (bytes.length === length) this.parts.shift();
    return bytes.subarray(0, length);
  }

  /** The first part, merged with those behind it only when it is shorter than `size`. */
  private head(size: number): Buffer {
    const first = this.parts[0];
    if (first && first.length >= size) return first;
    const merged = Buffer.concat(this.parts);
    this.parts = [merged];
    return merged;
  }
}
