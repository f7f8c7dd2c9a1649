import { leadsToAny, matchesAny } from './attribute-patterns';
import { isObject, type Document, type Json, type JsonObject } from './json';

/** The part of a document that the attribute patterns cover, in the document's own order. */
export function pickAttributes(document: Document, patterns: readonly string[]): Document {
  return patterns.includes('*') ? document : pickObject(document, patterns, '');
}

function pickObject(object: JsonObject, patterns: readonly string[], prefix: string): JsonObject {
  const picked: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    if (matchesAny(patterns, path)) picked[key] = value;
    else if (leadsToAny(patterns, path)) addInner(picked, key, pickInside(value, patterns, `${path}.`));
  }
  return picked;
}

function pickInside(value: Json, patterns: readonly string[], prefix: string): Json | undefined {
  if (Array.isArray(value)) {
    const kept = value.filter(isObject).map((inner) => pickObject(inner, patterns, prefix));
    return kept.some((inner) => Object.keys(inner).length > 0) ? kept : undefined;
  }
  if (!isObject(value)) return undefined;
  const kept = pickObject(value, patterns, prefix);
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function addInner(target: JsonObject, key: string, value: Json | undefined): void {
  if (value !== undefined) target[key] = value;
}
