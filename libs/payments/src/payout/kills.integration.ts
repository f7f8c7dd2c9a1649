import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { COOLED, HOUR, MoneyFixture } from './money.fixture';

jest.setTimeout(1_800_000);

const ROOT = join(__dirname, '../../../..');
/** How many deaths; `DRILL=full` for the whole drill. */
const KILLS = process.env['DRILL'] === 'full' ? 50 : 4;
/** A prime to the number of steps, so that few deaths lie far from each other and many meet every step. */
const STRIDE = 7;

const fixture = new MoneyFixture();
let ahead = 0;
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

const putForward = (milliseconds: number): void => {
  ahead += milliseconds;
  fixture.clock.putForward(milliseconds);
};

interface Ending {
  signal: string | null;
  /** Steps that the worker lived through to the end; NaN when it did not. */
  steps: number;
}

/** A worker in a process of its own, killed by -9 at its `dieAt`-th step. */
const letWorkerRun = async (bookingId: string, refundId: string, dieAt: number): Promise<Ending> => {
  const errand = JSON.stringify({ bookingId, refundId, aheadMs: ahead, dieAt });
  const script = join(__dirname, 'dying-worker.fixture.ts');
  const child = spawn(process.execPath, ['-r', join(ROOT, 'test/jest/run-typescript.cjs'), script, errand], {
    // Jest's own: it names the database of this test.
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, complaints] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code) throw new Error(`the worker failed: ${complaints}`);
  return { signal, steps: output === '' ? Number.NaN : Number(output) };
};

const booked = async (): Promise<{ bookingId: string; refundId: string; member: string }> => {
  const member = await fixture.onboarded();
  const { bookingId } = await fixture.paidBooking(10_001, [member]);
  await fixture.settlement.startCooling(bookingId);
  putForward(COOLED);
  return { bookingId, refundId: newId(), member };
};

const count = (collection: string, filter: object): Promise<number> =>
  fixture.connection.collection(collection).countDocuments(filter);

describe('a worker killed by -9 between any database and provider steps', () => {
  it(`leaves nothing that the next one does not finish, ${KILLS} times`, async () => {
    const whole = await booked();
    const { steps } = await letWorkerRun(whole.bookingId, whole.refundId, 0);
    expect(steps).toBeGreaterThan(20);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { bookingId, refundId, member } = await booked();
      const dieAt = ((kill * STRIDE) % steps) + 1;
      const { signal } = await letWorkerRun(bookingId, refundId, dieAt);
      expect([dieAt, signal]).toEqual([dieAt, 'SIGKILL']);
      // What the dead worker had taken is looked at again after a while, and its open transaction is given up.
      await eventually(
        () => {
          putForward(HOUR);
          return fixture.payOutAndTakeBack(bookingId, refundId);
        },
        { within: 60_000 },
      );
      const { accountId } = await fixture.sandboxAccount(member);
      expect(await count('sandbox_transfers', { accountId })).toBe(1);
      expect(await count('sandbox_refunds', { reference: refundId })).toBe(1);
      expect(await fixture.sandboxBalance(member)).toBe(8_501 - 3_400);
      expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_501 - 3_400 });
    }
    expect((await fixture.verify()).offences).toEqual([]);
  });
});
