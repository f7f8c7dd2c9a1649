import { BsonDocument, decodeExact, encode, splitSequence } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';

const statementFields: Record<string, string> = { insert: 'documents', update: 'updates', delete: 'deletes' };

const fieldOf = (request: CommandRequest): string => statementFields[request.name] ?? '';

/** The documents, updates or deletes of a write command, each as BSON. */
export function writeStatements(request: CommandRequest): Buffer[] {
  if (request.sequence) return splitSequence(request.sequence);
  return ((decodeExact(request.body)[fieldOf(request)] ?? []) as BsonDocument[]).map(encode);
}

/** The command's body without the statements, which can then be sent beside it. */
export function bodyWithoutStatements(request: CommandRequest): Buffer {
  if (request.sequence) return request.body;
  const { [fieldOf(request)]: _statements, ...command } = decodeExact(request.body);
  return encode(command);
}

export const isOrdered = (request: CommandRequest): boolean => decodeExact(request.body).ordered !== false;

/** The document a statement writes, as far as the statement itself tells. */
export function writtenDocument({ name }: CommandRequest, statement: BsonDocument): BsonDocument {
  if (name === 'insert') return statement;
  const query = statement.q as BsonDocument;
  const change = statement.u as BsonDocument;
  if (Array.isArray(change)) return query;
  if (!Object.keys(change)[0]?.startsWith('$')) return { ...query, ...change };
  return { ...query, ...(change.$setOnInsert as BsonDocument), ...(change.$set as BsonDocument) };
}
