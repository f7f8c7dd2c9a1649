import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { newId } from '@noillin/utils';
import { type Connection, createConnection } from 'mongoose';

const ROOT = join(__dirname, '../../../..');
/** A database of its own, which this test may spoil. */
const MONGO_URI = (process.env['MONGO_URI'] ?? '').replace(/_test\b/, '_verify_test');

/** What `pnpm ledger:verify` does, from the sources. */
const ledgerVerify = async (env: NodeJS.ProcessEnv = {}): Promise<{ code: number; said: string }> => {
  const program = [
    '-r',
    join(ROOT, 'test/jest/run-typescript.cjs'),
    join(ROOT, 'apps/worker/src/verify-ledger.ts'),
  ];
  const child = spawn(process.execPath, program, {
    env: { ...process.env, MONGO_URI, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
};

describe('`pnpm ledger:verify`', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await createConnection(MONGO_URI).asPromise();
    await connection.dropDatabase();
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const store = (amount: number) =>
    connection.collection<{ _id: string }>('ledger_transactions').insertOne({
      ...{ _id: newId(), move: 'payment', bookingId: 'b1', currency: 'EUR', occurredAt: new Date() },
      entries: [
        { account: 'brand_paid_in', owner: null, amount: -100 },
        { account: 'unallocated', owner: null, amount },
      ],
    } as { _id: string });

  it('is content with a ledger that adds up', async () => {
    await store(100);
    const { code, said } = await ledgerVerify();
    expect(said).toContain('The ledger is sound: 1 transactions.');
    expect(code).toBe(0);
  });

  it('says what does not add up, and fails then', async () => {
    await store(99);
    const { code, said } = await ledgerVerify();
    expect(said).toContain('THE LEDGER IS UNSOUND');
    expect(said).toContain('booking_not_zero: b1, off by -1');
    expect(code).toBe(1);
  });

  it('fails otherwise where it could not look', async () => {
    const { code, said } = await ledgerVerify({ MONGO_URI: '', NODE_ENV: 'production' });
    expect(said).toContain('ledger:verify failed');
    expect(code).toBe(2);
  });
});
