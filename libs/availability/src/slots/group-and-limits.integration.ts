import { HOUR } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import { EnforceGigLimits } from '../limits/enforce-gig-limits';
import { bootFinder, gigOf, type FinderFixture } from './slot-finder.fixture';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');
const TUESDAY = ['2027-03-02', '2027-03-03'] as const;
const at = (time: string) => Date.parse(`2027-03-02T${time}:00Z`);

describe('slots of gigs', () => {
  let finder: FinderFixture;
  let me: string;
  let friend: string;
  let third: string;

  beforeAll(async () => {
    finder = await bootFinder(NOW);
  });
  beforeEach(async () => {
    [me, friend, third] = [newId(), newId(), newId()];
    for (const id of [me, friend, third]) await finder.setRules(id, '09:00', '11:00');
  });
  afterAll(() => finder.module.close());

  describe('with a quorum', () => {
    const oneOfTwoOptional = () =>
      gigOf([me, friend, third], {}, { quorum: 2, members: [{}, { required: false }, { required: false }] });

    it('(23) are offered when enough members are free, and say who is in', async () => {
      await finder.claim([friend], '2027-03-02T09:00:00Z');
      await finder.claim([friend, third], '2027-03-02T10:00:00Z');
      const gig = oneOfTwoOptional();
      const [from, to] = TUESDAY.map((day) => Date.parse(day)) as [number, number];
      expect(await finder.slots.list(gig, { from, to })).toEqual([
        { start: at('09:00'), end: at('10:00'), members: [me, third] },
      ]);
      expect(await finder.slots.explain(gig, at('09:00'))).toEqual({
        offered: true,
        end: at('10:00'),
        memberIds: [me, third],
      });
      expect(await finder.slots.explain(gig, at('10:00'))).toEqual({
        offered: false,
        reason: 'quorum',
        members: [
          { memberId: friend, reason: 'busy' },
          { memberId: third, reason: 'busy' },
        ],
      });
    });

    it('name the required member without whom nothing goes', async () => {
      await finder.override(me, '2027-03-02', []);
      expect(await finder.slots.explain(oneOfTwoOptional(), at('09:00'))).toEqual({
        offered: false,
        reason: 'closed',
        by: 'override',
        memberId: me,
        members: [{ memberId: me, reason: 'closed', by: 'override' }],
      });
    });

    it('leave out optional members who have not accepted', async () => {
      const asked = { required: false, status: 'invited' as const };
      const gig = gigOf([me, friend], {}, { members: [{}, asked] });
      expect(await finder.slots.explain(gig, at('09:00'))).toMatchObject({ memberIds: [me] });
      const needsBoth = gigOf([me, friend], {}, { quorum: 2, members: [{}, asked] });
      expect(await finder.listed(needsBoth, ...TUESDAY)).toEqual([]);
      expect(await finder.slots.explain(needsBoth, at('09:00'))).toMatchObject({ reason: 'quorum' });
    });

    it('count days in the zone of an owner who takes no part', async () => {
      await finder.setRules(me, '09:00', '11:00', 'Asia/Kolkata');
      const gig = gigOf([me, friend], {}, { members: [{ required: false, status: 'declined' }] });
      const calendar = await finder.slots.open(gig, { start: at('09:00'), end: at('10:00') });
      expect(calendar.timezone).toBe('Asia/Kolkata');
      expect(calendar.explain(at('09:00'))).toMatchObject({ memberIds: [friend] });
    });
  });

  it('are taken by imported busy times, whatever their owner books here', async () => {
    await finder.importBusy(me, '2027-03-02T09:30:00Z', 0.25);
    expect(await finder.listed(gigOf([me]), ...TUESDAY)).toEqual(['2027-03-02T10:00']);
    expect(await finder.slots.explain(gigOf([me]), at('09:00'))).toMatchObject({ reason: 'busy' });
  });

  it('do not see the booking that is to be moved', async () => {
    const gig = gigOf([me], {}, { limits: { maxPerDay: 1, maxPerWeek: null } });
    const { bookingId } = await finder.claim([me], '2027-03-02T09:00:00Z', { gigId: gig.id });
    const range = { from: at('09:00'), to: at('11:00') };
    expect(await finder.slots.list(gig, range)).toEqual([]);
    expect(await finder.slots.explain(gig, at('09:00'))).toMatchObject({ reason: 'busy' });
    expect(await finder.slots.explain(gig, at('10:00'))).toMatchObject({ reason: 'limit' });
    expect(await finder.slots.list(gig, range, { except: bookingId })).toHaveLength(2);
    expect(await finder.slots.explain(gig, at('10:00'), { except: bookingId })).toMatchObject({
      offered: true,
    });
  });

  describe('with limits', () => {
    const KOLKATA = 'Asia/Kolkata';
    const inKolkata = () => finder.setRules(me, '00:00', '24:00', KOLKATA);

    it('(14) end for the day, counted in the owner’s zone', async () => {
      await inKolkata();
      const gig = gigOf([me], { slotStepMinutes: 360 }, { limits: { maxPerDay: 2, maxPerWeek: null } });
      // 2 March in Kolkata is 18:30 on the 1st to 18:30 on the 2nd in UTC.
      await finder.claim([me], '2027-03-01T19:00:00Z', { gigId: gig.id, hours: 0.5 });
      expect(await finder.listed(gig, '2027-03-01T18:30:00Z', '2027-03-02T18:30:00Z')).not.toEqual([]);
      await finder.claim([me], '2027-03-02T12:00:00Z', { gigId: gig.id, hours: 0.25 });
      expect(await finder.listed(gig, '2027-03-01T12:00:00Z', '2027-03-03')).toEqual([
        '2027-03-01T12:30',
        '2027-03-02T18:30',
      ]);
      expect(await finder.slots.explain(gig, at('06:30'))).toMatchObject({ offered: false, reason: 'limit' });
    });

    it('(14) end for the ISO week, counted in the owner’s zone', async () => {
      await inKolkata();
      const gig = gigOf([me], { slotStepMinutes: 1440 }, { limits: { maxPerDay: null, maxPerWeek: 1 } });
      // Monday 8 March begins in Kolkata on Sunday at 18:30 in UTC.
      await finder.claim([me], '2027-03-07T18:45:00Z', { gigId: gig.id, hours: 0.25 });
      const starts = await finder.listed(gig, '2027-03-06', '2027-03-16');
      expect(starts).toEqual(['2027-03-06T18:30', '2027-03-14T18:30', '2027-03-15T18:30']);
    });

    it('count bookings of this gig only, each once, and whoever made room again not at all', async () => {
      const gig = gigOf([me, friend], {}, { limits: { maxPerDay: 2, maxPerWeek: null } });
      await finder.claim([me], '2027-03-02T14:00:00Z');
      await finder.claim([me, friend], '2027-03-02T23:30:00Z', { gigId: gig.id });
      expect(await finder.listed(gig, ...TUESDAY)).toHaveLength(2);
    });

    it('let one of many who book different starts at once have the last place', async () => {
      const gig = gigOf([me], { slotStepMinutes: 15 }, { limits: { maxPerDay: 2, maxPerWeek: null } });
      const limits = finder.module.get(EnforceGigLimits);
      const book = (index: number) =>
        finder.inTransaction(async () => {
          const start = at('09:00') + index * 4 * HOUR;
          await limits.execute(gig, at('09:00') + index);
          const claim = { bookingId: newId(), gigId: gig.id, memberIds: [me], startsAt: at('09:00') };
          await finder.calendar.claim({ ...claim, start, end: start + HOUR });
        });
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => book(index)));
      const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
        Array(6).fill('slot_not_offered'),
      );
    });
  });
});
