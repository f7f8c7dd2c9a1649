import { decodeExact, encode, splitSequence } from './bson-codec';
import {
  binaryHex,
  BsonElement,
  BsonElements,
  BsonType,
  numberValue,
  scanElements,
  stringValue,
} from './bson-scan';
import { DocumentSequence } from './op-msg';

/** A command as the gateway routes it: the bytes are passed on to DocumentDB as they came. */
export interface CommandRequest {
  name: string;
  database: string;
  /** The first field's value where that is a string: the collection of most commands. */
  collection: string;
  body: Buffer;
  elements: BsonElements;
  /** The documents of an insert, update or delete sent beside the body. */
  sequence: Buffer | null;
  /** Logical session, as hexadecimal text. */
  sessionId: string | undefined;
  transactionNumber: number | undefined;
  inTransaction: boolean;
  startsTransaction: boolean;
}

const writeSequences = new Set(['documents', 'updates', 'deletes']);

/** Throws ProtocolError when the body is not BSON. */
export function parseRequest(body: Buffer, sequences: DocumentSequence[] = []): CommandRequest {
  const inlined = sequences.filter(({ field }) => !writeSequences.has(field));
  return readRequest(
    inlined.length ? inline(body, inlined) : body,
    sequences.find(({ field }) => writeSequences.has(field))?.bytes ?? null,
  );
}

function readRequest(body: Buffer, sequence: Buffer | null): CommandRequest {
  const elements = scanElements(body);
  const [name, first] = elements.entries().next().value ?? ['', undefined];
  return {
    name,
    database: stringValue(body, elements.get('$db')) ?? 'admin',
    collection: stringValue(body, first) ?? '',
    body,
    elements,
    sequence,
    sessionId: sessionId(body, elements.get('lsid')),
    transactionNumber: numberValue(body, elements.get('txnNumber')),
    inTransaction: numberValue(body, elements.get('autocommit')) === 0,
    startsTransaction: numberValue(body, elements.get('startTransaction')) === 1,
  };
}

function sessionId(body: Buffer, element: BsonElement | undefined): string | undefined {
  if (element?.type !== BsonType.document) return undefined;
  const session = body.subarray(element.start, element.end);
  return binaryHex(session, scanElements(session).get('id'));
}

/** Puts sequences that DocumentDB takes only inside the body back into it. */
function inline(body: Buffer, sequences: DocumentSequence[]): Buffer {
  const command = decodeExact(body);
  for (const { field, bytes } of sequences) command[field] = splitSequence(bytes).map(decodeExact);
  return encode(command);
}
