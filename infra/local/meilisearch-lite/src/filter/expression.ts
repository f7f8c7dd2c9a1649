import { MeiliError } from '../errors';
import type { Filter } from './ast';
import { parseFilter } from './parser';
import { FilterSyntaxError } from './syntax-error';

export type FilterErrorCode = 'invalid_search_filter' | 'invalid_document_filter';

/**
 * The `filter` parameter in any of its forms: an expression, or an array of expressions that must all hold, where an
 * inner array holds when any of its expressions does. Null when there is nothing to filter by.
 */
export function readFilter(value: unknown, code: FilterErrorCode): Filter | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return parse(value, code);
  if (!Array.isArray(value)) throw unexpected('String, Array', value, code);
  const parts = value.map((entry: unknown) => readAlternatives(entry, code)).filter((part) => part !== null);
  return combine('and', parts);
}

function readAlternatives(entry: unknown, code: FilterErrorCode): Filter | null {
  if (typeof entry === 'string') return parse(entry, code);
  if (!Array.isArray(entry)) throw unexpected('String, [String]', entry, code);
  const parts = entry.map((inner: unknown) => {
    if (typeof inner !== 'string') throw unexpected('String', inner, code);
    return parse(inner, code);
  });
  return combine(
    'or',
    parts.filter((part) => part !== null),
  );
}

function combine(kind: 'and' | 'or', parts: Filter[]): Filter | null {
  return parts.length <= 1 ? (parts[0] ?? null) : { kind, parts };
}

function parse(source: string, code: FilterErrorCode): Filter | null {
  try {
    return parseFilter(source);
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw new MeiliError(code, error.message);
    throw error;
  }
}

const unexpected = (expected: string, found: unknown, code: FilterErrorCode) =>
  new MeiliError(
    code,
    `Invalid syntax for the filter parameter: \`expected ${expected}, found: ${JSON.stringify(found)}\`.`,
  );
