import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { SlotFinder } from '@noillin/availability';
import { Gigs, InfluencerProfiles } from '@noillin/catalog';
import { Users } from '@noillin/identity';
import { DAY } from '@noillin/scheduling';
import type { Connection } from 'mongoose';
import { Passwords } from '../auth/passwords/passwords';
import { LOGINS } from './demo-data';
import { DEMO_PASSWORD } from './people';
import { SeedDatabase } from './seed-database';
import { SeedModule } from './seed.module';

const SEEDED = [
  'users',
  'influencer_profiles',
  'brand_profiles',
  'gigs',
  'availability_rules',
  'availability_overrides',
  'outbox',
];

// Three times two hundred people, on a database that other tests have filled and the server is tidying.
jest.setTimeout(300_000);

describe('the seed', () => {
  let context: INestApplicationContext;
  let connection: Connection;
  const inService = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const empty = () => Promise.all(SEEDED.map((name) => connection.collection(name).deleteMany({})));

  beforeAll(async () => {
    context = await NestFactory.createApplicationContext(SeedModule.forRoot(), { logger: false });
    connection = context.get(getConnectionToken(), { strict: false });
    await empty();
  });
  afterAll(async () => {
    await empty();
    await context.close();
  });

  it('fills an empty database, once, when three start at once', async () => {
    const seeds = Array.from({ length: 3 }, () => inService(SeedDatabase).execute());
    const seeded = (await Promise.all(seeds)).map((report) => report.seeded);
    expect(seeded.sort()).toEqual([false, false, true]);
    expect(await connection.collection('users').countDocuments()).toBe(263);
    expect(await connection.collection('influencer_profiles').countDocuments()).toBe(240);
  });

  it('leaves a database with accounts alone', async () => {
    expect(await inService(SeedDatabase).execute()).toMatchObject({ seeded: false, logins: null });
  });

  it('tells search about every person once', async () => {
    const events = await connection.collection('outbox').distinct('envelope.payload.userId');
    expect(await connection.collection('outbox').countDocuments()).toBe(260);
    expect(events).toHaveLength(260);
  });

  it('makes accounts that can log in, and gigs that can be booked', async () => {
    for (const email of Object.values(LOGINS)) {
      const user = await inService(Users).findByEmail(email);
      expect(await inService(Passwords).matches(user?.passwordHash ?? null, DEMO_PASSWORD)).toBe(true);
    }
    const influencer = await inService(Users).findByEmail(LOGINS.influencer);
    expect(await inService(InfluencerProfiles).findById(influencer?.id ?? '')).not.toBeNull();
    const [gig] = await inService(Gigs).findManyByMembers([influencer?.id ?? '']);
    if (!gig) throw new Error('no gig');
    const now = Date.now();
    expect(await inService(SlotFinder).list(gig, { from: now, to: now + 21 * DAY })).not.toEqual([]);
  });
});
