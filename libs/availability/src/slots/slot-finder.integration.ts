import { Test, type TestingModule } from '@nestjs/testing';
import type { Gig } from '@noillin/catalog';
import { ClockModule, ConfigModule } from '@noillin/config';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule, Transactions } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { DAY, HOUR, MINUTE, type GigTiming } from '@noillin/scheduling';
import { Clock, newId } from '@noillin/utils';
import { AvailabilityModule } from '../availability.module';
import { Calendar } from '../calendar/calendar';
import { ManageOverrides } from '../overrides/manage-overrides';
import { ManageRules } from '../rules/manage-rules';
import { SlotFinder } from './slot-finder';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const iso = ({ start }: { start: number }) => new Date(start).toISOString().slice(0, 16);

const gigOf = (memberIds: string[], timing: Partial<GigTiming> = {}): Gig =>
  ({
    type: memberIds.length > 1 ? 'group' : 'single',
    ownerId: memberIds[0],
    members: memberIds.map((influencerId) => ({ influencerId, required: true, status: 'accepted' })),
    timing: {
      durationMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minNoticeMinutes: 0,
      horizonDays: 365,
      slotStepMinutes: 60,
      ...timing,
    },
  }) as unknown as Gig;

describe('slots', () => {
  let module: TestingModule;
  let slots: SlotFinder;
  let me: string;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig, RedisConfig]),
        ObservabilityModule.forRoot('slots-test'),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        AvailabilityModule,
      ],
    })
      .overrideProvider(Clock)
      .useValue({ now: () => NOW, date: () => new Date(NOW) })
      .compile();
    await module.init();
    slots = module.get(SlotFinder);
  });
  beforeEach(() => (me = newId()));
  afterAll(() => module.close());

  const setRules = (influencerId: string, start: string, end: string, timezone = 'UTC') =>
    module.get(ManageRules).replace({
      influencerId,
      timezone,
      weekly: DAYS.map((weekday) => ({ weekday, start, end })),
    });
  const override = (date: string, windows: { start: string; end: string }[]) =>
    module.get(ManageOverrides).replace({ influencerId: me, date, windows, reason: null });
  const claim = (memberIds: string[], at: string, milliseconds = HOUR) => {
    const start = Date.parse(at);
    const ids = { bookingId: newId(), gigId: newId(), memberIds };
    const booking = { ...ids, startsAt: start, start, end: start + milliseconds };
    return module.get(Transactions).run(async () => {
      await module.get(Calendar).claim(booking);
      return booking;
    });
  };
  const listed = async (gig: Gig, from: string, to: string) =>
    (await slots.list(gig, { from: Date.parse(from), to: Date.parse(to) })).map(iso);

  it('are the same whether listed or asked for one by one', async () => {
    await setRules(me, '22:00', '02:30', 'Europe/Berlin');
    await override('2027-03-03', [{ start: '10:10', end: '13:00' }]);
    await claim([me], '2027-03-04T21:30:00Z', 45 * MINUTE);
    const gig = gigOf([me], {
      bufferBeforeMinutes: 20,
      minNoticeMinutes: 13 * 60,
      slotStepMinutes: 30,
      horizonDays: 5,
    });
    const offered = await slots.list(gig, { from: NOW, to: NOW + 8 * DAY });
    expect(offered.length).toBeGreaterThan(20);
    const starts = new Set(offered.map(({ start }) => start));
    for (let start = NOW; start < NOW + 8 * DAY; start += 10 * MINUTE) {
      const explanation = await slots.explain(gig, start);
      expect({ start, offered: explanation.offered }).toEqual({ start, offered: starts.has(start) });
    }
  }, 30_000);

  it('say when they end', async () => {
    await setRules(me, '09:00', '12:00');
    const start = Date.parse('2027-03-02T10:00:00Z');
    expect(await slots.explain(gigOf([me]), start)).toEqual({ offered: true, end: start + HOUR });
  });

  it.each([
    ['2027-02-28T09:00:00Z', 'past'],
    ['2027-03-01T09:00:00Z', 'notice'],
    ['2027-04-01T09:00:00Z', 'horizon'],
    ['2027-03-02T07:00:00Z', 'closed'],
    ['2027-03-03T09:00:00Z', 'closed'],
    ['2027-03-02T09:05:00Z', 'not_aligned'],
    ['2027-03-02T11:30:00Z', 'does_not_fit'],
    ['2027-03-02T10:00:00Z', 'busy'],
    ['2027-03-02T09:30:00Z', 'buffer'],
  ])('explain why %s is not offered: %s', async (start, reason) => {
    await setRules(me, '09:00', '12:00');
    await override('2027-03-03', []);
    await claim([me], '2027-03-02T10:30:00Z', 30 * MINUTE);
    const gig = gigOf([me], {
      durationMinutes: reason === 'buffer' ? 45 : 60,
      minNoticeMinutes: 120,
      horizonDays: 14,
      slotStepMinutes: 30,
      bufferAfterMinutes: 30,
    });
    expect(await slots.explain(gig, Date.parse(start))).toEqual({ offered: false, reason });
  });

  it.each([Number.NaN, 0.5, 9e15, -9e15])('are not offered at what is no instant: %d', async (start) => {
    expect(await slots.explain(gigOf([me]), start)).toEqual({ offered: false, reason: 'invalid' });
  });

  it('are taken by a claim of any gig, and come back with its release', async () => {
    await setRules(me, '09:00', '11:00');
    const day = ['2027-03-02', '2027-03-03'] as const;
    const booking = await claim([me, newId()], '2027-03-02T09:30:00Z', 30 * MINUTE);
    expect(await listed(gigOf([me]), ...day)).toEqual(['2027-03-02T10:00']);
    await module.get(Calendar).release(booking);
    expect(await listed(gigOf([me]), ...day)).toEqual(['2027-03-02T09:00', '2027-03-02T10:00']);
  });

  it('see a claim of the day before that reaches into the range', async () => {
    await setRules(me, '00:00', '24:00');
    await claim([me], '2027-03-01T22:00:00Z', 4 * HOUR);
    const starts = await listed(gigOf([me]), '2027-03-02', '2027-03-02T04:00:00Z');
    expect(starts).toEqual(['2027-03-02T02:00', '2027-03-02T03:00']);
  });

  it('run over midnight and over several days', async () => {
    await setRules(me, '00:00', '24:00');
    await claim([me], '2027-03-06T12:00:00Z');
    const gig = gigOf([me], { durationMinutes: 3 * 1440, slotStepMinutes: 720 });
    const starts = await listed(gig, '2027-03-03', '2027-03-08');
    expect(starts).toEqual(['2027-03-03T00:00', '2027-03-03T12:00', '2027-03-07T00:00', '2027-03-07T12:00']);
  });

  it('of several influencers need all of them, and say who takes part', async () => {
    const other = newId();
    await setRules(me, '09:00', '12:00', 'UTC');
    await setRules(other, '11:00', '14:00', 'Europe/Berlin');
    await claim([other], '2027-03-02T11:00:00Z');
    const gig = gigOf([me, other]);
    expect(await listed(gig, '2027-03-02', '2027-03-03')).toEqual(['2027-03-02T10:00']);
    const [slot] = await slots.list(gig, { from: NOW, to: NOW + DAY });
    expect(slot?.members).toEqual([me, other]);
    expect(await slots.explain(gig, Date.parse('2027-03-02T11:00:00Z'))).toEqual({
      offered: false,
      reason: 'busy',
    });
  });

  it('do not exist while nobody has said when they work', async () => {
    expect(await listed(gigOf([me]), '2027-03-02', '2027-03-30')).toEqual([]);
    await override('2027-03-05', [{ start: '10:00', end: '11:00' }]);
    expect(await listed(gigOf([me]), '2027-03-02', '2027-03-30')).toEqual(['2027-03-05T10:00']);
  });
});
