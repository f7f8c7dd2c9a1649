import fc from 'fast-check';
import { type Schema } from './api-document';

/** What people send who look for a hole: operators, other types, odd text, sizes and numbers. */
const HOSTILE: unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '.*' },
  [{ $in: ['a'] }],
  { constructor: { prototype: { role: 'admin' } } },
  { toString: 'no function' },
  null,
  true,
  [],
  {},
  [[[[[]]]]],
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '-0000000000001-01-01',
  '9999-99-99T99:99:99Z',
  '٠١٢',
  'x'.repeat(20_000),
];

const hostile = fc.constantFrom(...HOSTILE);
const plausibleText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '2030-01-01',
    '2030-01-01T10:00:00Z',
    '09:00',
    'UTC',
    'INR',
    'a@noillin.test',
    'https://a.example',
  ),
  fc.uuid(),
);

/** Values that nearly fit a schema: of its shape, with something hostile here and there, fields missing and fields too many. */
export function nearlyFitting(
  schema: Schema,
  schemas: Record<string, Schema>,
  depth = 0,
): fc.Arbitrary<unknown> {
  const fitting = depth > 5 ? fc.constant(null) : fittingShape(schema, schemas, depth);
  return fc.oneof({ weight: depth === 0 ? 19 : 4, arbitrary: fitting }, { weight: 1, arbitrary: hostile });
}

function fittingShape(schema: Schema, schemas: Record<string, Schema>, depth: number): fc.Arbitrary<unknown> {
  const within = (part: Schema) => nearlyFitting(part, schemas, depth + 1);
  const [alternative] = schema.allOf ?? schema.oneOf ?? schema.anyOf ?? [];
  if (schema.$ref) return fittingShape(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth);
  if (alternative) return fittingShape(alternative, schemas, depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) return objectOf(schema.properties, within);
  switch ([schema.type].flat()[0]) {
    case 'array':
      return fc.array(within(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.nat(100_000), fc.double(), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'object':
      return fc.dictionary(fc.string({ maxLength: 8 }), hostile, { maxKeys: 3 });
    default:
      return plausibleText;
  }
}

function objectOf(
  properties: Record<string, Schema>,
  within: (part: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, part]) => [name, within(part)] as const);
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  const surplus = fc.constantFrom({}, {}, {}, { $set: { role: 'admin' } }, { role: 'admin' }, { 'a.b': 1 });
  return fc.tuple(known, surplus).map(([value, more]) => ({ ...value, ...more }));
}
