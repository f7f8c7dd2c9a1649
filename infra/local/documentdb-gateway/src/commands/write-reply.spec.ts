import { Int32 } from 'bson';
import { addPart, emptyReply, WriteReply } from './write-reply';

describe('putting the answers of a repeated write together', () => {
  const first = {
    n: new Int32(2),
    nModified: new Int32(1),
    upserted: [{ index: new Int32(0), _id: 'a' }],
    writeErrors: [
      { index: new Int32(1), code: 112, errmsg: 'lost' },
      { index: new Int32(3), code: 11000, errmsg: 'kept' },
    ],
    ok: 1,
  } as unknown as WriteReply;

  it('adds counts, drops errors of what ran again and keeps the original positions', () => {
    const total = emptyReply(first);
    addPart(total, first, [0, 1, 2, 3], new Set([1]));
    addPart(total, { n: 1, nModified: 0, upserted: [{ index: 0, _id: 'b' }] }, [1], new Set());
    expect(total).toEqual({
      n: 3,
      nModified: 1,
      upserted: [
        { index: 0, _id: 'a' },
        { index: 1, _id: 'b' },
      ],
      writeErrors: [{ index: 3, code: 11000, errmsg: 'kept' }],
      ok: 1,
    });
  });

  it('orders errors as the statements were', () => {
    const total = emptyReply(first);
    addPart(total, first, [0, 1, 2, 3], new Set([1]));
    addPart(total, { n: 0, writeErrors: [{ index: 0, code: 121, errmsg: '' }] }, [1], new Set());
    expect(total.writeErrors?.map(({ index }) => index)).toEqual([1, 3]);
  });
});
