import { ClientSession, MongoServerError } from 'mongodb';
import { range, serverError, useDatabase, withSession } from './support';

interface Claim {
  calendar: string;
  start: number;
  end: number;
  by: number;
}

/**
 * How the product books: a calendar is one document, a claim is pushed unless one overlaps, and the upsert makes an
 * overlap collide with the calendar's own _id.
 */
describe('calendar claims', () => {
  const mongo = useDatabase('claims');
  const calendars = mongo.collection('calendars');

  const claim = ({ calendar, start, end, by }: Claim, session?: ClientSession) =>
    calendars.updateOne(
      { _id: calendar, claims: { $not: { $elemMatch: { start: { $lt: end }, end: { $gt: start } } } } },
      { $push: { claims: { start, end, by } as never } },
      { upsert: true, session },
    );

  const claimAll = (claims: Claim[]) =>
    withSession(mongo.client, (session) =>
      session.withTransaction(async () => {
        for (const each of claims) await claim(each, session);
      }),
    );

  const claimsOf = async (calendar: string) =>
    ((await calendars.findOne({ _id: calendar })) as { claims?: Claim[] } | null)?.claims ?? [];

  beforeAll(() => mongo.db.createCollection('calendars').then(() => undefined));

  async function outcomes(attempts: Promise<unknown>[]) {
    const settled = await Promise.allSettled(attempts);
    const errors = settled.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as MongoServerError] : [],
    );
    return { won: settled.length - errors.length, errors };
  }

  it('gives one of 100 parallel bookings of the same time its claim, the others 11000', async () => {
    const { won, errors } = await outcomes(
      range(100).map((by) => claimAll([{ calendar: 'room', start: 10, end: 20, by }])),
    );
    expect(won).toBe(1);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set([11000]));
    expect(await claimsOf('room')).toHaveLength(1);
  });

  it('gives one of 100 parallel claims without a transaction the time, the others 11000', async () => {
    const { won, errors } = await outcomes(
      range(100).map((by) => claim({ calendar: 'desk', start: 10, end: 20, by })),
    );
    expect(won).toBe(1);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set([11000]));
    expect(await claimsOf('desk')).toHaveLength(1);
  });

  it('tells a single attempt 11000 or to retry, never anything else', async () => {
    const attempt = (by: number) =>
      withSession(mongo.client, async (session) => {
        session.startTransaction();
        await claim({ calendar: 'studio', start: 1, end: 2, by }, session);
        await session.commitTransaction();
      });
    const { won, errors } = await outcomes(range(40).map(attempt));
    expect(won).toBe(1);
    for (const error of errors)
      expect(
        error.code === 11000 || (error.code === 112 && error.hasErrorLabel('TransientTransactionError')),
      ).toBe(true);
    expect(await claimsOf('studio')).toHaveLength(1);
  });

  it('gives every one of 30 parallel bookings of different times its claim', async () => {
    await calendars.insertOne({ _id: 'hall', claims: [] });
    const { errors } = await outcomes(
      range(30).map((by) => claimAll([{ calendar: 'hall', start: by * 10, end: by * 10 + 10, by }])),
    );
    expect(errors).toEqual([]);
    expect(await claimsOf('hall')).toHaveLength(30);
  });

  it('never lets two overlapping bookings of two calendars, taken in opposite order, both succeed', async () => {
    for (const round of range(50)) {
      const [left, right] = [`left${round}`, `right${round}`];
      const inOrder = [left, right].map((calendar) => ({ calendar, start: 0, end: 10, by: 1 }));
      const reversed = [right, left].map((calendar) => ({ calendar, start: 5, end: 15, by: 2 }));
      const { won, errors } = await outcomes([claimAll(inOrder), claimAll(reversed)]);
      expect(won).toBe(1);
      expect(errors.map(({ code }) => code)).toEqual([11000]);
      const winners = [...(await claimsOf(left)), ...(await claimsOf(right))].map(({ by }) => by);
      expect(winners).toHaveLength(2);
      expect(winners[0]).toBe(winners[1]);
    }
  }, 120_000);

  it('refuses an overlap with what is already claimed, and lets neighbours in', async () => {
    await claim({ calendar: 'van', start: 10, end: 20, by: 1 });
    await claim({ calendar: 'van', start: 20, end: 30, by: 2 });
    expect(await serverError(claim({ calendar: 'van', start: 19, end: 21, by: 3 }))).toMatchObject({
      code: 11000,
    });
    expect(await claimsOf('van')).toHaveLength(2);
  });
});
