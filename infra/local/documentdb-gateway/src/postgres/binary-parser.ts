import { DataRowMessage } from 'pg-protocol/dist/messages';
import { Parser } from 'pg-protocol/dist/parser';
import type { BackendMessage } from 'pg-protocol/dist/messages';

/** The part of pg-protocol's parser that its typings keep private. */
interface OpenParser {
  parse(buffer: Buffer, onMessage: (message: BackendMessage) => void): void;
  handlePacket(offset: number, code: number, length: number, bytes: Buffer): BackendMessage;
}
const OpenParser = Parser as unknown as new () => OpenParser;

const DATA_ROW = 0x44;

/** A DataRow whose fields are raw bytes. */
export interface BinaryRowMessage {
  fields: (Buffer | null)[];
}

/** pg decodes every field of a row as UTF-8, which destroys BSON: this parser hands out the bytes. */
export class BinaryParser extends OpenParser {
  override handlePacket(offset: number, code: number, length: number, bytes: Buffer): BackendMessage {
    return code === DATA_ROW
      ? readRow(offset, length, bytes)
      : super.handlePacket(offset, code, length, bytes);
  }
}

function readRow(offset: number, length: number, bytes: Buffer): BackendMessage {
  const fields = new Array<Buffer | null>(bytes.readInt16BE(offset));
  let position = offset + 2;
  for (let index = 0; index < fields.length; index++) {
    const size = bytes.readInt32BE(position);
    position += 4;
    // Copied: the parser reuses its buffer for the bytes that follow.
    fields[index] = size < 0 ? null : Buffer.from(bytes.subarray(position, position + size));
    if (size > 0) position += size;
  }
  return new DataRowMessage(length, fields as never);
}
