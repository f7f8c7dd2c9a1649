import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@noillin/config';
import { isDomainError } from '@noillin/contracts';
import { MongoConfig, MongoModule, Transactions } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { HOUR, MINUTE } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import { getModelToken, MongooseModule } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Calendar, type BookingClaim } from './calendar';
import { CalendarDaySchema, type CalendarDayDocument } from './calendar-day.schema';

const NINE = Date.parse('2027-03-01T09:00:00Z');
const claimOf = (memberIds: string[], change: Partial<BookingClaim> = {}): BookingClaim => ({
  bookingId: newId(),
  gigId: newId(),
  memberIds,
  startsAt: change.start ?? NINE,
  start: NINE,
  end: NINE + HOUR,
  ...change,
});

describe('calendar', () => {
  let module: TestingModule;
  let calendar: Calendar;
  let transactions: Transactions;
  let model: Model<CalendarDayDocument>;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig]),
        ObservabilityModule.forRoot('calendar-test'),
        MongoModule,
        MongooseModule.forFeature([{ name: 'CalendarDay', schema: CalendarDaySchema }]),
      ],
      providers: [Calendar],
    }).compile();
    await module.init();
    calendar = module.get(Calendar);
    transactions = module.get(Transactions);
    model = module.get(getModelToken('CalendarDay'));
    await model.deleteMany({});
  });
  afterAll(() => module.close());

  const take = (claim: BookingClaim) => transactions.run(() => calendar.claim(claim));
  const isTaken = async (claim: BookingClaim) => {
    const claims = await calendar.claimsOf(claim.memberIds, claim.start, claim.end);
    return claims.length > 0;
  };
  /** Runs all of them at once; answers how many got the time. Every other one must be told that it is taken. */
  const race = async (claims: BookingClaim[]) => {
    const outcomes = await Promise.allSettled(claims.map(take));
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refusals.filter((reason) => !isDomainError(reason, 'slot_taken'))).toEqual([]);
    return claims.length - refusals.length;
  };

  it('gives one slot to one of 100 who ask at once', async () => {
    const member = newId();
    const claims = Array.from({ length: 100 }, () => claimOf([member]));
    expect(await race(claims)).toBe(1);
    expect(await calendar.claimsOf([member], NINE, NINE + HOUR)).toHaveLength(1);
  });

  it('gives one slot to one of 30 who ask for shifted times that all overlap', async () => {
    const member = newId();
    const claims = Array.from({ length: 30 }, (_, i) =>
      claimOf([member], { start: NINE + i * MINUTE, end: NINE + i * MINUTE + HOUR }),
    );
    expect(await race(claims)).toBe(1);
  });

  it('gives everybody different slots of one day', async () => {
    const member = newId();
    const claims = Array.from({ length: 20 }, (_, i) =>
      claimOf([member], { start: NINE + i * 30 * MINUTE, end: NINE + (i + 1) * 30 * MINUTE }),
    );
    expect(await race(claims)).toBe(20);
  });

  it('takes all members or none, whatever the order in which they are named', async () => {
    for (let round = 0; round < 50; round += 1) {
      const [a, b, c] = [newId(), newId(), newId()];
      const claims = [claimOf([a, b]), claimOf([c, b, a])];
      expect(await race(claims)).toBe(1);
      const taken = await calendar.claimsOf([a, b, c], NINE, NINE + HOUR);
      const winner = claims.find(({ bookingId }) => bookingId === taken[0]?.bookingId);
      expect(taken.map(({ bookingId }) => bookingId)).toEqual(winner?.memberIds.map(() => winner.bookingId));
    }
  });

  it('leaves no part of a claim behind when a later day of it is taken', async () => {
    const member = newId();
    const noon = NINE + 3 * HOUR;
    await take(claimOf([member], { start: noon + 48 * HOUR, end: noon + 49 * HOUR }));
    await expect(take(claimOf([member], { start: noon, end: noon + 72 * HOUR }))).rejects.toThrow('taken');
    expect(await calendar.claimsOf([member], noon, noon + 48 * HOUR)).toEqual([]);
  });

  it('holds a claim over midnight on both days', async () => {
    const member = newId();
    const claim = claimOf([member], {
      start: Date.parse('2027-03-01T23:30:00Z'),
      end: Date.parse('2027-03-02T00:30:00Z'),
    });
    await take(claim);
    const beforeMidnight = { start: claim.end - HOUR, end: claim.end - 30 * MINUTE };
    const afterMidnight = { start: claim.start + 30 * MINUTE, end: claim.end };
    expect(await race([claimOf([member], beforeMidnight), claimOf([member], afterMidnight)])).toBe(0);
    await calendar.release(claim);
    expect(await race([claimOf([member], beforeMidnight), claimOf([member], afterMidnight)])).toBe(2);
  });

  it('holds a claim of several days on each of them', async () => {
    const member = newId();
    const claim = claimOf([member], { end: NINE + 75 * HOUR });
    await take(claim);
    const pieces = await calendar.claimsOf([member], claim.start, claim.end);
    expect(pieces.map(({ start, end }) => (end - start) / HOUR)).toEqual([15, 24, 24, 12]);
    expect(await race([claimOf([member], { start: NINE + 40 * HOUR, end: NINE + 41 * HOUR })])).toBe(0);
  });

  it('lets claims touch', async () => {
    const member = newId();
    await take(claimOf([member]));
    await take(claimOf([member], { start: NINE + HOUR, end: NINE + 2 * HOUR }));
    await take(claimOf([member], { start: NINE - HOUR, end: NINE }));
    expect(await calendar.claimsOf([member], NINE - HOUR, NINE + 2 * HOUR)).toHaveLength(3);
  });

  it('gives time back once, however often it is asked to, and nobody else’s', async () => {
    const member = newId();
    const claim = claimOf([member]);
    const neighbour = claimOf([member], { start: claim.end, end: claim.end + HOUR });
    await take(claim);
    await take(neighbour);
    await calendar.release(claim);
    await calendar.release(claim);
    expect([await isTaken(claim), await isTaken(neighbour)]).toEqual([false, true]);
    const next = claimOf([member]);
    await take(next);
    await calendar.release(claim);
    expect(await isTaken(next)).toBe(true);
  });

  it('takes nothing when the surrounding transaction fails', async () => {
    const claim = claimOf([newId(), newId()]);
    const failing = transactions.run(async () => {
      await calendar.claim(claim);
      throw new Error('the booking could not be stored');
    });
    await expect(failing).rejects.toThrow('could not be stored');
    expect(await isTaken(claim)).toBe(false);
  });

  it('keeps influencers apart', async () => {
    const claims = [claimOf([newId()]), claimOf([newId()])];
    expect(await race(claims)).toBe(2);
  });

  it('refuses an interval that is none', async () => {
    await expect(take(claimOf([newId()], { end: NINE }))).rejects.toThrow(RangeError);
  });
});
