import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Calendar } from '@noillin/availability';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, everyDay, register } from '../testing';
import type { SlotExplanationDto } from './dto/slot-explanation.dto';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');
const HOUR = 3_600_000;

describe('why a start is not offered', () => {
  let app: NestFastifyApplication;
  let owner: SessionDto;
  const put = (path: string, payload: object) =>
    app.inject({ method: 'PUT', url: `/api/v1/availability/${path}`, payload, headers: bearer(owner) });
  const ask = (gigId: string, query: Record<string, string>) =>
    app.inject({ url: `/api/v1/gigs/${gigId}/slots/explain`, query });
  const explain = async (gigId: string, start: string) =>
    (await ask(gigId, { start })).json<SlotExplanationDto>();

  beforeAll(async () => {
    const fixed = { now: () => NOW, date: () => new Date(NOW) };
    app = await bootApp({ override: (builder) => builder.overrideProvider(Clock).useValue(fixed) });
  });
  beforeEach(async () => {
    owner = await register(app, { role: 'influencer' });
    await put('rules', everyDay('09:00', '12:00'));
  });
  afterAll(() => app.close());

  it('is nothing where it is', async () => {
    const { id } = await createGig(app, owner);
    expect(await explain(id, '2027-03-02T15:30:00+05:30')).toEqual({
      offered: true,
      start: '2027-03-02T10:00:00.000Z',
      end: '2027-03-02T11:00:00.000Z',
      members: [owner.user.id],
      reason: null,
      by: null,
      memberId: null,
      missing: [],
    });
  });

  it.each([
    ['2027-03-01T07:00:00Z', 'past', null],
    ['2027-03-01T09:00:00Z', 'notice', null],
    ['2027-03-16T09:00:00Z', 'horizon', null],
    ['2027-03-02T08:00:00Z', 'closed', 'rule'],
    ['2027-03-03T09:00:00Z', 'closed', 'override'],
    ['2027-03-02T09:10:00Z', 'not_aligned', null],
    ['2027-03-02T11:30:00Z', 'does_not_fit', null],
    ['2027-03-04T09:00:00Z', 'busy', null],
    ['2027-03-04T10:30:00Z', 'buffer', null],
    ['2027-03-05T09:30:00Z', 'limit', null],
    ['9998-03-02T09:00:00Z', 'invalid', null],
  ])('is told for %s: %s', async (start, reason, by) => {
    await put('overrides/2027-03-03', { windows: [] });
    const { id } = await createGig(app, owner, {
      minNoticeMinutes: 120,
      horizonDays: 14,
      slotStepMinutes: 30,
      bufferBeforeMinutes: 60,
      maxBookingsPerDay: 1,
    });
    const claim = (at: string, gigId: string) => {
      const nine = Date.parse(at);
      const ids = { bookingId: newId(), gigId, memberIds: [owner.user.id] };
      return app
        .get(Transactions)
        .run(() =>
          app
            .get(Calendar, { strict: false })
            .claim({ ...ids, startsAt: nine, start: nine, end: nine + HOUR }),
        );
    };
    await claim('2027-03-04T09:00:00Z', newId());
    await claim('2027-03-05T20:00:00Z', id);
    const answer = await explain(id, start);
    expect([answer.offered, answer.reason, answer.by]).toEqual([false, reason, by]);
    expect(JSON.stringify(answer)).not.toContain(id);
  });

  it('names the member', async () => {
    const { id } = await createGig(app, owner);
    expect(await explain(id, '2027-03-02T08:00:00Z')).toMatchObject({
      memberId: owner.user.id,
      missing: [{ memberId: owner.user.id, reason: 'closed', by: 'rule' }],
    });
  });

  it.each(['', 'tomorrow', '2027-03-02', '2027-02-29T09:00:00Z', '2027-03-02T09:00:00'])(
    'is not asked with "%s"',
    async (start) => {
      const { id } = await createGig(app, owner);
      const answer = await ask(id, { start });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ field: 'start' }] });
    },
  );

  it('is not told of gigs that cannot be booked', async () => {
    const start = '2027-03-02T10:00:00Z';
    const draft = await createGig(app, owner, {}, false);
    expect((await ask(draft.id, { start })).statusCode).toBe(404);
    const { id } = await createGig(app, owner);
    await app.inject({ method: 'POST', url: `/api/v1/gigs/${id}/pause`, headers: bearer(owner) });
    expect((await ask(id, { start })).json()).toMatchObject({ status: 409, code: 'gig_not_bookable' });
  });
});
