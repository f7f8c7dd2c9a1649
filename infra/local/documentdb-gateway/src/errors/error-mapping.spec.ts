import { ConnectionLost, PostgresUnavailable } from '../postgres/connection-lost';
import { encode } from '../wire/bson-codec';
import { parseRequest } from '../wire/request';
import { isRetryableRace } from './classify';
import { errorReply } from './error-reply';
import { MongoError } from './mongo-error';
import { codeOfPacked, codeOfState, unpackState } from './sqlstate';

const pack = (state: string) =>
  [...state].reduce(
    (packed, character, index) => packed | ((character.charCodeAt(0) - 48) << (6 * index)),
    0,
  );

const postgresError = (code: string, message = 'failed') =>
  Object.assign(new Error(message), { severity: 'ERROR', code });

const outside = parseRequest(encode({ insert: 'c', $db: 'd' }));
const inside = parseRequest(encode({ insert: 'c', autocommit: false, $db: 'd' }));
const commit = parseRequest(encode({ commitTransaction: 1, autocommit: false, $db: 'admin' }));

describe('SQLSTATEs', () => {
  it.each(['M001C', '23505', '40P01', 'M00CO'])('unpacks %s', (state) => {
    expect(unpackState(pack(state))).toBe(state);
  });

  it.each([
    ['M001C', 11000],
    ['23505', 11000],
    ['23P01', 11000],
    ['40001', 112],
    ['40P01', 112],
    ['0A000', 115],
    ['57014', 50],
    ['M00CO', 121],
    ['XX000', 1],
  ])('maps %s to %i', (state, code) => {
    expect(codeOfState(state, '', false)).toBe(code);
    expect(codeOfPacked(pack(state), '', false)).toBe(code);
  });

  it('takes a lock timeout for a write conflict inside a transaction only', () => {
    expect(codeOfState('55P03', '', true)).toBe(112);
    expect(codeOfState('55P03', '', false)).toBe(24);
  });

  it('tells a key that is too long from other limits', () => {
    expect(codeOfState('54000', 'index row size 9000 exceeds maximum', false)).toBe(17280);
    expect(codeOfState('54000', 'stack depth', false)).toBe(1);
  });
});

describe('errorReply', () => {
  it('names the code and keeps the details', () => {
    const error = new MongoError(11000, 'E11000 ...', { keyPattern: { a: 1 }, keyValue: { a: 2 } });
    expect(errorReply(error, outside)).toEqual({
      ok: 0,
      errmsg: 'E11000 ...',
      code: 11000,
      codeName: 'DuplicateKey',
      keyPattern: { a: 1 },
      keyValue: { a: 2 },
    });
  });

  it.each(['40001', '40P01', '55P03', '25P02'])(
    'asks for another try of a transaction that met %s',
    (state) => {
      expect(errorReply(postgresError(state), inside)).toMatchObject({
        code: 112,
        errorLabels: ['TransientTransactionError'],
      });
    },
  );

  it('gives a duplicate in a transaction no label: trying again is of no use', () => {
    expect(errorReply(new MongoError(11000, ''), inside)).not.toHaveProperty('errorLabels');
  });

  it('takes a collection created beside a transaction for a conflict', () => {
    const error = postgresError('XX000', 'Unable to create the specified collection');
    expect(errorReply(error, inside)).toMatchObject({ code: 112 });
    expect(isRetryableRace(error)).toBe(true);
  });

  it('lets a write be repeated only when it was certainly not applied', () => {
    expect(errorReply(new PostgresUnavailable(), outside)).toMatchObject({
      code: 10107,
      errorLabels: ['RetryableWriteError'],
    });
    expect(errorReply(new ConnectionLost(false), outside)).toMatchObject({
      code: 11602,
      errorLabels: ['RetryableWriteError'],
    });
    expect(errorReply(new ConnectionLost(true), outside)).not.toHaveProperty('errorLabels');
  });

  it('starts a transaction again that lost PostgreSQL', () => {
    expect(errorReply(new ConnectionLost(true), inside)).toMatchObject({
      errorLabels: ['TransientTransactionError'],
    });
  });

  it('admits when the outcome of a commit is unknown', () => {
    expect(errorReply(new ConnectionLost(true), commit)).toMatchObject({
      errorLabels: ['UnknownTransactionCommitResult'],
    });
    expect(errorReply(new ConnectionLost(false), commit)).toMatchObject({
      errorLabels: ['TransientTransactionError'],
    });
  });
});
