import { ProtocolError } from './protocol';

/** BSON element types, by their names in the BSON specification. */
export const BsonType = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int32: 16,
  timestamp: 17,
  int64: 18,
  decimal128: 19,
  maxKey: 127,
  minKey: 255,
} as const;

/** Where a value lies inside its document: bytes [start, end). */
export interface BsonElement {
  type: number;
  start: number;
  end: number;
}

export type BsonElements = Map<string, BsonElement>;

const fixedSizes = new Map<number, number>([
  [BsonType.double, 8],
  [BsonType.undefined, 0],
  [BsonType.objectId, 12],
  [BsonType.boolean, 1],
  [BsonType.date, 8],
  [BsonType.null, 0],
  [BsonType.int32, 4],
  [BsonType.timestamp, 8],
  [BsonType.int64, 8],
  [BsonType.decimal128, 16],
  [BsonType.maxKey, 0],
  [BsonType.minKey, 0],
]);

/** For values that start with their own length: what that length leaves out. */
const lengthPrefixed = new Map<number, number>([
  [BsonType.string, 4],
  [BsonType.code, 4],
  [BsonType.symbol, 4],
  [BsonType.document, 0],
  [BsonType.array, 0],
  [BsonType.codeWithScope, 0],
  [BsonType.binary, 5],
  [BsonType.dbPointer, 16],
]);

const MIN_DOCUMENT_BYTES = 5;

/**
 * Finds the top-level elements of a document without decoding any value: all the gateway needs to route a command.
 * Throws ProtocolError when the bytes cannot be a BSON document.
 */
export function scanElements(document: Buffer): BsonElements {
  const elements: BsonElements = new Map();
  const end = documentEnd(document);
  let position = 4;
  while (position < end) {
    const type = document[position]!;
    const nameEnd = terminator(document, position + 1, end);
    const name = document.toString('utf8', position + 1, nameEnd);
    const start = nameEnd + 1;
    position = valueEnd(document, type, start, end);
    elements.set(name, { type, start, end: position });
  }
  return elements;
}

function documentEnd(document: Buffer): number {
  const length = document.length < MIN_DOCUMENT_BYTES ? -1 : document.readInt32LE(0);
  if (length !== document.length || document[length - 1] !== 0)
    throw new ProtocolError('not a BSON document');
  return length - 1;
}

function terminator(document: Buffer, from: number, limit: number): number {
  const position = document.indexOf(0, from);
  if (position < 0 || position >= limit) throw new ProtocolError('unterminated string in a BSON document');
  return position;
}

function valueEnd(document: Buffer, type: number, start: number, limit: number): number {
  const end = start + valueSize(document, type, start, limit);
  if (end > limit) throw new ProtocolError('BSON value runs past its document');
  return end;
}

function valueSize(document: Buffer, type: number, start: number, limit: number): number {
  const fixed = fixedSizes.get(type);
  if (fixed !== undefined) return fixed;
  if (type === BsonType.regex)
    return terminator(document, terminator(document, start, limit) + 1, limit) + 1 - start;
  const extra = lengthPrefixed.get(type);
  if (extra === undefined || start + 4 > limit) throw new ProtocolError(`unknown BSON element type ${type}`);
  const length = document.readInt32LE(start);
  if (length < 0) throw new ProtocolError('negative length in a BSON document');
  return length + extra;
}

export function stringValue(document: Buffer, element: BsonElement | undefined): string | undefined {
  if (element?.type !== BsonType.string) return undefined;
  return document.toString('utf8', element.start + 4, element.end - 1);
}

/** A number or boolean as a number; undefined for any other type. */
export function numberValue(document: Buffer, element: BsonElement | undefined): number | undefined {
  switch (element?.type) {
    case BsonType.int32:
      return document.readInt32LE(element.start);
    case BsonType.int64:
      return Number(document.readBigInt64LE(element.start));
    case BsonType.double:
      return document.readDoubleLE(element.start);
    case BsonType.boolean:
      return document[element.start];
    default:
      return undefined;
  }
}

/** The payload of a binary value (a session's UUID) as hexadecimal text. */
export function binaryHex(document: Buffer, element: BsonElement | undefined): string | undefined {
  if (element?.type !== BsonType.binary) return undefined;
  return document.toString('hex', element.start + 5, element.end);
}
