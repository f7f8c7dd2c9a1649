import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { MongoConfig, MongoModule, Transactions } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { runInContext } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { AuditConfig } from './audit.config';
import { AuditChainModule } from './audit-log.module';
import { AuditChain } from './chain/audit-chain.repository';
import type { AuditEntryDocument } from './chain/audit-entry.schema';
import { chainAfter } from './chain/hash-chain';
import { AuditChainBroken, SealAudit } from './chain/seal-audit';
import { AuditTrail } from './record/audit-trail';
import { VerifyAudit } from './verify/verify-audit';

jest.setTimeout(60_000);

describe('the audit log', () => {
  let module: TestingModule;
  let folder: string;
  let trail: AuditTrail;
  let sealing: SealAudit;
  let chain: AuditChain;
  const collection = (name: string) =>
    module.get<Connection>(getConnectionToken()).collection<AuditEntryDocument>(name);
  const entries = () => collection('audit_entries');
  const verify = async () => (await module.get(VerifyAudit).run()).broken;
  const record = (userId = 'asha') =>
    trail.record({ action: 'account.suspended', actorId: 'root', subject: { type: 'user', id: userId } });
  const addEntries = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) await record(`user-${made}`);
    await sealing.run();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'noillin-audit-'));
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig, AuditConfig]),
        ObservabilityModule.forRoot('audit-test'),
        ClockModule,
        MongoModule,
        AuditChainModule,
      ],
    })
      .overrideProvider(AuditConfig)
      .useValue({ AUDIT_KEY: 'k'.repeat(32), AUDIT_ANCHOR_FILE: join(folder, 'anchors') })
      .compile();
    await module.init();
    trail = module.get(AuditTrail, { strict: false });
    sealing = module.get(SealAudit);
    chain = module.get(AuditChain);
  });
  beforeEach(async () => {
    for (const name of ['audit_records', 'audit_entries', 'audit_heads'])
      await collection(name).deleteMany({});
    await rm(join(folder, 'anchors'), { force: true });
  });
  afterAll(async () => {
    await module.close();
    await rm(folder, { recursive: true });
  });

  it('holds what was recorded: who did what to what, at which request', async () => {
    await runInContext({ correlationId: 'request-1', causationId: null, actorId: 'root' }, () =>
      trail.record({ action: 'session.opened', details: { secondFactor: true } }),
    );
    await sealing.run();
    const [entry] = await chain.list({ limit: 10 });
    expect(entry).toMatchObject({
      seq: 1,
      action: 'session.opened',
      actorId: 'root',
      subject: null,
      details: { secondFactor: true },
      correlationId: 'request-1',
    });
    expect(await collection('audit_records').countDocuments()).toBe(0);
    expect(await verify()).toBeNull();
  });

  it('writes down an event with the transaction that makes it true, and forgets it with one that fails', async () => {
    const transactions = module.get(Transactions, { strict: false });
    const suspend = (id: string) => trail.recordEvent(id, 'account.suspended', { userId: 'asha' });
    await transactions.run(() => suspend('e1'));
    const failing = transactions.run(async () => {
      await suspend('e2');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await trail.recordEvent('e3', 'profile.changed', { userId: 'asha', role: 'brand' });
    await sealing.run();
    expect((await chain.list({ limit: 10 })).map(({ _id }) => _id)).toEqual(['e1']);
  });

  it('gives each record one place, in order, however many append at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => record(`user-${index}`)));
    await Promise.allSettled([sealing.run(), sealing.run(), sealing.run()]);
    await sealing.run();
    const all = await chain.after(0, 100);
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(30);
    expect(await verify()).toBeNull();
  });

  it('lists by who, what and when, newest first', async () => {
    await trail.record({ action: 'session.opened', actorId: 'asha' });
    await trail.record({ action: 'session.opened', actorId: 'ravi' });
    await trail.record({ action: 'admin.read', actorId: 'asha' });
    await sealing.run();
    const seqs = async (query: Parameters<AuditChain['list']>[0]) =>
      (await chain.list(query)).map(({ seq }) => seq);
    expect(await seqs({ actorId: 'asha', limit: 10 })).toEqual([3, 1]);
    expect(await seqs({ action: 'session.opened', limit: 10 })).toEqual([2, 1]);
    expect(await seqs({ before: 3, limit: 1 })).toEqual([2]);
    expect(await seqs({ from: new Date(Date.now() + 60_000), limit: 10 })).toEqual([]);
    expect(await seqs({ to: new Date(Date.now() + 60_000), limit: 10 })).toEqual([3, 2, 1]);
  });

  describe('shows', () => {
    beforeEach(() => addEntries(5));

    it.each<[string, () => Promise<unknown>, object]>([
      [
        'a changed entry',
        () => entries().updateOne({ seq: 3 }, { $set: { actorId: 'somebody else' } }),
        { seq: 3, flaw: 'entry_changed' },
      ],
      ['one deleted in the middle', () => entries().deleteOne({ seq: 2 }), { seq: 2, flaw: 'entry_missing' }],
      ['a deleted beginning', () => entries().deleteOne({ seq: 1 }), { seq: 1, flaw: 'entry_missing' }],
      ['an end cut off', () => entries().deleteMany({ seq: { $gt: 3 } }), { seq: 4, flaw: 'entry_missing' }],
      ['everything deleted', () => entries().deleteMany({}), { seq: 1, flaw: 'entry_missing' }],
      [
        'another order',
        async () => {
          await entries().updateOne({ seq: 2 }, { $set: { seq: 99 } });
          await entries().updateOne({ seq: 3 }, { $set: { seq: 2 } });
          await entries().updateOne({ seq: 99 }, { $set: { seq: 3 } });
        },
        { seq: 2, flaw: 'link_broken' },
      ],
      [
        'a head that was moved to a shortened end',
        async () => {
          const [last] = await chain.after(2, 1);
          await entries().deleteMany({ seq: { $gt: 3 } });
          await collection('audit_heads').updateOne({}, { $set: { seq: 3, hash: last?.hash } });
        },
        { seq: 3, flaw: 'head_forged' },
      ],
      ['a missing head', () => collection('audit_heads').deleteMany({}), { seq: 5, flaw: 'head_missing' }],
      [
        'an entry that was put behind the end',
        async () => {
          const [last] = await chain.after(4, 1);
          if (last) await entries().insertMany(chainAfter(last, [{ ...last, _id: 'forged' }]));
        },
        { seq: 6, flaw: 'entry_after_head' },
      ],
    ])('%s', async (_, forge, broken) => {
      expect(await verify()).toBeNull();
      await forge();
      expect(await verify()).toMatchObject(broken);
    });

    it('a log that was put back to an earlier state with its head, by what was noted outside the database', async () => {
      const backup = await chain.after(0, 100);
      const head = await collection('audit_heads').findOne({});
      await addEntries(2);
      await module.get(VerifyAudit).runAndAnchor();
      await entries().deleteMany({ seq: { $gt: backup.length } });
      if (head) await collection('audit_heads').replaceOne({ _id: head._id }, head);
      expect(await verify()).toEqual({ seq: 6, id: null, flaw: 'entry_missing' });
    });
  });

  it('is not built upon once it was changed: what waits goes on waiting', async () => {
    await addEntries(3);
    await collection('audit_heads').updateOne({}, { $set: { hash: 'f'.repeat(64) } });
    await record();
    await expect(sealing.run()).rejects.toThrow(AuditChainBroken);
    await collection('audit_heads').deleteMany({});
    await expect(sealing.run()).rejects.toThrow();
    expect(await collection('audit_records').countDocuments()).toBe(1);
  });
});
