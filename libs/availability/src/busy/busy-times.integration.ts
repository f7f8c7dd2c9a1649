import { MongooseModule } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@noillin/config';
import { MongoConfig, MongoModule, Transactions } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { DAY, HOUR } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import { BusyMonthSchema } from './busy-month.schema';
import { BusyTimes } from './busy-times';

const APRIL = Date.parse('2027-04-01T00:00:00Z');
const hoursFrom = (start: number, hours = 1) => ({ start, end: start + hours * HOUR });

describe('imported busy times', () => {
  let module: TestingModule;
  let busy: BusyTimes;
  let influencerId: string;
  const importTimes = (times: { start: number; end: number }[], importId = newId(), owner = influencerId) =>
    module.get(Transactions).run(() => busy.replace({ influencerId: owner, importId, times }));
  const between = async (from: number, to: number, ids = [influencerId]) =>
    (await busy.between(ids, from, to)).map(({ start, end }) => ({ start, end }));

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig]),
        ObservabilityModule.forRoot('busy-test'),
        MongoModule,
        MongooseModule.forFeature([{ name: 'BusyMonth', schema: BusyMonthSchema }]),
      ],
      providers: [BusyTimes],
    }).compile();
    await module.init();
    busy = module.get(BusyTimes);
  });
  beforeEach(() => (influencerId = newId()));
  afterAll(() => module.close());

  it('are found where they meet the range, which is half-open', async () => {
    const meeting = hoursFrom(APRIL + 9 * HOUR);
    await importTimes([meeting]);
    expect(await between(meeting.start - HOUR, meeting.start)).toEqual([]);
    expect(await between(meeting.start - HOUR, meeting.start + 1)).toEqual([meeting]);
    expect(await between(meeting.end - 1, meeting.end + HOUR)).toEqual([meeting]);
    expect(await between(meeting.end, meeting.end + HOUR)).toEqual([]);
    expect(await between(APRIL, APRIL)).toEqual([]);
  });

  it('are found whole, though in pieces, when they run over the end of a month', async () => {
    await importTimes([{ start: APRIL - DAY, end: APRIL + DAY }]);
    expect(await between(APRIL - 7 * DAY, APRIL + 7 * DAY)).toEqual([
      { start: APRIL - DAY, end: APRIL },
      { start: APRIL, end: APRIL + DAY },
    ]);
  });

  it('of all imports of all influencers asked for are found, and nobody else’s', async () => {
    const [work, home] = [hoursFrom(APRIL), hoursFrom(APRIL + DAY)];
    const partner = newId();
    await importTimes([work]);
    await importTimes([home]);
    await importTimes([home], newId(), partner);
    await importTimes([work], newId(), newId());
    expect(await between(APRIL, APRIL + 7 * DAY)).toEqual(expect.arrayContaining([work, home]));
    const both = await busy.between([influencerId, partner], APRIL, APRIL + 7 * DAY);
    expect(both.map((time) => time.influencerId).sort()).toEqual(
      [influencerId, influencerId, partner].sort(),
    );
  });

  it('are replaced and removed import by import', async () => {
    const [before, after, other] = [hoursFrom(APRIL), hoursFrom(APRIL + 40 * DAY), hoursFrom(APRIL + DAY)];
    const importId = newId();
    await importTimes([other]);
    await importTimes([before], importId);
    await importTimes([after], importId);
    expect(await between(APRIL, APRIL + 60 * DAY)).toEqual([other, after]);
    await busy.remove(importId);
    expect(await between(APRIL, APRIL + 60 * DAY)).toEqual([other]);
  });
});
