import { Payments } from '@noillin/payments';
import { Erasures } from '@noillin/personal-data';
import { newId, sleep } from '@noillin/utils';
import type { GigDto } from '../gigs/dto/gig.dto';
import { bearer, createGig, everyDay, gigBody, register } from '../testing';
import { ErasureBench } from './erasure-bench.fixture';

jest.setTimeout(180_000);

/** Asha is an influencer, Ravi a brand; either leaves while the other is being engaged. */
describe('an account that is closed while its owner is engaged', () => {
  const bench = new ErasureBench();
  let gig: GigDto;
  let day = 10;

  beforeAll(() => bench.open());
  beforeEach(async () => {
    await bench.renew();
    await bench.app.inject({
      method: 'PUT',
      url: '/api/v1/availability/rules',
      payload: everyDay('09:00', '12:00'),
      headers: bearer(bench.asha),
    });
    gig = await createGig(bench.app, bench.asha);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => bench.close());

  /** Work that begins when it is told to, outside of whatever transaction surrounds who tells it. */
  const onCue = <Result>(work: () => Promise<Result>): (() => Promise<Result>) => {
    let cue = (): void => undefined;
    const done = new Promise<void>((resolve) => (cue = resolve)).then(work);
    return () => {
      cue();
      return done;
    };
  };
  const inSomeDays = (): string => {
    day = 10 + ((day + 1) % 40);
    return `${new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10)}T09:00:00.000Z`;
  };
  const book = () =>
    bench.app.inject({
      method: 'POST',
      url: '/api/v1/bookings',
      payload: { gigId: gig.id, start: inSomeDays() },
      headers: { ...bearer(bench.ravi), 'idempotency-key': newId() },
    });
  const close = (leaver = bench.asha) => bench.runOnce(leaver);
  const outcome = async ({ user }: typeof bench.asha) => {
    const { status } = await bench.stored({ ...bench.asha, user });
    const live = await bench
      .rows('bookings')
      .countDocuments({ participantIds: user.id, status: { $in: ['held', 'confirmed'] } });
    return { isErased: status !== 'scheduled' && status !== 'deferred', live };
  };

  it.each(['asha', 'ravi'] as const)(
    'stays open for a booking made after the look (%s leaves)',
    async (who) => {
      const leaver = bench[who];
      await bench.ask(leaver);
      const erasures = bench.get(Erasures);
      const begin = erasures.begin.bind(erasures);
      const bookNow = onCue(book);
      const booked: number[] = [];
      jest.spyOn(erasures, 'begin').mockImplementation(async (...args) => {
        if (booked.length > 0) return begin(...args);
        booked.push(0);
        // Asha's gig is off sale by now: somebody has read it before.
        await bench.rows('gigs').updateOne({ _id: gig.id }, { $set: { status: 'published' } });
        booked[0] = (await bookNow()).statusCode;
        return begin(...args);
      });
      await close(leaver);
      expect({ booked, ...(await outcome(leaver)) }).toEqual({ booked: [201], isErased: false, live: 1 });
    },
  );

  it.each(['asha', 'ravi'] as const)('gets no booking that was under way (%s leaves)', async (who) => {
    const leaver = bench[who];
    await bench.ask(leaver);
    const payments = bench.get(Payments);
    const open = payments.open.bind(payments);
    const closeNow = onCue(() => close(leaver));
    jest.spyOn(payments, 'open').mockImplementation(async (...args) => {
      await Promise.race([closeNow(), sleep(2_000)]);
      return open(...args);
    });
    const { statusCode } = await book();
    await closeNow();
    const { isErased, live } = await outcome(leaver);
    expect(live).toBe(statusCode === 201 ? 1 : 0);
    expect(isErased).toBe(live === 0);
  });

  it('is either closed or engaged when both happen at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      bench.ravi = await register(bench.app);
      await bench.ask(bench.ravi);
      const [{ statusCode }] = await Promise.all([book(), close(bench.ravi)]);
      const { isErased, live } = await outcome(bench.ravi);
      expect({ round, live }).toEqual({ round, live: statusCode === 201 ? 1 : 0 });
      expect({ round, isErased }).toEqual({ round, isErased: live === 0 });
    }
  });

  it('is not booked, and not invited, once it is closed', async () => {
    await bench.askAndRun(bench.asha);
    await bench.rows('gigs').updateOne({ _id: gig.id }, { $set: { status: 'published' } });
    expect((await book()).json()).toMatchObject({ status: 422 });
    const other = await register(bench.app, { role: 'influencer' });
    const members = [other, bench.asha].map(({ user }) => ({ influencerId: user.id, shareBps: 5_000 }));
    const invited = await bench.call('POST', '/gigs', other, gigBody({ type: 'group', members }));
    expect(invited.json()).toMatchObject({ code: 'rule_refused' });
  });
});
