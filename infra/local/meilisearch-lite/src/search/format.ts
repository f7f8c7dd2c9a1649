import { matchesPattern } from '../documents/attribute-patterns';
import { isObject, type Json, type JsonObject } from '../documents/json';
import type { UnitMatch } from '../text/unit-match';
import { findMatches, type Span, type TextMatches } from './matches';
import type { SearchRequest } from './request';

/** `_formatted`: every value as text where it can be one, highlighted and cropped where that was asked for. */
export function formatDocument(
  document: JsonObject,
  request: SearchRequest,
  units: readonly UnitMatch[],
): JsonObject {
  const crops = request.attributesToCrop.map((entry) => readCrop(entry, request.cropLength));
  const formatter: Formatter = {
    highlights: (path) => request.attributesToHighlight.some((pattern) => matchesPattern(pattern, path)),
    cropLength: (path) => crops.find(({ pattern }) => matchesPattern(pattern, path))?.length,
    request,
    units,
  };
  return formatObject(document, '', formatter);
}

interface Formatter {
  highlights: (path: string) => boolean;
  cropLength: (path: string) => number | undefined;
  request: SearchRequest;
  units: readonly UnitMatch[];
}

/** `title:8` crops to 8 words, `title` to the default. */
export function readCrop(entry: string, defaultLength: number): { pattern: string; length: number } {
  const match = /^(.+):(\d+)$/.exec(entry);
  return match ? { pattern: match[1]!, length: Number(match[2]) } : { pattern: entry, length: defaultLength };
}

function formatObject(object: JsonObject, prefix: string, formatter: Formatter): JsonObject {
  const entries = Object.entries(object).map(([key, value]) => [
    key,
    formatValue(value, prefix + key, formatter),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function formatValue(value: Json, path: string, formatter: Formatter): Json {
  if (Array.isArray(value)) return value.map((entry) => formatValue(entry, path, formatter));
  if (isObject(value)) return formatObject(value, `${path}.`, formatter);
  if (typeof value === 'string' || typeof value === 'number')
    return formatText(String(value), path, formatter);
  return value;
}

function formatText(text: string, path: string, formatter: Formatter): string {
  const length = formatter.cropLength(path);
  const highlight = formatter.highlights(path);
  if (!highlight && !length) return text;
  const matches = findMatches(text, formatter.units);
  const window = length ? cropWindow(text, matches, length) : { start: 0, end: text.length };
  const spans = highlight
    ? matches.spans.filter(({ start, end }) => start >= window.start && end <= window.end)
    : [];
  const { cropMarker } = formatter.request;
  const before = window.start > 0 ? cropMarker : '';
  const after = window.end < text.length ? cropMarker : '';
  return before + tagSpans(text, window, spans, formatter.request) + after;
}

function tagSpans(text: string, window: Window, spans: Span[], tags: SearchRequest): string {
  let tagged = '';
  let at = window.start;
  for (const { start, end } of spans) {
    tagged += text.slice(at, start) + tags.highlightPreTag + text.slice(start, end) + tags.highlightPostTag;
    at = end;
  }
  return tagged + text.slice(at, window.end);
}

interface Window {
  start: number;
  end: number;
}

/** The stretch of `length` words that holds the most matches, with those in its middle. */
function cropWindow(text: string, { words, spans }: TextMatches, length: number): Window {
  if (words.length <= length) return { start: 0, end: text.length };
  const { first, last } = densestMatches(spans, length);
  const centred = first - Math.floor((length - (last - first + 1)) / 2);
  const from = Math.min(Math.max(0, centred), words.length - length);
  const to = from + length - 1;
  return {
    start: from === 0 ? 0 : words[from]!.start,
    end: to === words.length - 1 ? text.length : words[to]!.end,
  };
}

function densestMatches(spans: Span[], length: number): { first: number; last: number } {
  let best = { first: 0, last: 0, count: 0 };
  for (let i = 0; i < spans.length; i++) {
    const first = spans[i]!.word;
    const inside = spans.slice(i).filter(({ word }) => word < first + length);
    if (inside.length > best.count) best = { first, last: inside.at(-1)!.word, count: inside.length };
  }
  return best;
}
