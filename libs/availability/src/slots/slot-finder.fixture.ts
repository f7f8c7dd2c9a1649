import { Test } from '@nestjs/testing';
import type { Gig, GigMember } from '@noillin/catalog';
import { ClockModule, ConfigModule } from '@noillin/config';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule, Transactions } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule, registry } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { HOUR, type GigTiming, type LocalWindow } from '@noillin/scheduling';
import { Clock, newId } from '@noillin/utils';
import { AvailabilityModule } from '../availability.module';
import { BusyTimes } from '../busy/busy-times';
import { Calendar } from '../calendar/calendar';
import { ManageOverrides } from '../overrides/manage-overrides';
import { ManageRules } from '../rules/manage-rules';
import { SlotFinder } from './slot-finder';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** A published gig of these influencers, all required, without buffers, notice and limits, unless said otherwise. */
export const gigOf = (
  memberIds: string[],
  timing: Partial<GigTiming> = {},
  { members = [], ...change }: Partial<Omit<Gig, 'members'>> & { members?: Partial<GigMember>[] } = {},
): Gig =>
  ({
    id: newId(),
    type: memberIds.length > 1 ? 'group' : 'single',
    ownerId: memberIds[0],
    status: 'published',
    members: memberIds.map((influencerId, i) => ({
      influencerId,
      required: true,
      status: 'accepted',
      ...members[i],
    })),
    quorum: null,
    limits: { maxPerDay: null, maxPerWeek: null },
    ...change,
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

/** Minute in UTC, for reading. */
export const iso = ({ start }: { start: number }) => new Date(start).toISOString().slice(0, 16);

/**
 * The finder on real servers, at a time that stands still, and what tests do to calendars.
 * @param redisUrl another way to Redis, e.g. one that can be cut
 */
export const bootFinder = async (now: number, redisUrl?: string) => {
  // The metrics of a process are registered once, and a test may boot more than one finder.
  registry.clear();
  const builder = Test.createTestingModule({
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
    .useValue({ now: () => now, date: () => new Date(now) });
  if (redisUrl) builder.overrideProvider(RedisConfig).useValue({ REDIS_URL: redisUrl });
  const module = await builder.compile();
  await module.init();
  const slots = module.get(SlotFinder);
  const inTransaction = <Result>(work: () => Promise<Result>) => module.get(Transactions).run(work);

  return {
    module,
    slots,
    calendar: module.get(Calendar),
    inTransaction,
    setRules: (influencerId: string, start: string, end: string, timezone = 'UTC') =>
      module.get(ManageRules).replace({
        influencerId,
        timezone,
        weekly: DAYS.map((weekday) => ({ weekday, start, end })),
      }),
    override: (influencerId: string, date: string, windows: LocalWindow[]) =>
      module.get(ManageOverrides).replace({ influencerId, date, windows, reason: null }),
    claim: async (memberIds: string[], at: string, { hours = 1, gigId = newId() } = {}) => {
      const start = Date.parse(at);
      const ids = { bookingId: newId(), gigId, memberIds };
      const booking = { ...ids, startsAt: start, start, end: start + hours * HOUR };
      await inTransaction(() => module.get(Calendar).claim(booking));
      return booking;
    },
    importBusy: (influencerId: string, at: string, hours = 1) => {
      const start = Date.parse(at);
      const times = [{ start, end: start + hours * HOUR }];
      return inTransaction(() => module.get(BusyTimes).replace({ influencerId, importId: newId(), times }));
    },
    listed: async (gig: Gig, from: string, to: string) =>
      (await slots.list(gig, { from: Date.parse(from), to: Date.parse(to) })).map(iso),
  };
};

export type FinderFixture = Awaited<ReturnType<typeof bootFinder>>;
