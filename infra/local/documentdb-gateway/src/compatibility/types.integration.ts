import {
  BSON,
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'mongodb';
import { useDatabase } from './support';

describe('BSON types', () => {
  const mongo = useDatabase('types');

  const everyType = () => ({
    _id: new ObjectId(),
    decimal: Decimal128.fromString('12345678901234567890.123456789'),
    date: new Date(1234567890123),
    long: Long.fromString('9223372036854775807'),
    uuid: new UUID(),
    binary: new Binary(Buffer.from([0, 255, 10])),
    timestamp: new Timestamp({ t: 5, i: 6 }),
    regex: /ab+c/i,
    int: new Int32(5),
    double: new Double(5),
    nothing: null,
    min: new MinKey(),
    max: new MaxKey(),
    nan: NaN,
    infinity: Infinity,
    code: new Code('x=1'),
    text: 'héé😀',
    nested: { a: [{ b: [[1, 2], []] }], '': 1 },
  });

  it('come back byte for byte, and match', async () => {
    const things = mongo.collection('every');
    const document = everyType();
    await things.insertOne(document);
    const back = await things.findOne({ _id: document._id }, { raw: true });
    expect(Buffer.from(back as unknown as Uint8Array).equals(Buffer.from(BSON.serialize(document)))).toBe(
      true,
    );
    const { decimal, long, date, uuid } = document;
    expect(await things.countDocuments({ decimal, long, date, uuid })).toBe(1);
  });

  it('Decimal128 adds exactly', async () => {
    const amounts = mongo.collection('decimals');
    await amounts.insertMany([{ v: Decimal128.fromString('0.1') }, { v: Decimal128.fromString('0.2') }]);
    const [sum] = await amounts.aggregate([{ $group: { _id: null, v: { $sum: '$v' } } }]).toArray();
    expect(String(sum?.v)).toBe('0.3');
    await amounts.updateMany({}, { $inc: { v: Decimal128.fromString('0.1') } });
    expect(String((await amounts.findOne({}, { sort: { v: 1 } }))?.v)).toBe('0.2');
  });

  it('an integer grows past 32 bits', async () => {
    const numbers = mongo.collection('longs');
    await numbers.insertOne({ _id: 1, n: 2147483647 });
    await numbers.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await numbers.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2147483648 });
  });
});
