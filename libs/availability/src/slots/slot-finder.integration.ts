import { DAY, HOUR, MINUTE } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import { Calendar } from '../calendar/calendar';
import { bootFinder, gigOf, type FinderFixture } from './slot-finder.fixture';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');

describe('slots', () => {
  let finder: FinderFixture;
  let me: string;

  beforeAll(async () => {
    finder = await bootFinder(NOW);
  });
  beforeEach(() => (me = newId()));
  afterAll(() => finder.module.close());

  it('are the same whether listed or asked for one by one', async () => {
    await finder.setRules(me, '22:00', '02:30', 'Europe/Berlin');
    await finder.override(me, '2027-03-03', [{ start: '10:10', end: '13:00' }]);
    await finder.claim([me], '2027-03-04T21:30:00Z', { hours: 0.75 });
    const gig = gigOf([me], {
      bufferBeforeMinutes: 20,
      minNoticeMinutes: 13 * 60,
      slotStepMinutes: 30,
      horizonDays: 5,
    });
    const offered = await finder.slots.list(gig, { from: NOW, to: NOW + 8 * DAY });
    expect(offered.length).toBeGreaterThan(20);
    const starts = new Set(offered.map(({ start }) => start));
    const instants = Array.from({ length: (7 * DAY) / (10 * MINUTE) }, (_, i) => NOW + i * 10 * MINUTE);
    for (let i = 0; i < instants.length; i += 24) {
      const some = instants.slice(i, i + 24);
      const answers = await Promise.all(some.map((start) => finder.slots.explain(gig, start)));
      expect(some.filter((_, j) => answers[j]?.offered)).toEqual(some.filter((start) => starts.has(start)));
    }
  }, 90_000);

  it('say when they end', async () => {
    await finder.setRules(me, '09:00', '12:00');
    const start = Date.parse('2027-03-02T10:00:00Z');
    expect(await finder.slots.explain(gigOf([me]), start)).toEqual({
      offered: true,
      end: start + HOUR,
      memberIds: [me],
    });
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
    await finder.setRules(me, '09:00', '12:00');
    await finder.override(me, '2027-03-03', []);
    await finder.claim([me], '2027-03-02T10:30:00Z', { hours: 0.5 });
    const gig = gigOf([me], {
      durationMinutes: reason === 'buffer' ? 45 : 60,
      minNoticeMinutes: 120,
      horizonDays: 14,
      slotStepMinutes: 30,
      bufferAfterMinutes: 30,
    });
    expect(await finder.slots.explain(gig, Date.parse(start))).toMatchObject({ offered: false, reason });
  });

  it.each([Number.NaN, 0.5, 9e15, -9e15])('are not offered at what is no instant: %d', async (start) => {
    expect(await finder.slots.explain(gigOf([me]), start)).toEqual({
      offered: false,
      reason: 'invalid',
      members: [],
    });
  });

  it('are taken by a claim of any gig, and come back with its release', async () => {
    await finder.setRules(me, '09:00', '11:00');
    const day = ['2027-03-02', '2027-03-03'] as const;
    const booking = await finder.claim([me, newId()], '2027-03-02T09:30:00Z', { hours: 0.5 });
    expect(await finder.listed(gigOf([me]), ...day)).toEqual(['2027-03-02T10:00']);
    await finder.module.get(Calendar).release(booking);
    expect(await finder.listed(gigOf([me]), ...day)).toEqual(['2027-03-02T09:00', '2027-03-02T10:00']);
  });

  it('see a claim of the day before that reaches into the range', async () => {
    await finder.setRules(me, '00:00', '24:00');
    await finder.claim([me], '2027-03-01T22:00:00Z', { hours: 4 });
    const starts = await finder.listed(gigOf([me]), '2027-03-02', '2027-03-02T04:00:00Z');
    expect(starts).toEqual(['2027-03-02T02:00', '2027-03-02T03:00']);
  });

  it('run over midnight and over several days', async () => {
    await finder.setRules(me, '00:00', '24:00');
    await finder.claim([me], '2027-03-06T12:00:00Z');
    const gig = gigOf([me], { durationMinutes: 3 * 1440, slotStepMinutes: 720 });
    const starts = await finder.listed(gig, '2027-03-03', '2027-03-08');
    expect(starts).toEqual(['2027-03-03T00:00', '2027-03-03T12:00', '2027-03-07T00:00', '2027-03-07T12:00']);
  });

  it('of several influencers need all of them, and say who takes part', async () => {
    const other = newId();
    await finder.setRules(me, '09:00', '12:00', 'UTC');
    await finder.setRules(other, '11:00', '14:00', 'Europe/Berlin');
    await finder.claim([other], '2027-03-02T11:00:00Z');
    const gig = gigOf([me, other]);
    expect(await finder.listed(gig, '2027-03-02', '2027-03-03')).toEqual(['2027-03-02T10:00']);
    const [slot] = await finder.slots.list(gig, { from: NOW, to: NOW + DAY });
    expect(slot?.members).toEqual([me, other]);
    expect(await finder.slots.explain(gig, Date.parse('2027-03-02T11:00:00Z'))).toEqual({
      offered: false,
      reason: 'busy',
      memberId: other,
      members: [{ memberId: other, reason: 'busy' }],
    });
  });

  it('do not exist while nobody has said when they work', async () => {
    expect(await finder.listed(gigOf([me]), '2027-03-02', '2027-03-30')).toEqual([]);
    await finder.override(me, '2027-03-05', [{ start: '10:00', end: '11:00' }]);
    expect(await finder.listed(gigOf([me]), '2027-03-02', '2027-03-30')).toEqual(['2027-03-05T10:00']);
  });
});
