import { isObject, type Json, type JsonObject } from '../documents/json';
import type { UnitMatch } from '../text/unit-match';
import { findMatches } from './matches';

/** A match in a value: offset and length in bytes of UTF-8, and the entry when the value is an array. */
export interface MatchPosition {
  start: number;
  length: number;
  indices?: number[];
}

/** `_matchesPosition`: where each attribute matched, by dotted path. */
export function matchPositions(
  document: JsonObject,
  units: readonly UnitMatch[],
): Record<string, MatchPosition[]> {
  const found: Record<string, MatchPosition[]> = {};
  const visit = (value: Json, path: string, indices: number[]): void => {
    if (Array.isArray(value)) value.forEach((entry, index) => visit(entry, path, [...indices, index]));
    else if (isObject(value))
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`, indices);
    else if (typeof value === 'string' || typeof value === 'number') {
      const positions = positionsIn(String(value), units).map((at) =>
        indices.length > 0 ? { ...at, indices } : at,
      );
      if (positions.length > 0) (found[path] ??= []).push(...positions);
    }
  };
  for (const [key, value] of Object.entries(document)) visit(value, key, []);
  return found;
}

const positionsIn = (text: string, units: readonly UnitMatch[]): MatchPosition[] =>
  findMatches(text, units).spans.map(({ start, end }) => ({
    start: Buffer.byteLength(text.slice(0, start)),
    length: Buffer.byteLength(text.slice(start, end)),
  }));
