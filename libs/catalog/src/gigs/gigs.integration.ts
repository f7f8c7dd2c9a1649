import { getModelToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { isDomainError } from '@noillin/contracts';
import { OutboxModule, type OutboxDocument } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { newId } from '@noillin/utils';
import type { Model } from 'mongoose';
import { CatalogModule } from '../catalog.module';
import { DraftGig } from './draft-gig';
import { EditGig } from './edit-gig';
import { Gigs } from './gigs';
import { MoveGig } from './move-gig';

describe('gigs', () => {
  let module: TestingModule;
  let gigs: Gigs;
  let moveGig: MoveGig;
  let outbox: Model<OutboxDocument>;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig, RedisConfig]),
        ObservabilityModule.forRoot('catalog-test'),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        CatalogModule,
      ],
    }).compile();
    await module.init();
    gigs = module.get(Gigs);
    moveGig = module.get(MoveGig);
    outbox = module.get(getModelToken('Outbox'), { strict: false });
  });
  afterAll(() => module.close());

  const draft = (ownerId: string) =>
    module.get(DraftGig).execute(ownerId, {
      type: 'single',
      title: 'Recipe reel',
      description: 'A reel.',
      category: 'food',
      price: { amount: 250_000, currency: 'INR' },
      timing: { durationMinutes: 60 },
    });
  const eventsOf = (gigId: string) => outbox.countDocuments({ 'envelope.payload.gigId': gigId });

  it('come back as they were stored', async () => {
    const gig = await draft(newId());
    expect(await gigs.findById(gig.id)).toEqual(gig);
    expect(await gigs.findOwn(gig.id, gig.ownerId)).toEqual(gig);
    expect(await gigs.findOwn(gig.id, newId())).toBeNull();
    expect(await gigs.findManyByIds([gig.id, 'nobody'])).toEqual([gig]);
    expect(await gigs.findManyByMembers([gig.ownerId])).toEqual([gig]);
  });

  it('have no limits when they were stored before there were any', async () => {
    const { id } = await draft(newId());
    await module.get<Model<object>>(getModelToken('Gig')).updateOne({ _id: id }, { $unset: { limits: '' } });
    expect((await gigs.findById(id))?.limits).toEqual({ maxPerDay: null, maxPerWeek: null });
  });

  it('leave one event per change, and none for a change that was refused', async () => {
    const { id, ownerId } = await draft(newId());
    await moveGig.execute(ownerId, id, 'publish');
    await module.get(EditGig).execute(ownerId, id, { title: 'Two reels' });
    await expect(moveGig.execute(ownerId, id, 'publish')).rejects.toThrow('does not accept publish');
    expect(await eventsOf(id)).toBe(3);
  });

  it('end in one state when they are paused and archived at once', async () => {
    const { id, ownerId } = await draft(newId());
    await moveGig.execute(ownerId, id, 'publish');
    const outcomes = await Promise.allSettled([
      moveGig.execute(ownerId, id, 'pause'),
      moveGig.execute(ownerId, id, 'archive'),
      moveGig.execute(ownerId, id, 'pause'),
    ]);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused.every((reason) => isDomainError(reason, 'transition_not_allowed'))).toBe(true);
    const changes = outcomes.length - refused.length;
    expect(await eventsOf(id)).toBe(2 + changes);
    expect((await gigs.findById(id))?.status).toBe('archived');
  });

  it('are changed by compare-and-set', async () => {
    const { id } = await draft(newId());
    expect(await gigs.change(id, 'published', { title: 'Not stored' })).toBeNull();
    expect(await gigs.change(id, 'draft', { title: 'Stored' })).toMatchObject({ title: 'Stored' });
  });

  it('can be gone through, all of them, in order', async () => {
    const made = [await draft(newId()), await draft(newId()), await draft(newId())].map(({ id }) => id);
    const seen: string[] = [];
    for (
      let page = await gigs.findNext(null, 2);
      page.length > 0;
      page = await gigs.findNext(seen.at(-1) ?? null, 2)
    ) {
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toEqual(expect.arrayContaining(made));
  });
});
