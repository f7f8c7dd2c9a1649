import { EraseAccount, Erasures, HOLDINGS } from '@noillin/personal-data';
import { Presence, RedisClient } from '@noillin/redis';
import { newId } from '@noillin/utils';
import { adminToken, freshEmail, register } from '../testing';
import type { AccountErasureDto, ErasureReceiptDto } from './dto/erasures.dto';
import { ErasureBench } from './erasure-bench.fixture';
import { documentsWith } from './fill-account.fixture';

jest.setTimeout(180_000);

describe('the erasure of an account', () => {
  const bench = new ErasureBench();

  beforeAll(() => bench.open());
  beforeEach(() => bench.renew());
  afterAll(() => bench.close());

  it('leaves no trace in any collection, and none in Redis', async () => {
    await bench.fill();
    await bench.get(Presence).arrive(bench.asha.user.id, bench.mark);
    const redis = bench.get(RedisClient).redis;
    await redis.hset(`availability:windows:${bench.asha.user.id}`, '2030-01', bench.mark);
    const before = await documentsWith(bench.connection, bench.mark);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    const { id, receipt } = await bench.askAndRun();
    await bench.get(Erasures).forgetAddress(id);
    expect(await documentsWith(bench.connection, bench.mark)).toEqual({});
    expect(await redis.keys(`*${bench.asha.user.id}*`)).toEqual([]);
    // What is declared for a collection was put to the test: there was something of it.
    const untested = receipt.filter((line) => line.treatment !== 'keep' && line.documents === 0);
    expect(untested).toEqual([]);
    expect(new Set(receipt.map(({ from }) => from))).toEqual(
      new Set([...HOLDINGS.map(({ collection }) => collection), 'redis']),
    );
    expect(receipt.every(({ done }) => done)).toBe(true);
  });

  it('leaves what is the other side’s, and the books, as they were', async () => {
    const { bookingId, conversationId } = await bench.fill();
    const transaction = {
      _id: newId(),
      entries: [{ owner: bench.asha.user.id, account: 'paid', amount: 0 }],
    };
    await bench.rows('ledger_transactions').insertOne(transaction);
    const others = async () => ({
      user: await bench.rows('users').findOne({ _id: bench.ravi.user.id }),
      profile: await bench.rows('brand_profiles').findOne({ _id: bench.ravi.user.id }),
      messages: await bench.rows('messages').find({ senderId: bench.ravi.user.id }).toArray(),
      ledger: await bench.rows('ledger_transactions').find({ 'entries.owner': bench.asha.user.id }).toArray(),
      allocations: await bench.rows('allocations').find({ bookingId }).toArray(),
      audit: await bench.rows('audit_entries').find({ actorId: bench.asha.user.id }).toArray(),
    });
    const before = await others();
    await bench.askAndRun();
    expect(await others()).toEqual(before);
    expect(before.ledger).toHaveLength(1);
    const messages = await bench.rows('messages').find({ conversationId }).sort({ seq: 1 }).toArray();
    expect(messages.map(({ seq, body }) => [seq, body])).toEqual([
      [1, '[deleted]'],
      [2, 'hello you'],
    ]);
    expect(await bench.rows('bookings').findOne({ _id: bookingId })).toMatchObject({
      gigTitle: 'Deleted gig',
      history: [{ reason: null }, { reason: 'well done' }],
      participantIds: [bench.ravi.user.id, bench.asha.user.id],
    });
    const reviews = await bench.rows('reviews').find({ bookingId }).toArray();
    expect(reviews.map(({ rating, text }) => [rating, text]).sort()).toEqual([
      [4, ''],
      [5, ''],
    ]);
    await bench.rows('ledger_transactions').deleteOne({ _id: transaction._id });
  });

  it('goes on where it was when it is killed in every step, and counts everything once', async () => {
    await bench.fill();
    await bench.ask();
    await bench.runOnce();
    const id = await bench.fallDue();
    const erasures = bench.get(Erasures);
    const killed = new Set<string>();
    const dieOnce = (name: 'addLine' | 'markLineDone') => {
      const real = erasures[name].bind(erasures) as (...args: unknown[]) => Promise<void>;
      return jest.spyOn(erasures, name).mockImplementation(async (...args: unknown[]) => {
        const step = `${name} ${String(args[1])}`;
        if (killed.has(step)) return real(...args);
        killed.add(step);
        throw new Error('killed');
      });
    };
    const spies = [dieOnce('addLine'), dieOnce('markLineDone')];
    let runs = 0;
    for (let isDone = false; !isDone; runs += 1)
      isDone = await bench
        .get(EraseAccount)
        .run(id)
        .then(
          () => true,
          () => false,
        );
    spies.forEach((spy) => spy.mockRestore());
    const { status, receipt } = await bench.stored();
    expect(status).toBe('erased');
    expect(runs).toBe(2 * receipt.length + 1);
    await erasures.forgetAddress(id);
    expect(await documentsWith(bench.connection, bench.mark)).toEqual({});
    const documents = (from: string) => receipt.filter((line) => line.from === from)[0]?.documents;
    expect([documents('messages'), documents('api_keys'), documents('users')]).toEqual([1, 1, 1]);
  });

  it('is carried out once by two workers at once', async () => {
    await bench.fill();
    await bench.ask();
    const id = await bench.fallDue();
    await Promise.allSettled([bench.get(EraseAccount).run(id), bench.get(EraseAccount).run(id)]);
    await bench.fallDue();
    await Promise.allSettled([bench.get(EraseAccount).run(id), bench.get(EraseAccount).run(id)]);
    await bench.get(EraseAccount).run(id);
    const names = ['account.erasure_started', 'account.erasure_finished', 'profile.changed'];
    for (const name of names.slice(0, 2))
      expect(
        await bench.rows('outbox').countDocuments({
          'envelope.name': name,
          'envelope.payload.userId': bench.asha.user.id,
        }),
      ).toBe(1);
  });

  it('lets nobody in any more, and its address is free', async () => {
    await bench.askAndRun();
    expect((await bench.logIn(bench.asha.user.email)).json()).toMatchObject({ code: 'credentials_invalid' });
    expect((await bench.call('GET', '/auth/me', bench.asha)).statusCode).toBe(401);
    const admin = await adminToken(bench.app);
    const reinstated = await bench.call('POST', `/admin/users/${bench.asha.user.id}/reinstate`, admin);
    expect(reinstated.json()).toMatchObject({ status: 'erased', email: '', displayName: 'Deleted user' });
    const again = await register(bench.app, { email: bench.asha.user.email });
    expect(again.user.id).not.toBe(bench.asha.user.id);
    await bench.rows('users').deleteOne({ _id: again.user.id });
  });

  it('is seen by admins, with its receipt and without an address', async () => {
    const { id } = await bench.askAndRun();
    const admin = await adminToken(bench.app, 'support');
    const list = await bench.call('GET', '/admin/erasures?status=erased&limit=100', admin);
    expect(list.json<{ items: AccountErasureDto[] }>().items).toContainEqual(
      expect.objectContaining({ id, userId: bench.asha.user.id, status: 'erased' }),
    );
    const receipt = (await bench.call('GET', `/admin/erasures/${id}`, admin)).json<ErasureReceiptDto>();
    expect(receipt.receipt).toContainEqual({
      from: 'users',
      treatment: 'anonymise',
      documents: 1,
      fields: expect.arrayContaining(['email', 'displayName', 'passwordHash']),
      because: null,
      done: true,
    });
    expect(JSON.stringify(receipt)).not.toContain(bench.mark);
    expect((await bench.call('GET', `/admin/erasures/${newId()}`, admin)).statusCode).toBe(404);
    expect((await bench.call('GET', `/admin/erasures/${id}`, bench.ravi)).statusCode).toBe(403);
  });

  it('forgets the address after a week in which no mail server took the receipt', async () => {
    const { id, mailTo } = await bench.askAndRun();
    expect(mailTo).toEqual({ email: bench.asha.user.email, displayName: bench.mark });
    await bench.runOnce();
    expect(await bench.get(Erasures).find(id)).toMatchObject({ status: 'erased', mailTo: null, dueAt: null });
  });

  it('of somebody who has nothing is done, too', async () => {
    const empty = await register(bench.app, { email: freshEmail() });
    await bench.ask(empty);
    expect((await bench.run(empty)).status).toBe('erased');
  });
});
