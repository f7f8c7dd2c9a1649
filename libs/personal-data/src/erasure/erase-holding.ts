import type { Connection, mongo } from 'mongoose';
import type { Anonymised, Erased, Leaver, Row } from '../holdings/erased';

/** Documents read at once. */
const BATCH = 200;
/** Somebody who changes a document again and again in between has to be waited for: the whole is tried again later. */
const ATTEMPTS = 5;

/** How many documents it is about. */
export function countErased(
  connection: Connection,
  collection: string,
  { of }: Erased,
  leaver: Leaver,
): Promise<number> {
  return of ? connection.collection<Row>(collection).countDocuments(of(leaver)) : Promise.resolve(0);
}

/** Does to a person's documents of one collection what is declared. Doing it again changes nothing. */
export async function eraseHolding(
  connection: Connection,
  collection: string,
  erased: Erased,
  leaver: Leaver,
): Promise<void> {
  const documents = connection.collection<Row>(collection);
  switch (erased.how) {
    case 'keep':
      return;
    case 'remove':
      await documents.deleteMany(erased.of(leaver));
      return;
    case 'anonymise':
      for await (const row of documents.find(erased.of(leaver), { batchSize: BATCH }))
        await anonymise(documents, row, erased, leaver);
  }
}

/** Takes the place only of what was read: a change that somebody makes in between is not lost. */
async function anonymise(
  documents: mongo.Collection<Row>,
  { _id }: Row,
  { change }: Anonymised,
  leaver: Leaver,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const row = await documents.findOne({ _id });
    if (!row) return;
    const values = change(row, leaver);
    const asRead = Object.keys(values).map((field) => [field, { $eq: row[field] ?? null }]);
    const filter = { _id, ...Object.fromEntries(asRead) } as mongo.Filter<Row>;
    const { matchedCount } = await documents.updateOne(filter, { $set: values });
    if (matchedCount === 1) return;
  }
  throw new Error(`a document of ${documents.collectionName} changes all the time`);
}
