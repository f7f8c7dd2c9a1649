import { deserialize, serialize } from 'bson';

export type BsonDocument = Record<string, unknown>;

/** Plain JavaScript values: for reading commands and answers. */
export const decode = (bytes: Uint8Array): BsonDocument => deserialize(bytes);

/** Keeps number, regex and binary types, so that encoding again yields the same bytes. */
export const decodeExact = (bytes: Uint8Array): BsonDocument =>
  deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true });

/** BSON as a Buffer without copying: what PostgreSQL parameters must be. */
export function encode(document: BsonDocument): Buffer {
  const bytes = serialize(document);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Cuts a sequence of documents, laid end to end, into its documents. */
export function splitSequence(sequence: Buffer): Buffer[] {
  const documents: Buffer[] = [];
  for (let position = 0; position < sequence.length;) {
    const length = sequence.readInt32LE(position);
    documents.push(sequence.subarray(position, position + length));
    position += length;
  }
  return documents;
}
