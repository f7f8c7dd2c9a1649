import { ManageOverrides } from '@noillin/availability';
import { Gigs, type Gig, type GigMember } from '@noillin/catalog';
import { isDomainError } from '@noillin/contracts';
import { SlotLock } from '@noillin/redis';
import { newId } from '@noillin/utils';
import { memberIdsOf } from '../booking';
import { BookingFixture, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { ExpireHolds } from '../lifecycle/expire-holds';
import { WhoIsIn } from './who-is-in';

jest.setTimeout(120_000);

const fixture = new BookingFixture();

describe('holding a group', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const people = (count: number) => Promise.all(Array.from({ length: count }, () => fixture.influencer()));
  const member = (influencerId: string, change: Partial<GigMember> = {}): GigMember => ({
    influencerId,
    shareBps: 2_500,
    required: true,
    status: 'accepted',
    ...change,
  });
  const group = (members: GigMember[], quorum: number | null = null) =>
    fixture.gig({ type: 'group', ownerId: members[0]?.influencerId, members, quorum });
  /** Two who are required, and two who are not. */
  const quartet = async (quorum: number | null = 3) => {
    const ids = await people(4);
    const gig = await group(
      ids.map((id, index) => member(id, { required: index < 2 })),
      quorum,
    );
    return { gig, ids };
  };
  const busy = async (influencerId: string, start = fixture.inDays(10)) =>
    (await fixture.hold(await fixture.gig({ ownerId: influencerId }), { start })).booking;
  const away = (influencerId: string) =>
    fixture.get(ManageOverrides).replace({
      influencerId,
      date: new Date(fixture.inDays(10)).toISOString().slice(0, 10),
      windows: [],
      reason: null,
    });
  const claimants = async (ids: string[]) => {
    const days = await fixture
      .collection<{ _id: string; claims: { bookingId: string }[] }>('calendar_days')
      .find({
        _id: { $in: ids.map((id) => `${id}:${new Date(fixture.inDays(10)).toISOString().slice(0, 10)}`) },
      })
      .toArray();
    return days.flatMap(({ claims }) => claims.map(({ bookingId }) => bookingId));
  };
  const refusal = async (attempt: Promise<unknown>) => {
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason,
    );
    return isDomainError(error) ? error.code : error;
  };

  it('takes the time of everybody who is free, and spreads the shares over them', async () => {
    const { gig, ids } = await quartet();
    expect(memberIdsOf((await fixture.hold(gig)).booking)).toEqual(ids);
    const another = await quartet();
    const single = await busy(another.ids[2] ?? '');
    const { booking } = await fixture.hold(another.gig);
    const { id } = booking;
    expect((await fixture.booking(id)).members).toEqual([
      { influencerId: another.ids[0], shareBps: 3_334, required: true },
      { influencerId: another.ids[1], shareBps: 3_333, required: true },
      { influencerId: another.ids[3], shareBps: 3_333, required: false },
    ]);
    expect((await claimants(another.ids)).sort()).toEqual([single.id, id, id, id].sort());
  });

  it('never includes who has not agreed', async () => {
    const ids = await people(3);
    const gig = await group([
      member(ids[0] ?? ''),
      member(ids[1] ?? '', { required: false, status: 'invited' }),
      member(ids[2] ?? '', { required: false, status: 'declined' }),
    ]);
    const { booking } = await fixture.hold(gig);
    expect(booking.members).toEqual([{ influencerId: ids[0], shareBps: 10_000, required: true }]);
    expect(await claimants(ids)).toEqual([booking.id]);
  });

  it.each([
    ['a required member is booked', 0, 1, 'slot_taken'],
    ['the quorum fails for bookings', 2, 2, 'slot_taken'],
  ])('is refused and takes nobody when %s', async (_name, from, count, code) => {
    const { gig, ids } = await quartet();
    const taken = ids.slice(from, from + count);
    const singles = await Promise.all(taken.map((id) => busy(id)));
    expect(await refusal(fixture.hold(gig))).toBe(code);
    expect((await claimants(ids)).sort()).toEqual(singles.map(({ id }) => id).sort());
  });

  it('is not offered when the quorum fails for days off', async () => {
    const { gig, ids } = await quartet();
    for (const id of ids.slice(2)) await away(id);
    expect(await refusal(fixture.hold(gig))).toBe('slot_not_offered');
  });

  it('frees everybody when it is cancelled, and when it expires', async () => {
    const { gig, ids } = await quartet();
    const first = (await fixture.hold(gig)).booking;
    await fixture.get(CancelBooking).execute(first, { id: first.brandId, role: 'brand' });
    expect(await claimants(ids)).toEqual([]);
    const second = (await fixture.hold(gig)).booking;
    expect(await claimants(ids)).toHaveLength(4);
    fixture.clock.putForward(HOUR);
    await fixture.doAllDue(ExpireHolds);
    expect((await fixture.booking(second.id)).status).toBe('expired');
    fixture.clock.reset();
    expect(await claimants(ids)).toEqual([]);
  });

  it('keeps its members whatever becomes of the gig', async () => {
    const { gig, ids } = await quartet();
    const { booking } = await fixture.hold(gig);
    const members = gig.members.slice(0, 2).map((each) => ({ ...each, shareBps: 5_000 }));
    await fixture.get(Gigs).change(gig.id, 'published', { members, quorum: null });
    expect(memberIdsOf(await fixture.booking(booking.id))).toEqual(ids);
    expect(await claimants(ids)).toHaveLength(4);
  });

  describe('for those whom the brand names', () => {
    it('leaves the others their time', async () => {
      const { gig, ids } = await quartet();
      const memberIds = [ids[3] ?? '', ids[0] ?? '', ids[1] ?? ''];
      const { booking } = await fixture.hold(gig, { memberIds });
      expect(memberIdsOf(booking)).toEqual([ids[0], ids[1], ids[3]]);
      expect(await claimants([ids[2] ?? ''])).toEqual([]);
    });

    it('is refused when one of them is not free, whoever else is', async () => {
      const { gig, ids } = await quartet(2);
      await busy(ids[2] ?? '');
      await away(ids[3] ?? '');
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
      const { gig, ids } = await quartet();
      expect(await refusal(fixture.hold(gig, { memberIds: choose(ids) }))).toBe('rule_refused');
    });
  });

  it('goes on without an optional member who is lost between the look and the claim', async () => {
    const { gig, ids } = await quartet();
    const whoIsIn = fixture.get(WhoIsIn);
    const look = whoIsIn.execute.bind(whoIsIn);
    const spy = jest.spyOn(whoIsIn, 'execute').mockImplementationOnce(async (...asked) => {
      const found = await look(...asked);
      // Half an hour later: another lock.
      await busy(ids[3] ?? '', fixture.inDays(10) + HOUR / 2);
      return found;
    });
    const { booking } = await fixture.hold(gig);
    spy.mockRestore();
    expect(memberIdsOf(booking)).toEqual(ids.slice(0, 3));
  });

  describe('while somebody else asks for a member', () => {
    /** As a request does that books one of them for this start. */
    const locked = <Result>(id: string, work: () => Promise<Result>) =>
      fixture.get(SlotLock).hold([id], fixture.inDays(10), work);

    it('goes on without one whom it can do without', async () => {
      const { gig, ids } = await quartet();
      const { booking } = await locked(ids[3] ?? '', () => fixture.hold(gig));
      expect(memberIdsOf(booking)).toEqual(ids.slice(0, 3));
      expect(booking.members.reduce((sum, { shareBps }) => sum + shareBps, 0)).toBe(10_000);
      expect(await claimants(ids)).toHaveLength(3);
    });

    it('waits a moment for one who is free again', async () => {
      const { gig, ids } = await quartet();
      let letGo: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (letGo = resolve));
      const lock = fixture.get(SlotLock);
      const ask = lock.lockedAmong.bind(lock);
      const spy = jest.spyOn(lock, 'lockedAmong').mockImplementationOnce(async (...asked) => {
        const busyOnes = await ask(...asked);
        letGo();
        return busyOnes;
      });
      const other = locked(ids[3] ?? '', () => released);
      const { booking } = await fixture.hold(gig);
      await other;
      spy.mockRestore();
      expect(memberIdsOf(booking)).toEqual(ids);
    });

    it.each([
      ['one whom it needs', 0, 3],
      ['one without whom they are too few', 3, 4],
    ])('is taken, for %s', async (_name, index, quorum) => {
      const { gig, ids } = await quartet(quorum);
      expect(await locked(ids[index] ?? '', () => refusal(fixture.hold(gig)))).toBe('slot_taken');
      expect(await claimants(ids)).toEqual([]);
    });

    it('is taken for one whom the brand named', async () => {
      const { gig, ids } = await quartet();
      const hold = () => refusal(fixture.hold(gig, { memberIds: ids }));
      expect(await locked(ids[3] ?? '', hold)).toBe('slot_taken');
    });

    it('is told by the rules where nobody is lost to the other request', async () => {
      const { gig, ids } = await quartet();
      await away(ids[0] ?? '');
      expect(await locked(ids[3] ?? '', () => refusal(fixture.hold(gig)))).toBe('slot_not_offered');
    });

    it('shares the optional members of two groups out, each to one of them, 50 times', async () => {
      for (let round = 0; round < 50; round += 1) {
        const ids = await people(4);
        const [first = '', second = '', ...shared] = ids;
        const side = (owner: string, others: string[]) =>
          group([member(owner), ...others.map((id) => member(id, { required: false }))]);
        const gigs = [await side(first, shared), await side(second, [...shared].reverse())];
        const held = await Promise.all(gigs.map((gig) => fixture.hold(gig)));
        const booked = held.flatMap(({ booking }) => memberIdsOf(booking));
        expect({ round, booked: booked.sort() }).toEqual({ round, booked: [...ids].sort() });
        expect(await claimants(ids)).toHaveLength(4);
      }
    });
  });

  describe('when groups overlap', () => {
    /** Answers how often each outcome came. */
    const race = async (attempts: Promise<unknown>[]) => {
      const codes = await Promise.all(attempts.map((attempt) => refusal(attempt)));
      return { won: codes.filter((code) => code === null).length, codes: [...new Set(codes)].sort() };
    };
    const five = (ids: string[]): Promise<Gig> => group(ids.map((id) => member(id, { shareBps: 2_000 })));

    it('gives five members, named in opposite order, to one of two at overlapping starts, always', async () => {
      for (let round = 0; round < 20; round += 1) {
        const ids = await people(5);
        const gigs = [await five(ids), await five([...ids].reverse())];
        const start = fixture.inDays(10);
        const attempts = gigs.map((gig, index) => fixture.hold(gig, { start: start + (index * HOUR) / 2 }));
        expect({ round, ...(await race(attempts)) }).toEqual({ round, won: 1, codes: [null, 'slot_taken'] });
        const claims = await claimants(ids);
        expect([claims.length, new Set(claims).size]).toEqual([5, 1]);
      }
    });

    it('gives a group and its members’ own gigs all or nothing', async () => {
      const ids = await people(5);
      const gig = await five(ids);
      const singles = await Promise.all(ids.map((ownerId) => fixture.gig({ ownerId })));
      const start = fixture.inDays(10) + HOUR / 2;
      await race([fixture.hold(gig), ...singles.map((single) => fixture.hold(single, { start }))]);
      const gigIds = [gig, ...singles].map(({ id }) => id);
      const stored = await fixture
        .collection<{ _id: string; gigId: string; members: object[] }>('bookings')
        .find({ gigId: { $in: gigIds } })
        .toArray();
      const whole = stored.flatMap(({ _id, members }) => members.map(() => _id));
      expect((await claimants(ids)).sort()).toEqual(whole.sort());
    });
  });
});
