import type { Gig } from '@noillin/catalog';
import { SlotLock } from '@noillin/redis';
import { memberIdsOf } from '../booking';
import { HOUR } from '../booking.fixture';
import { GroupFixture, member, refusal } from './group.fixture';

jest.setTimeout(120_000);

const fixture = new GroupFixture();
beforeAll(() => fixture.start());
beforeEach(() => fixture.clock.reset());
afterAll(() => fixture.stop());

describe('while somebody else asks for a member', () => {
  /** As a request does that books one of them for this start. */
  const locked = <Result>(id: string, work: () => Promise<Result>) =>
    fixture.get(SlotLock).hold([id], fixture.inDays(10), work);

  it('goes on without one whom it can do without', async () => {
    const { gig, ids } = await fixture.quartet();
    const { booking } = await locked(ids[3] ?? '', () => fixture.hold(gig));
    expect(memberIdsOf(booking)).toEqual(ids.slice(0, 3));
    expect(booking.members.reduce((sum, { shareBps }) => sum + shareBps, 0)).toBe(10_000);
    expect(await fixture.claimants(ids)).toHaveLength(3);
  });

  it('waits a moment for one who is free again', async () => {
    const { gig, ids } = await fixture.quartet();
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
    const { gig, ids } = await fixture.quartet(quorum);
    expect(await locked(ids[index] ?? '', () => refusal(fixture.hold(gig)))).toBe('slot_taken');
    expect(await fixture.claimants(ids)).toEqual([]);
  });

  it('is taken for one whom the brand named', async () => {
    const { gig, ids } = await fixture.quartet();
    const hold = () => refusal(fixture.hold(gig, { memberIds: ids }));
    expect(await locked(ids[3] ?? '', hold)).toBe('slot_taken');
  });

  it('is told by the rules where nobody is lost to the other request', async () => {
    const { gig, ids } = await fixture.quartet();
    await fixture.away(ids[0] ?? '');
    expect(await locked(ids[3] ?? '', () => refusal(fixture.hold(gig)))).toBe('slot_not_offered');
  });

  it('shares the optional members of two groups out, each to one of them, 50 times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const ids = await fixture.people(4);
      const [first = '', second = '', ...shared] = ids;
      const side = (owner: string, others: string[]) =>
        fixture.group([member(owner), ...others.map((id) => member(id, { required: false }))]);
      const gigs = [await side(first, shared), await side(second, [...shared].reverse())];
      const held = await Promise.all(gigs.map((gig) => fixture.hold(gig)));
      const booked = held.flatMap(({ booking }) => memberIdsOf(booking));
      expect({ round, booked: booked.sort() }).toEqual({ round, booked: [...ids].sort() });
      expect(await fixture.claimants(ids)).toHaveLength(4);
    }
  });
});

describe('when groups overlap', () => {
  /** Answers how often each outcome came. */
  const race = async (attempts: Promise<unknown>[]) => {
    const codes = await Promise.all(attempts.map((attempt) => refusal(attempt)));
    return { won: codes.filter((code) => code === null).length, codes: [...new Set(codes)].sort() };
  };
  const five = (ids: string[]): Promise<Gig> =>
    fixture.group(ids.map((id) => member(id, { shareBps: 2_000 })));

  it('gives five members, named in opposite order, to one of two at overlapping starts, always', async () => {
    for (let round = 0; round < 20; round += 1) {
      const ids = await fixture.people(5);
      const gigs = [await five(ids), await five([...ids].reverse())];
      const start = fixture.inDays(10);
      const attempts = gigs.map((gig, index) => fixture.hold(gig, { start: start + (index * HOUR) / 2 }));
      expect({ round, ...(await race(attempts)) }).toEqual({ round, won: 1, codes: [null, 'slot_taken'] });
      const claims = await fixture.claimants(ids);
      expect([claims.length, new Set(claims).size]).toEqual([5, 1]);
    }
  });

  it('gives a group and its members’ own gigs all or nothing', async () => {
    const ids = await fixture.people(5);
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
    expect((await fixture.claimants(ids)).sort()).toEqual(whole.sort());
  });
});
