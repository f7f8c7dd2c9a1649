import { matchesAny } from '../documents/attribute-patterns';
import { MeiliError } from '../errors';
import { filterablePatterns, type Settings } from '../settings/settings';
import type { AttributeRef, Filter } from './ast';
import type { FilterErrorCode } from './expression';

/** Refuses a filter on an attribute that is not filterable; `context` opens the message (`Index `x`: `). */
export function requireFilterable(
  filter: Filter,
  settings: Settings,
  code: FilterErrorCode,
  context = '',
): void {
  const patterns = filterablePatterns(settings);
  for (const attribute of attributesOf(filter)) {
    if (matchesAny(patterns, attribute.name)) continue;
    const place = `${attribute.start + 1}:${attribute.end + 1} ${attribute.source}`;
    throw new MeiliError(
      code,
      `${context}Attribute \`${attribute.name}\` is not filterable. ${availability(patterns)}\n${place}`,
    );
  }
}

/** The sentence that tells which attributes could have been used. */
export function availability(patterns: readonly string[]): string {
  if (patterns.length === 0) return 'This index does not have configured filterable attributes.';
  const sorted = [...patterns].sort().map((pattern) => `\`${pattern}\``);
  return `Available filterable attribute patterns are: ${sorted.join(', ')}.`;
}

function* attributesOf(filter: Filter): Generator<AttributeRef> {
  if ('parts' in filter) for (const part of filter.parts) yield* attributesOf(part);
  else if ('part' in filter) yield* attributesOf(filter.part);
  else yield filter.attribute;
}
