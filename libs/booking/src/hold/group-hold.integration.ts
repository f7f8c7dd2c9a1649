import { Gigs } from '@noillin/catalog';
import { newId } from '@noillin/utils';
import { memberIdsOf } from '../booking';
import { HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { ExpireHolds } from '../lifecycle/expire-holds';
import { GroupFixture, member, refusal } from './group.fixture';
import { WhoIsIn } from './who-is-in';

jest.setTimeout(120_000);

const fixture = new GroupFixture();

describe('holding a group', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  it('takes the time of everybody who is free, and spreads the shares over them', async () => {
    const { gig, ids } = await fixture.quartet();
    expect(memberIdsOf((await fixture.hold(gig)).booking)).toEqual(ids);
    const another = await fixture.quartet();
    const single = await fixture.busy(another.ids[2] ?? '');
    const { booking } = await fixture.hold(another.gig);
    const { id } = booking;
    expect((await fixture.booking(id)).members).toEqual([
      { influencerId: another.ids[0], shareBps: 3_334, required: true },
      { influencerId: another.ids[1], shareBps: 3_333, required: true },
      { influencerId: another.ids[3], shareBps: 3_333, required: false },
    ]);
    expect((await fixture.claimants(another.ids)).sort()).toEqual([single.id, id, id, id].sort());
  });

  it('never includes who has not agreed', async () => {
    const ids = await fixture.people(3);
    const gig = await fixture.group([
      member(ids[0] ?? ''),
      member(ids[1] ?? '', { required: false, status: 'invited' }),
      member(ids[2] ?? '', { required: false, status: 'declined' }),
    ]);
    const { booking } = await fixture.hold(gig);
    expect(booking.members).toEqual([{ influencerId: ids[0], shareBps: 10_000, required: true }]);
    expect(await fixture.claimants(ids)).toEqual([booking.id]);
  });

  it.each([
    ['a required member is booked', 0, 1, 'slot_taken'],
    ['the quorum fails for bookings', 2, 2, 'slot_taken'],
  ])('is refused and takes nobody when %s', async (_name, from, count, code) => {
    const { gig, ids } = await fixture.quartet();
    const taken = ids.slice(from, from + count);
    const singles = await Promise.all(taken.map((id) => fixture.busy(id)));
    expect(await refusal(fixture.hold(gig))).toBe(code);
    expect((await fixture.claimants(ids)).sort()).toEqual(singles.map(({ id }) => id).sort());
  });

  it('is not offered when the quorum fails for days off', async () => {
    const { gig, ids } = await fixture.quartet();
    for (const id of ids.slice(2)) await fixture.away(id);
    expect(await refusal(fixture.hold(gig))).toBe('slot_not_offered');
  });

  it('frees everybody when it is cancelled, and when it expires', async () => {
    const { gig, ids } = await fixture.quartet();
    const first = (await fixture.hold(gig)).booking;
    await fixture.get(CancelBooking).execute(first, { id: first.brandId, role: 'brand' });
    expect(await fixture.claimants(ids)).toEqual([]);
    const second = (await fixture.hold(gig)).booking;
    expect(await fixture.claimants(ids)).toHaveLength(4);
    fixture.clock.putForward(HOUR);
    await fixture.doAllDue(ExpireHolds);
    expect((await fixture.booking(second.id)).status).toBe('expired');
    fixture.clock.reset();
    expect(await fixture.claimants(ids)).toEqual([]);
  });

  it('keeps its members whatever becomes of the gig', async () => {
    const { gig, ids } = await fixture.quartet();
    const { booking } = await fixture.hold(gig);
    const members = gig.members.slice(0, 2).map((each) => ({ ...each, shareBps: 5_000 }));
    await fixture.get(Gigs).change(gig.id, 'published', { members, quorum: null });
    expect(memberIdsOf(await fixture.booking(booking.id))).toEqual(ids);
    expect(await fixture.claimants(ids)).toHaveLength(4);
  });

  describe('for those whom the brand names', () => {
    it('leaves the others their time', async () => {
      const { gig, ids } = await fixture.quartet();
      const memberIds = [ids[3] ?? '', ids[0] ?? '', ids[1] ?? ''];
      const { booking } = await fixture.hold(gig, { memberIds });
      expect(memberIdsOf(booking)).toEqual([ids[0], ids[1], ids[3]]);
      expect(await fixture.claimants([ids[2] ?? ''])).toEqual([]);
    });

    it('is refused when one of them is not free, whoever else is', async () => {
      const { gig, ids } = await fixture.quartet(2);
      await fixture.busy(ids[2] ?? '');
      await fixture.away(ids[3] ?? '');
      const of = (last: string | undefined) => ({
        memberIds: [ids[0] ?? '', ids[1] ?? '', last ?? ''],
      });
      expect(await refusal(fixture.hold(gig, of(ids[2])))).toBe('slot_taken');
      expect(await refusal(fixture.hold(gig, of(ids[3])))).toBe('slot_not_offered');
    });

    it.each([
      ['a stranger', (ids: string[]) => [...ids.slice(0, 2), newId()]],
      ['too few', (ids: string[]) => ids.slice(0, 2)],
      ['without a required one', (ids: string[]) => ids.slice(1)],
    ])('is refused for %s', async (_name, choose) => {
      const { gig, ids } = await fixture.quartet();
      expect(await refusal(fixture.hold(gig, { memberIds: choose(ids) }))).toBe('rule_refused');
    });
  });

  it('goes on without an optional member who is lost between the look and the claim', async () => {
    const { gig, ids } = await fixture.quartet();
    const whoIsIn = fixture.get(WhoIsIn);
    const look = whoIsIn.execute.bind(whoIsIn);
    const spy = jest.spyOn(whoIsIn, 'execute').mockImplementationOnce(async (...asked) => {
      const found = await look(...asked);
      // Half an hour later: another lock.
      await fixture.busy(ids[3] ?? '', fixture.inDays(10) + HOUR / 2);
      return found;
    });
    const { booking } = await fixture.hold(gig);
    spy.mockRestore();
    expect(memberIdsOf(booking)).toEqual(ids.slice(0, 3));
  });
});
