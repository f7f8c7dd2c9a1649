import { Long, UUID } from 'bson';
import { decode, encode } from './bson-codec';
import { parseOpMessage } from './op-msg';
import { parseOpQuery } from './op-query';
import { ProtocolError } from './protocol';
import { legacyReplyPrefix, messageReplyPrefix } from './reply';
import { parseRequest } from './request';

function sequence(field: string, ...documents: object[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${field}\0`), ...documents.map((each) => encode({ ...each }))]);
  const length = Buffer.alloc(4);
  length.writeInt32LE(content.length + 4, 0);
  return Buffer.concat([Buffer.from([1]), length, content]);
}

function opMessage(flags: number, ...sections: Buffer[]): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, ...sections]);
}

const body = (document: object) => Buffer.concat([Buffer.from([0]), encode({ ...document })]);

describe('parseOpMessage', () => {
  it('takes body and sequences apart', () => {
    const message = opMessage(0, body({ insert: 'c' }), sequence('documents', { a: 1 }, { a: 2 }));
    const { body: command, sequences, expectsReply } = parseOpMessage(message);
    expect(decode(command)).toEqual({ insert: 'c' });
    expect(sequences).toEqual([
      { field: 'documents', bytes: Buffer.concat([encode({ a: 1 }), encode({ a: 2 })]) },
    ]);
    expect(expectsReply).toBe(true);
  });

  it('leaves a checksum out and sees when no reply is wanted', () => {
    const message = opMessage(0b11, body({ ping: 1 }), Buffer.alloc(4, 9));
    expect(parseOpMessage(message)).toMatchObject({ sequences: [], expectsReply: false });
  });

  it.each([
    ['no body', opMessage(0, sequence('documents', { a: 1 }))],
    ['no sections', opMessage(0)],
    ['an unknown kind', opMessage(0, Buffer.from([2, 5, 0, 0, 0, 0]))],
    ['a section past the end', opMessage(0, Buffer.from([0, 50, 0, 0, 0, 0]))],
    ['a sequence with a torn document', opMessage(0, body({}), Buffer.from([1, 9, 0, 0, 0, 97, 0, 9, 0]))],
    ['a sequence without a name', opMessage(0, body({}), Buffer.from([1, 6, 0, 0, 0, 97, 98]))],
  ])('refuses %s', (_name, message) => {
    expect(() => parseOpMessage(message)).toThrow(ProtocolError);
  });
});

describe('parseOpQuery', () => {
  it('finds the command', () => {
    const message = Buffer.concat([
      Buffer.alloc(20),
      Buffer.from('admin.$cmd\0'),
      Buffer.alloc(8),
      encode({ ismaster: 1 }),
    ]);
    expect(decode(parseOpQuery(message))).toEqual({ ismaster: 1 });
    expect(() => parseOpQuery(message.subarray(0, 40))).toThrow(ProtocolError);
  });
});

describe('parseRequest', () => {
  const lsid = { id: new UUID('00112233-4455-6677-8899-aabbccddeeff') };

  it('reads what routes a command', () => {
    const command = {
      find: 'things',
      filter: {},
      lsid,
      txnNumber: Long.fromNumber(5),
      startTransaction: true,
      autocommit: false,
      $db: 'd',
    };
    expect(parseRequest(encode(command))).toMatchObject({
      name: 'find',
      collection: 'things',
      database: 'd',
      sessionId: '00112233445566778899aabbccddeeff',
      transactionNumber: 5,
      inTransaction: true,
      startsTransaction: true,
      sequence: null,
    });
  });

  it('takes a retryable write for what it is: no transaction', () => {
    const command = { insert: 'things', lsid, txnNumber: Long.fromNumber(5), $db: 'd' };
    expect(parseRequest(encode(command))).toMatchObject({ inTransaction: false, startsTransaction: false });
  });

  it('keeps the documents of a write beside the body', () => {
    const bytes = encode({ a: 1 });
    const request = parseRequest(encode({ insert: 'c', $db: 'd' }), [{ field: 'documents', bytes }]);
    expect(request.sequence).toBe(bytes);
  });

  it('puts any other sequence into the body', () => {
    const request = parseRequest(encode({ bulkWrite: 1, $db: 'd' }), [
      { field: 'ops', bytes: encode({ a: 1 }) },
    ]);
    expect(decode(request.body)).toEqual({ bulkWrite: 1, $db: 'd', ops: [{ a: 1 }] });
  });
});

describe('replies', () => {
  it('announce their whole length and the request they answer', () => {
    const answer = encode({ ok: 1 });
    for (const prefix of [messageReplyPrefix(42, answer), legacyReplyPrefix(42, answer)]) {
      expect(prefix.readInt32LE(0)).toBe(prefix.length + answer.length);
      expect(prefix.readInt32LE(8)).toBe(42);
    }
  });
});
