import { Int32 } from 'bson';
import { DuplicateKey } from '../errors/duplicate-key';
import { canRetryUpsert } from './upsert-retry';

const duplicate = (keyValue: Record<string, unknown>): DuplicateKey => ({
  index: 'i',
  keyPattern: Object.fromEntries(Object.keys(keyValue).map((field) => [field, 1])),
  keyValue,
  partialFilter: undefined,
  isComplete: true,
});

describe('canRetryUpsert', () => {
  it.each([
    ['the field of the index', { k: 1 }, { k: 1 }],
    ['another number type', { k: new Int32(1) }, { k: 1 }],
    ['$eq', { k: { $eq: 'a' } }, { k: 'a' }],
    ['all fields of a compound index', { a: 1, b: 2 }, { a: 1, b: 2 }],
    ['fields under $and', { $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
  ])('repeats a query on %s', (_name, query, keyValue) => {
    expect(canRetryUpsert(query, duplicate(keyValue))).toBe(true);
  });

  it.each([
    ['a further condition', { _id: 'room', claims: { $not: { $elemMatch: {} } } }, { _id: 'room' }],
    ['a range', { k: { $gt: 1 } }, { k: 2 }],
    ['another field', { a: 1 }, { k: 1 }],
    ['another value', { k: 1 }, { k: 2 }],
    ['part of a compound index', { a: 1 }, { a: 1, b: 2 }],
    ['an $or', { $or: [{ k: 1 }] }, { k: 1 }],
    ['nothing', {}, { k: 1 }],
  ])('gives up on a query with %s', (_name, query, keyValue) => {
    expect(canRetryUpsert(query, duplicate(keyValue))).toBe(false);
  });
});
