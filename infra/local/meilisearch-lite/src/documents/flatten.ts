import { isObject, type Document, type Json } from './json';

export type Scalar = string | number | boolean;

/** What one dotted path of a document holds; a path inside an array of objects gathers the values of them all. */
export interface FlatField {
  path: string;
  scalars: Scalar[];
  isNull: boolean;
  /** An empty string, array or object. */
  isEmpty: boolean;
}

const RESERVED = new Set(['_vectors']);

/** Every path of a document in order of appearance; objects have an entry of their own so that `EXISTS` sees them. */
export function flattenDocument(document: Document): FlatField[] {
  const fields = new Map<string, FlatField>();
  for (const [name, value] of Object.entries(document)) {
    if (!RESERVED.has(name)) visit(fields, name, value);
  }
  return [...fields.values()];
}

function visit(fields: Map<string, FlatField>, path: string, value: Json): void {
  const field = fieldAt(fields, path);
  if (value === null) field.isNull = true;
  else if (Array.isArray(value)) visitArray(fields, field, value);
  else if (isObject(value)) visitObject(fields, field, value);
  else addScalar(field, value);
}

function visitArray(fields: Map<string, FlatField>, field: FlatField, values: Json[]): void {
  if (values.length === 0) field.isEmpty = true;
  for (const value of values) {
    if (Array.isArray(value)) visitArray(fields, field, value);
    else if (isObject(value)) visitObject(fields, field, value);
    else if (value !== null) field.scalars.push(value);
  }
}

function visitObject(fields: Map<string, FlatField>, field: FlatField, value: { [key: string]: Json }): void {
  const entries = Object.entries(value);
  if (entries.length === 0) field.isEmpty = true;
  for (const [key, inner] of entries) visit(fields, `${field.path}.${key}`, inner);
}

function addScalar(field: FlatField, value: Scalar): void {
  if (value === '') field.isEmpty = true;
  field.scalars.push(value);
}

function fieldAt(fields: Map<string, FlatField>, path: string): FlatField {
  const known = fields.get(path);
  if (known) return known;
  const created: FlatField = { path, scalars: [], isNull: false, isEmpty: false };
  fields.set(path, created);
  return created;
}
