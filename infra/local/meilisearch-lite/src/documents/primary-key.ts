import { MeiliError } from '../errors';
import type { Document } from './json';

const VALID_ID = /^[A-Za-z0-9_-]{1,511}$/;

/**
 * The field to use as primary key when none was given: the only top-level field of the first document whose name ends
 * with `id`. None or several candidates fail, as in Meilisearch.
 */
export function inferPrimaryKey(document: Document): string {
  const candidates = Object.keys(document).filter((field) => field.toLowerCase().endsWith('id'));
  if (candidates.length === 1) return candidates[0]!;
  const advice = 'Please specify the primary key manually using the `primaryKey` query parameter.';
  if (candidates.length === 0) {
    throw new MeiliError(
      'index_primary_key_no_candidate_found',
      `The primary key inference failed as the engine did not find any field ending with \`id\` in its name. ${advice}`,
    );
  }
  const [first, second] = candidates.sort();
  throw new MeiliError(
    'index_primary_key_multiple_candidates_found',
    `The primary key inference failed as the engine found ${candidates.length} fields ending with \`id\` in their ` +
      `names: '${first}' and '${second}'. ${advice}`,
  );
}

/** The document's id as a string. Fails with `missing_document_id` or `invalid_document_id`. */
export function documentId(document: Document, primaryKey: string): string {
  const value = document[primaryKey];
  if (value === undefined) {
    throw new MeiliError(
      'missing_document_id',
      `Document doesn't have a \`${primaryKey}\` attribute: \`${JSON.stringify(document)}\`.`,
    );
  }
  if (typeof value === 'string' && VALID_ID.test(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw invalidId(JSON.stringify(value));
}

function invalidId(shown: string): MeiliError {
  return new MeiliError(
    'invalid_document_id',
    `Document identifier \`${shown}\` is invalid. A document identifier can be of type integer or string, only ` +
      'composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than ' +
      '511 bytes.',
  );
}
