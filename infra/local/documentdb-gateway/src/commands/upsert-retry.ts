import { isDeepStrictEqual } from 'node:util';
import { DuplicateKey } from '../errors/duplicate-key';
import { BsonDocument } from '../wire/bson-codec';

/**
 * MongoDB's rule for an upsert that lost an insert race: it is repeated, to update the winner's document, only when its
 * query is nothing but an equality on every field of the violated index. Anything else gets the duplicate key error.
 */
export function canRetryUpsert(query: unknown, duplicate: DuplicateKey): boolean {
  const equalities = equalityFields(query);
  if (!equalities) return false;
  const fields = Object.keys(duplicate.keyPattern);
  return (
    fields.length === equalities.size &&
    fields.every(
      (field) => equalities.has(field) && sameValue(equalities.get(field), duplicate.keyValue[field]),
    )
  );
}

const sameValue = (wanted: unknown, found: unknown): boolean =>
  isDeepStrictEqual(wanted, found) || isDeepStrictEqual(primitive(wanted), primitive(found));

/** Numbers compare by value, whatever their BSON type. */
const primitive = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'value' in value ? value.value : value;

/** The fields a query pins to one value; undefined when it asks for anything else. */
function equalityFields(query: unknown): Map<string, unknown> | undefined {
  const fields = new Map<string, unknown>();
  for (const [field, condition] of Object.entries((query ?? {}) as BsonDocument)) {
    if (!collectEquality(fields, field, condition)) return undefined;
  }
  return fields.size ? fields : undefined;
}

function collectEquality(fields: Map<string, unknown>, field: string, condition: unknown): boolean {
  if (field === '$and' && Array.isArray(condition))
    return condition.every((part: BsonDocument) =>
      Object.entries(part).every(([name, value]) => collectEquality(fields, name, value)),
    );
  if (field.startsWith('$')) return false;
  const operators = operatorsOf(condition);
  if (operators.length > 1 || (operators.length === 1 && operators[0] !== '$eq')) return false;
  fields.set(field, operators.length ? (condition as BsonDocument).$eq : condition);
  return true;
}

function operatorsOf(condition: unknown): string[] {
  if (
    typeof condition !== 'object' ||
    condition === null ||
    Object.getPrototypeOf(condition) !== Object.prototype
  )
    return [];
  return Object.keys(condition).filter((key) => key.startsWith('$'));
}
