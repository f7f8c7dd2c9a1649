import { HEADER_BYTES, Opcode } from './protocol';

const MESSAGE_PREFIX_BYTES = HEADER_BYTES + 4 + 1;
const LEGACY_PREFIX_BYTES = HEADER_BYTES + 20;
const AWAIT_CAPABLE = 8;
const MAX_REQUEST_ID = 0x7fffffff;

let lastRequestId = 0;

function writeHeader(target: Buffer, length: number, responseTo: number, opcode: number): void {
  lastRequestId = lastRequestId === MAX_REQUEST_ID ? 1 : lastRequestId + 1;
  target.writeInt32LE(length, 0);
  target.writeInt32LE(lastRequestId, 4);
  target.writeInt32LE(responseTo, 8);
  target.writeInt32LE(opcode, 12);
}

/** What precedes `body` in an OP_MSG answer; kept apart so that a large body is never copied. */
export function messageReplyPrefix(responseTo: number, body: Buffer): Buffer {
  const prefix = Buffer.allocUnsafe(MESSAGE_PREFIX_BYTES);
  writeHeader(prefix, MESSAGE_PREFIX_BYTES + body.length, responseTo, Opcode.message);
  prefix.writeInt32LE(0, HEADER_BYTES);
  prefix[HEADER_BYTES + 4] = 0;
  return prefix;
}

/** What precedes `body` in an OP_REPLY, the answer to a legacy OP_QUERY. */
export function legacyReplyPrefix(responseTo: number, body: Buffer): Buffer {
  const prefix = Buffer.alloc(LEGACY_PREFIX_BYTES);
  writeHeader(prefix, LEGACY_PREFIX_BYTES + body.length, responseTo, Opcode.reply);
  prefix.writeInt32LE(AWAIT_CAPABLE, HEADER_BYTES);
  prefix.writeInt32LE(1, LEGACY_PREFIX_BYTES - 4);
  return prefix;
}
