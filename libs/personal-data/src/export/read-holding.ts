import type { Connection, mongo } from 'mongoose';
import type { Exported, Row, Subject } from '../holdings/holding';

/** Ids asked for at once: a person of many bookings has as many documents that hang on them. */
const BATCH = 500;

const projectionOf = ({ without = [] }: Exported): mongo.Document =>
  Object.fromEntries(without.map((field) => [field, 0]));

/** A person's documents of one collection, as they get them: the whole registry is read alike, whosever the collection is. */
export async function* readHolding(
  connection: Connection,
  collection: string,
  exported: Exported,
  subject: Subject,
): AsyncGenerator<Row> {
  const rows = connection
    .collection<Row>(collection)
    .find(exported.of(subject), { projection: projectionOf(exported), batchSize: BATCH });
  for await (const row of rows) yield exported.shape ? exported.shape(row, subject) : row;
}
