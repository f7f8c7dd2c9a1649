import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { OffsetClock, SystemClock, newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { IdentityModule } from '../identity.module';
import type { TokenPurpose } from './one-time-token.schema';
import { OneTimeTokens } from './one-time-tokens';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('one-time tokens', () => {
  const clock = new OffsetClock();
  let module: TestingModule;
  let tokens: OneTimeTokens;
  let holder: { userId: string; email: string };

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig]),
        ObservabilityModule.forScript(),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        IdentityModule,
      ],
    })
      .overrideProvider(SystemClock)
      .useValue(clock)
      .setLogger(false as never)
      .compile();
    await module.init();
    tokens = module.get(OneTimeTokens, { strict: false });
  });
  beforeEach(() => {
    clock.offsetMs = 0;
    holder = { userId: newId(), email: 'asha@example.com' };
  });
  afterAll(() => module.close());

  const issue = async (purpose: TokenPurpose): Promise<string> =>
    (await tokens.issueForMail(purpose, holder)) ?? '';

  it.each<[TokenPurpose, number]>([
    ['verify_email', DAY],
    ['change_email', 60 * MINUTE],
    ['reset_password', 30 * MINUTE],
    ['second_factor', 5 * MINUTE],
  ])('are good for their time and no longer: %s', async (purpose, lifetime) => {
    const [inTime, late] = [await issue(purpose), await issue(purpose)];
    clock.offsetMs = lifetime - 5_000;
    expect(await tokens.redeem(purpose, inTime)).toEqual(holder);
    clock.offsetMs = lifetime + 1;
    expect(await tokens.redeem(purpose, late)).toBeNull();
    expect(await tokens.attempt(purpose, late)).toBeNull();
  });

  it('are good once, for one of those who try at the same moment', async () => {
    const token = await issue('reset_password');
    const tried = await Promise.all(Array.from({ length: 10 }, () => tokens.redeem('reset_password', token)));
    expect(tried.filter((answer) => answer !== null)).toEqual([holder]);
  });

  it('are three at most in a mailbox, until one of them is over', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => tokens.issueForMail('verify_email', holder)),
    );
    expect(asked.filter((token) => token !== null)).toHaveLength(3);
    expect(await tokens.issueForMail('reset_password', holder)).not.toBeNull();
    clock.offsetMs = DAY + 1;
    expect(await tokens.issueForMail('verify_email', holder)).not.toBeNull();
  });

  it('are worthless once they are revoked, those of other purposes and people are not', async () => {
    const [reset, change] = [await issue('reset_password'), await issue('change_email')];
    const other = { userId: newId(), email: 'ben@example.com' };
    const others = (await tokens.issueForMail('reset_password', other)) ?? '';
    await tokens.revoke(holder.userId, ['reset_password']);
    expect(await tokens.redeem('reset_password', reset)).toBeNull();
    expect(await tokens.redeem('change_email', change)).toEqual(holder);
    expect(await tokens.redeem('reset_password', others)).toEqual(other);
  });

  it('are not found in the database', async () => {
    const token = await issue('verify_email');
    const connection = module.get<Connection>(getConnectionToken());
    const rows = await connection.collection('one_time_tokens').find({ userId: holder.userId }).toArray();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
