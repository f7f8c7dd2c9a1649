import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditConfig, AuditTrail, SealAudit } from '@noillin/audit';
import { ClockModule, ConfigModule } from '@noillin/config';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule, registry } from '@noillin/observability';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { AuditLogModule } from './audit/audit-log.module';
import { LedgerCheckModule } from './ledger/ledger-check.module';
import { Timers } from './timers';
import type { RegularJob } from './timers/timer-job';

jest.setTimeout(60_000);

/** Takes what is to be done and does nothing of it by itself. */
class JobsByName {
  private readonly jobs = new Map<string, RegularJob>();

  add(): void {}

  addRegular(job: RegularJob): void {
    this.jobs.set(job.name, job);
  }

  async run(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`no job is named ${name}`);
    await job.run();
  }
}

/** What operators are woken by: see docs/data-protection.md and docs/money.md. */
describe('the alarms of what the worker checks by itself', () => {
  const jobs = new JobsByName();
  let module: TestingModule;
  let connection: Connection;

  beforeAll(async () => {
    const config = new MongoConfig();
    // A database of its own, which this test may spoil.
    config.MONGO_URI = (process.env['MONGO_URI'] ?? '').replace(/_test\b/, '_alarms_test');
    const timers = {
      module: class JobsModule {},
      global: true,
      providers: [{ provide: Timers, useValue: jobs }],
      exports: [Timers],
    };
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig, AuditConfig]),
        ObservabilityModule.forRoot('alarms-test'),
        ...[ClockModule, MongoModule, timers, AuditLogModule, LedgerCheckModule],
      ],
    })
      .overrideProvider(MongoConfig)
      .useValue(config)
      .setLogger(false as never)
      .compile();
    connection = module.get<Connection>(getConnectionToken());
    await connection.dropDatabase();
    await module.init();
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await module.close();
  });

  const rows = (name: string) => connection.collection<{ _id: string }>(name);
  const valueOf = async (metric: string): Promise<number | undefined> =>
    (await registry.getSingleMetric(metric)?.get())?.values[0]?.value;

  it('count what does not add up in the ledger, as long as it does not', async () => {
    const bookingId = newId();
    const store = (unallocated: number) =>
      rows('ledger_transactions').insertOne({
        ...{ _id: newId(), move: 'payment', bookingId, currency: 'EUR', occurredAt: new Date() },
        entries: [
          { account: 'brand_paid_in', owner: null, amount: -100 },
          { account: 'unallocated', owner: null, amount: unallocated },
        ],
      } as { _id: string });
    const offences = async () => {
      await jobs.run('ledger-check');
      return valueOf('noillin_ledger_offences');
    };
    await store(100);
    expect(await offences()).toBe(0);
    const { insertedId } = await store(99);
    // The transaction, its booking and its currency.
    expect(await offences()).toBe(3);
    await rows('ledger_transactions').deleteOne({ _id: insertedId });
    expect(await offences()).toBe(0);
    expect(await valueOf('noillin_ledger_checked_timestamp_seconds')).toBeGreaterThan(0);
  });

  it('say that the audit log was changed, as long as it stays so', async () => {
    const trail = module.get(AuditTrail, { strict: false });
    await trail.record({ action: 'account.suspended', actorId: 'root' });
    await module.get(SealAudit, { strict: false }).run();
    const broken = async () => {
      await jobs.run('verify-audit');
      return valueOf('noillin_audit_broken');
    };
    const actorIs = (actorId: string) => rows('audit_entries').updateMany({}, { $set: { actorId } });
    expect([await broken(), await valueOf('noillin_audit_entries')]).toEqual([0, 1]);
    await actorIs('somebody else');
    expect(await broken()).toBe(1);
    await actorIs('root');
    expect(await broken()).toBe(0);
  });
});
