import { HEADER_BYTES, ProtocolError } from './protocol';

const SKIP_AND_LIMIT_BYTES = 8;

/** The command inside a legacy OP_QUERY, which drivers use for their very first `hello` only. */
export function parseOpQuery(message: Buffer): Buffer {
  const namespaceEnd = message.indexOf(0, HEADER_BYTES + 4);
  if (namespaceEnd < 0) throw new ProtocolError('OP_QUERY without a namespace');
  const start = namespaceEnd + 1 + SKIP_AND_LIMIT_BYTES;
  const length = start + 4 <= message.length ? message.readInt32LE(start) : -1;
  if (length < 5 || start + length > message.length) throw new ProtocolError('OP_QUERY without a document');
  return message.subarray(start, start + length);
}
