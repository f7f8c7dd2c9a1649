import { lastSeqFor, seatsAfter, type Conversation } from './conversation';

const conversation: Conversation = {
  id: 'c',
  key: 'booking:b',
  bookingId: 'b',
  participantIds: ['brand', 'asha', 'ravi'],
  formers: [],
  membership: 0,
  lastSeq: 7,
  reads: [
    { userId: 'brand', seq: 7 },
    { userId: 'asha', seq: 3 },
    { userId: 'ravi', seq: 0 },
  ],
  activity: 'a',
  createdAt: new Date(0),
};
const after = (from: Conversation, participantIds: string[], version: number): Conversation => ({
  ...from,
  ...seatsAfter(from, { bookingId: 'b', participantIds, version }),
});

describe('the seats of a conversation', () => {
  const substituted = after(conversation, ['brand', 'meera', 'ravi'], 1);

  it('let who leaves keep what was said, and how far they have read', () => {
    expect(substituted.formers).toEqual([{ userId: 'asha', untilSeq: 7 }]);
    expect(substituted.reads).toContainEqual({ userId: 'asha', seq: 3 });
    expect(lastSeqFor({ ...substituted, lastSeq: 12 }, 'asha')).toBe(7);
  });

  it('give who comes nothing to catch up on, and the others what they had', () => {
    expect(substituted.reads).toContainEqual({ userId: 'meera', seq: 7 });
    expect(substituted.reads).toContainEqual({ userId: 'ravi', seq: 0 });
    expect([substituted.participantIds, substituted.membership]).toEqual([['brand', 'meera', 'ravi'], 1]);
  });

  it('take somebody back who had left', () => {
    const back = after({ ...substituted, lastSeq: 9 }, ['brand', 'meera', 'asha'], 2);
    expect(back.formers).toEqual([{ userId: 'ravi', untilSeq: 9 }]);
    expect(back.reads.filter(({ userId }) => userId === 'asha')).toEqual([{ userId: 'asha', seq: 9 }]);
    expect(lastSeqFor(back, 'asha')).toBe(9);
  });

  it('show a stranger nothing', () => expect(lastSeqFor(conversation, 'nobody')).toBe(0));
});
