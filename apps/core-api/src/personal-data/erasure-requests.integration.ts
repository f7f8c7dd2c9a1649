import { EraseAccount, Erasures, type Erasure } from '@noillin/personal-data';
import { newId } from '@noillin/utils';
import { adminToken, PASSWORD } from '../testing';
import type { ErasureDto } from './dto/erasure.dto';
import { ErasureBench } from './erasure-bench.fixture';

jest.setTimeout(180_000);

describe('the wish to be erased', () => {
  const bench = new ErasureBench();

  beforeAll(() => bench.open());
  beforeEach(() => bench.renew());
  afterAll(() => bench.close());

  describe('is asked for', () => {
    it('with the password, stands for two weeks, and is withdrawn', async () => {
      expect((await bench.ask(bench.asha, { password: 'wrong-horse-battery-1' })).json()).toMatchObject({
        code: 'credentials_invalid',
      });
      const answer = await bench.ask();
      expect(answer.statusCode).toBe(202);
      const { status, requestedAt, dueAt, obstacles } = answer.json<ErasureDto>();
      expect([status, obstacles]).toEqual(['scheduled', []]);
      expect(Date.parse(dueAt ?? '') - Date.parse(requestedAt)).toBe(14 * 24 * 3_600_000);
      expect((await bench.ask()).json<ErasureDto>().dueAt).toBe(dueAt);
      expect((await bench.call('GET', '/account/erasure', bench.asha)).json()).toEqual(answer.json());
      expect((await bench.call('DELETE', '/account/erasure', bench.asha)).statusCode).toBe(204);
      expect((await bench.call('GET', '/account/erasure', bench.asha)).statusCode).toBe(404);
      expect((await bench.call('DELETE', '/account/erasure', bench.asha)).statusCode).toBe(404);
      expect((await bench.ask()).statusCode).toBe(202);
    });

    it('once by those who ask at the same moment', async () => {
      const answers = await Promise.all([bench.ask(), bench.ask(), bench.ask()]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
      expect(await bench.rows('erasures').countDocuments({ userId: bench.asha.user.id })).toBe(1);
    });

    it('with a code, too, where the account has a second factor', async () => {
      await bench.rows('users').updateOne({ _id: bench.asha.user.id }, { $set: { secondFactor: true } });
      for (const body of [{ password: PASSWORD }, { password: PASSWORD, code: '000000' }])
        expect((await bench.ask(bench.asha, body)).json()).toMatchObject({ code: 'code_invalid' });
    });

    it('by nobody for an admin’s account', async () => {
      expect((await bench.ask(await adminToken(bench.app))).statusCode).toBe(403);
    });
  });

  describe('waits', () => {
    const inserted: { name: string; _id: string }[] = [];
    const insert = async (name: string, row: object): Promise<string> => {
      const _id = newId();
      await bench.rows(name).insertOne({ bookingId: newId(), ...row, _id });
      inserted.push({ name, _id });
      return _id;
    };
    const takeAway = async (): Promise<void> => {
      for (const { name, _id } of inserted.splice(0)) await bench.rows(name).deleteOne({ _id });
    };
    afterEach(takeAway);

    const due = async (): Promise<Erasure> => {
      await bench.ask();
      await bench.runOnce();
      return bench.stored();
    };

    it.each([
      ['live_bookings', 'bookings', { status: 'confirmed' }],
      ['open_disputes', 'bookings', { status: 'closed', disputed: true }],
      ['pending_payouts', 'allocations', { status: 'releasable' }],
      ['debts', 'allocations', { status: 'debt' }],
    ])('for %s', async (name, collection, row) => {
      const userId = bench.asha.user.id;
      await insert(collection, { participantIds: [userId], influencerId: userId, ...row });
      const obstacles = [{ name, count: 1 }];
      expect((await bench.ask()).json()).toMatchObject({ status: 'scheduled', obstacles });
      const deferred = await due();
      expect(deferred).toMatchObject({ status: 'deferred', obstacles, startedAt: null, receipt: [] });
      expect((deferred.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
      expect((await bench.logIn(bench.asha.user.email)).statusCode).toBe(200);
      await takeAway();
      expect((await bench.run()).status).toBe('erased');
    });

    it.each([
      ['of several', (offer: object) => ({ withdrawals: [{ offer: null }, { offer }] })],
      ['of one withdrawal, as it was stored once', (offer: object) => ({ withdrawal: { offer } })],
    ])('for a place that is offered to them, %s', async (_, row) => {
      const offer = { influencerId: bench.asha.user.id };
      await insert('bookings', { participantIds: [newId()], status: 'confirmed', ...row(offer) });
      expect((await due()).obstacles).toEqual([{ name: 'open_withdrawals', count: 1 }]);
    });

    it.each([
      ['with others', { withdrawals: [{ offer: null }] }],
      ['as it was stored once', { withdrawal: { offer: null } }],
    ])('for a withdrawal from a booking of theirs, %s', async (_, row) => {
      await insert('bookings', { participantIds: [bench.asha.user.id], status: 'confirmed', ...row });
      expect((await due()).obstacles).toEqual([
        { name: 'live_bookings', count: 1 },
        { name: 'open_withdrawals', count: 1 },
      ]);
    });

    it('while a brand’s refund is on its way, too', async () => {
      const bookingId = await insert('bookings', {
        participantIds: [bench.asha.user.id],
        status: 'cancelled',
      });
      const paymentId = await insert('payments', { bookingId, status: 'refunded' });
      await insert('refunds', { paymentId, bookingId, status: 'pending' });
      expect((await due()).obstacles).toEqual([{ name: 'open_refunds', count: 1 }]);
    });

    it('and lets nobody book what is still on sale', async () => {
      const { gigId, bookingId } = await bench.fill();
      await bench.rows('bookings').updateOne({ _id: bookingId }, { $set: { status: 'delivered' } });
      expect((await due()).status).toBe('deferred');
      expect(await bench.rows('gigs').findOne({ _id: gigId })).toMatchObject({ status: 'paused' });
      expect((await bench.call('DELETE', '/account/erasure', bench.asha)).statusCode).toBe(204);
    });
  });

  it('is not carried out before its time, and not once it is withdrawn', async () => {
    await bench.ask();
    const { id } = await bench.stored();
    await bench.get(EraseAccount).run(id);
    expect((await bench.stored()).status).toBe('scheduled');
    await bench.fallDue();
    await bench.call('DELETE', '/account/erasure', bench.asha);
    await bench.get(EraseAccount).run(id);
    expect((await bench.get(Erasures).find(id))?.status).toBe('withdrawn');
    expect((await bench.logIn(bench.asha.user.email)).statusCode).toBe(200);
  });
});
