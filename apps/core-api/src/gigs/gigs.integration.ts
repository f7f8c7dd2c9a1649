import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MODERATE_POLICY, NAMED_POLICIES } from '@noillin/catalog';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, gigBody, register } from '../testing';
import type { GigDto } from './dto/gig.dto';

describe('gigs', () => {
  let app: NestFastifyApplication;
  let owner: SessionDto;
  let other: SessionDto;
  let brand: SessionDto;
  const call = (method: 'GET' | 'POST' | 'PATCH', path: string, session?: SessionDto, payload?: object) =>
    app.inject({ method, url: `/api/v1/gigs${path}`, payload, headers: session && bearer(session) });
  const statusOf = async (answer: ReturnType<typeof call>) => (await answer).statusCode;

  beforeAll(async () => {
    app = await bootApp();
    owner = await register(app, { role: 'influencer' });
    other = await register(app, { role: 'influencer' });
    brand = await register(app, { role: 'brand' });
  });
  afterAll(() => app.close());

  describe('creating', () => {
    it('makes a draft whose only member is its owner, with sensible defaults', async () => {
      const answer = await call('POST', '', owner, gigBody());
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toEqual({
        ...gigBody(),
        id: expect.any(String),
        ownerId: owner.user.id,
        status: 'draft',
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        minNoticeMinutes: 0,
        horizonDays: 365,
        slotStepMinutes: 60,
        maxBookingsPerDay: null,
        maxBookingsPerWeek: null,
        revisionsIncluded: 1,
        bookingMode: 'instant',
        cancellationPolicy: MODERATE_POLICY,
        members: [{ influencerId: owner.user.id, shareBps: 10_000, required: true, status: 'accepted' }],
        quorum: null,
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: expect.stringMatching(/Z$/),
      });
    });

    it('refuses members and a quorum of a single gig', async () => {
      const members = [{ influencerId: other.user.id, shareBps: 5000 }];
      const { id } = await createGig(app, owner, {}, false);
      for (const change of [{ members }, { quorum: 1 }]) {
        expect(await statusOf(call('POST', '', owner, gigBody(change)))).toBe(422);
        expect(await statusOf(call('PATCH', `/${id}`, owner, change))).toBe(422);
      }
    });

    it('has a cancellation policy by name or of its own, which can be changed', async () => {
      const custom = { name: 'custom', tiers: [{ hoursBefore: 72, refundBps: 7_500 }] };
      const strict = await call('POST', '', owner, gigBody({ cancellationPolicy: { name: 'strict' } }));
      expect(strict.json()).toMatchObject({ cancellationPolicy: NAMED_POLICIES.strict });
      const { id } = strict.json<GigDto>();
      const changed = await call('PATCH', `/${id}`, owner, { cancellationPolicy: custom });
      expect(changed.json()).toMatchObject({ cancellationPolicy: custom });
      const renamed = await call('PATCH', `/${id}`, owner, { title: 'Another title' });
      expect(renamed.json()).toMatchObject({ cancellationPolicy: custom });
    });

    it.each([
      ['an unknown name', { name: 'generous' }, 400],
      ['a fraction of a basis point', { name: 'custom', tiers: [{ hoursBefore: 1, refundBps: 0.5 }] }, 400],
      ['more than everything', { name: 'custom', tiers: [{ hoursBefore: 1, refundBps: 10_001 }] }, 400],
      ['tiers of a named policy', { name: 'strict', tiers: [{ hoursBefore: 1, refundBps: 1 }] }, 422],
      ['no tiers', { name: 'custom' }, 422],
      [
        'more for a later cancellation',
        {
          name: 'custom',
          tiers: [
            { hoursBefore: 48, refundBps: 1 },
            { hoursBefore: 24, refundBps: 2 },
          ],
        },
        422,
      ],
    ])('refuses a cancellation policy with %s', async (_name, cancellationPolicy, status) => {
      expect(await statusOf(call('POST', '', owner, gigBody({ cancellationPolicy })))).toBe(status);
    });

    it('is for influencers', async () => {
      expect(await statusOf(call('POST', '', brand, gigBody()))).toBe(403);
      expect(await statusOf(call('POST', '', undefined, gigBody()))).toBe(401);
    });

    it.each([
      ['price.amount', { price: { amount: 0, currency: 'INR' } }],
      ['price.amount', { price: { amount: 2500.5, currency: 'INR' } }],
      ['price.amount', { price: { amount: '2500', currency: 'INR' } }],
      ['price.currency', { price: { amount: 1, currency: 'inr' } }],
      ['price.currency', { price: { amount: 1, currency: 'ZZZ' } }],
      ['price', { price: null }],
      ['price', { price: undefined }],
      ['price', { price: [] }],
      ['title', { title: '   ' }],
      ['type', { type: 'solo' }],
      ['durationMinutes', { durationMinutes: 4 }],
      ['durationMinutes', { durationMinutes: 14 * 1440 + 1 }],
      ['durationMinutes', { durationMinutes: 60.5 }],
      ['bufferAfterMinutes', { bufferAfterMinutes: -1 }],
      ['minNoticeMinutes', { minNoticeMinutes: null }],
      ['horizonDays', { horizonDays: 0 }],
      ['horizonDays', { horizonDays: 366 }],
      ['slotStepMinutes', { slotStepMinutes: 0 }],
      ['maxBookingsPerDay', { maxBookingsPerDay: 0 }],
      ['maxBookingsPerWeek', { maxBookingsPerWeek: 1.5 }],
      ['status', { status: 'published' }],
      ['members.0.shareBps', { type: 'group', members: [{ influencerId: 'a', shareBps: 0 }] }],
    ])('says which field is wrong: %s', async (field, change) => {
      const answer = await call('POST', '', owner, gigBody(change));
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)).toContain(
        field,
      );
    });
  });

  describe('the life of a gig', () => {
    it('goes from draft to published to paused and back, and ends archived', async () => {
      const { id } = await createGig(app, owner, {}, false);
      for (const [move, status] of [
        ['publish', 'published'],
        ['pause', 'paused'],
        ['publish', 'published'],
        ['archive', 'archived'],
      ]) {
        const answer = await call('POST', `/${id}/${move}`, owner);
        expect([answer.statusCode, answer.json<GigDto>().status]).toEqual([200, status]);
      }
    });

    it('refuses what the state does not accept', async () => {
      const draft = await createGig(app, owner, {}, false);
      expect(await statusOf(call('POST', `/${draft.id}/pause`, owner))).toBe(409);
      const gig = await createGig(app, owner);
      expect(await statusOf(call('POST', `/${gig.id}/publish`, owner))).toBe(409);
      await call('POST', `/${gig.id}/archive`, owner);
      const answer = await call('PATCH', `/${gig.id}`, owner, { title: 'Too late' });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        409,
        'transition_not_allowed',
      ]);
    });

    it('is published once when asked ten times at once', async () => {
      const { id } = await createGig(app, owner, {}, false);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => statusOf(call('POST', `/${id}/publish`, owner))),
      );
      expect(answers.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    });
  });

  describe('changing', () => {
    it('changes what is sent and nothing else', async () => {
      const gig = await createGig(app, owner);
      const change = {
        title: 'Two reels',
        price: { amount: 400_000, currency: 'INR' },
        bufferAfterMinutes: 30,
      };
      const answer = await call('PATCH', `/${gig.id}`, owner, change);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({ ...gig, ...change, updatedAt: expect.any(String) });
    });

    it('sets limits, keeps those that are not mentioned, and lifts them with null', async () => {
      const gig = await createGig(app, owner, { maxBookingsPerDay: 2, maxBookingsPerWeek: 5 });
      const limitsAfter = async (change: object) => {
        const edited = (await call('PATCH', `/${gig.id}`, owner, change)).json<GigDto>();
        return [edited.maxBookingsPerDay, edited.maxBookingsPerWeek];
      };
      expect([gig.maxBookingsPerDay, gig.maxBookingsPerWeek]).toEqual([2, 5]);
      expect(await limitsAfter({ title: 'Two reels' })).toEqual([2, 5]);
      expect(await limitsAfter({ maxBookingsPerDay: 3 })).toEqual([3, 5]);
      expect(await limitsAfter({ maxBookingsPerWeek: null })).toEqual([3, null]);
    });

    it('refuses to change what is fixed', async () => {
      const { id } = await createGig(app, owner);
      for (const change of [{ type: 'group' }, { ownerId: other.user.id }, { status: 'draft' }]) {
        expect(await statusOf(call('PATCH', `/${id}`, owner, change))).toBe(400);
      }
    });
  });
});
