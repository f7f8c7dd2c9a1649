import { Binary, Code, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'bson';
import { encode } from './bson-codec';
import { binaryHex, BsonType, numberValue, scanElements, stringValue } from './bson-scan';
import { ProtocolError } from './protocol';

const everyType = {
  double: 1.5,
  string: 'héé😀',
  document: { a: { b: 1 } },
  array: [1, 'x', [2]],
  binary: new Binary(Buffer.from([1, 2, 3])),
  objectId: new ObjectId(),
  boolean: true,
  date: new Date(0),
  null: null,
  regex: /a+b/i,
  code: new Code('x'),
  codeWithScope: new Code('x', { y: 1 }),
  int32: 7,
  timestamp: new Timestamp({ t: 1, i: 2 }),
  int64: Long.fromNumber(2 ** 40),
  decimal128: Decimal128.fromString('1.25'),
  minKey: new MinKey(),
  maxKey: new MaxKey(),
  last: 'end',
};

describe('scanElements', () => {
  it('finds every element of every type, in order', () => {
    const elements = scanElements(encode(everyType));
    expect([...elements.keys()]).toEqual(Object.keys(everyType));
    for (const [name, { type }] of elements)
      if (name in BsonType) expect(type).toBe(BsonType[name as keyof typeof BsonType]);
  });

  it('tells where an embedded document lies', () => {
    const bytes = encode({ first: 1, nested: { a: 1 } });
    const { start, end } = scanElements(bytes).get('nested')!;
    expect(bytes.subarray(start, end)).toEqual(encode({ a: 1 }));
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a length beyond the bytes', Buffer.from([9, 0, 0, 0, 0])],
    ['a missing terminator', Buffer.from([5, 0, 0, 0, 1])],
    ['an unknown type', Buffer.from([8, 0, 0, 0, 99, 97, 0, 0])],
    ['an unterminated name', Buffer.from([8, 0, 0, 0, 16, 97, 97, 0])],
    ['a value past the end', Buffer.from([9, 0, 0, 0, 16, 97, 0, 1, 0])],
  ])('refuses %s', (_name, bytes) => {
    expect(() => scanElements(bytes)).toThrow(ProtocolError);
  });

  it('refuses a string whose length lies', () => {
    const bytes = encode({ a: 'x' });
    for (const length of [-1, 1000]) {
      bytes.writeInt32LE(length, 7);
      expect(() => scanElements(bytes)).toThrow(ProtocolError);
    }
  });
});

describe('reading single values', () => {
  const bytes = encode({ ...everyType, id: new UUID('00112233-4455-6677-8899-aabbccddeeff') });
  const elements = scanElements(bytes);

  it.each([
    ['double', 1.5],
    ['int32', 7],
    ['int64', 2 ** 40],
    ['boolean', 1],
    ['string', undefined],
    ['absent', undefined],
  ])('reads %s as the number %s', (name, expected) => {
    expect(numberValue(bytes, elements.get(name))).toBe(expected);
  });

  it('reads strings, and only strings', () => {
    expect(stringValue(bytes, elements.get('string'))).toBe('héé😀');
    expect(stringValue(bytes, elements.get('int32'))).toBeUndefined();
  });

  it('reads a UUID as hexadecimal text', () => {
    expect(binaryHex(bytes, elements.get('id'))).toBe('00112233445566778899aabbccddeeff');
  });
});
