import { BsonDocument } from '../wire/bson-codec';

export type WriteError = BsonDocument & { index: number; code: number; errmsg: string };

/** The answer to insert, update or delete. Counts may come as BSON's own number types. */
export type WriteReply = BsonDocument & {
  n: number;
  nModified?: number;
  upserted?: (BsonDocument & { index: number })[];
  writeErrors?: WriteError[];
};

/** An answer of the same shape that counts nothing yet. */
export function emptyReply(like: WriteReply): WriteReply {
  const { writeErrors: _errors, upserted: _upserted, ...rest } = like;
  return { ...rest, n: 0, ...(like.nModified === undefined ? {} : { nModified: 0 }), ok: 1 };
}

/**
 * Adds the answer for some of a command's statements. `positions[i]` is where the i-th of them stood in the command;
 * errors of the `lost` ones are left out, since those will run again.
 */
export function addPart(
  total: WriteReply,
  part: WriteReply,
  positions: number[],
  lost: ReadonlySet<number>,
): void {
  const inCommand = <T extends { index: number }>(entry: T): T => ({
    ...entry,
    index: positions[Number(entry.index)] ?? 0,
  });
  const errors = (part.writeErrors ?? []).filter(({ index }) => !lost.has(Number(index))).map(inCommand);
  const upserted = (part.upserted ?? []).map(inCommand);
  total.n = Number(total.n) + Number(part.n);
  if (part.nModified !== undefined) total.nModified = Number(total.nModified ?? 0) + Number(part.nModified);
  if (upserted.length) total.upserted = [...(total.upserted ?? []), ...upserted];
  if (errors.length) total.writeErrors = byIndex([...(total.writeErrors ?? []), ...errors]);
}

const byIndex = (errors: WriteError[]): WriteError[] => errors.sort((a, b) => a.index - b.index);
