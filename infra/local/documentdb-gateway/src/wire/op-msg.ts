import { HEADER_BYTES, ProtocolError } from './protocol';

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const CHECKSUM_BYTES = 4;
const MIN_DOCUMENT_BYTES = 5;

export interface DocumentSequence {
  /** The command's field the documents belong to: `documents`, `updates`, `deletes`, ... */
  field: string;
  bytes: Buffer;
}

export interface OpMessage {
  body: Buffer;
  sequences: DocumentSequence[];
  /** False when the client asked for no answer (unacknowledged writes). */
  expectsReply: boolean;
}

/** Takes an OP_MSG apart without copying. Throws ProtocolError when it is malformed. */
export function parseOpMessage(message: Buffer): OpMessage {
  if (message.length < HEADER_BYTES + 4 + 1) throw new ProtocolError('OP_MSG is too short');
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - (flags & CHECKSUM_PRESENT ? CHECKSUM_BYTES : 0);
  const sequences: DocumentSequence[] = [];
  let body: Buffer | undefined;
  for (let position = HEADER_BYTES + 4; position < end;) {
    const section = readSection(message, position, end);
    if (section.kind === 0) body = section.payload;
    else sequences.push(parseSequence(section.payload));
    position = section.end;
  }
  if (!body) throw new ProtocolError('OP_MSG without a body');
  return { body, sequences, expectsReply: (flags & MORE_TO_COME) === 0 };
}

interface Section {
  kind: number;
  payload: Buffer;
  end: number;
}

function readSection(message: Buffer, position: number, limit: number): Section {
  const kind = message[position]!;
  const start = position + 1;
  const length = start + 4 <= limit ? message.readInt32LE(start) : -1;
  if (kind > 1 || length < MIN_DOCUMENT_BYTES || start + length > limit)
    throw new ProtocolError('malformed OP_MSG section');
  return { kind, payload: message.subarray(start, start + length), end: start + length };
}

function parseSequence(payload: Buffer): DocumentSequence {
  const nameEnd = payload.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('document sequence without a name');
  const bytes = payload.subarray(nameEnd + 1);
  checkSequence(bytes);
  return { field: payload.toString('utf8', 4, nameEnd), bytes };
}

function checkSequence(bytes: Buffer): void {
  for (let position = 0; position < bytes.length;) {
    const length = position + 4 <= bytes.length ? bytes.readInt32LE(position) : -1;
    if (length < MIN_DOCUMENT_BYTES || position + length > bytes.length)
      throw new ProtocolError('malformed document sequence');
    position += length;
  }
}
