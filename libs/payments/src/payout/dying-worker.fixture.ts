import { Transactions } from '@noillin/mongo';
import { SandboxProvider } from '../sandbox/sandbox-provider';
import { MoneyFixture } from './money.fixture';

/** What the process is told, as its argument. */
interface Errand {
  bookingId: string;
  refundId: string;
  /** How far ahead of the time the process lives, in milliseconds. */
  aheadMs: number;
  /** Before or after which database or provider step it dies by SIGKILL, counted from one. */
  dieAt: number;
}

let steps = 0;

/** Dies if this is the moment: nothing after it runs, no handler, no rollback. */
const pass = async (dieAt: number): Promise<void> => {
  steps += 1;
  if (steps !== dieAt) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

/** Makes every call of a method two moments at which the process may die: before it and after it. */
const makeMortal = <Target extends object>(target: Target, method: keyof Target, dieAt: number): void => {
  const original = target[method] as (...args: unknown[]) => Promise<unknown>;
  const mortal = async (...args: unknown[]): Promise<unknown> => {
    await pass(dieAt);
    const answer = await original.apply(target, args);
    await pass(dieAt);
    return answer;
  };
  target[method] = mortal as Target[keyof Target];
};

/** Releases, transfers, refunds and takes back, as the worker would. Prints how many steps that were. */
const main = async (): Promise<void> => {
  const { bookingId, refundId, aheadMs, dieAt } = JSON.parse(process.argv[2] ?? '') as Errand;
  const fixture = new MoneyFixture();
  await fixture.boot();
  fixture.clock.putForward(aheadMs);
  makeMortal(fixture.get(Transactions), 'run', dieAt);
  const provider = fixture.get(SandboxProvider);
  for (const method of [
    'createTransfer',
    'findTransfer',
    'reverseTransfer',
    'findReversal',
    'refund',
    'findRefund',
  ] as const)
    makeMortal(provider, method, dieAt);
  await fixture.payOutAndTakeBack(bookingId, refundId);
  process.stdout.write(String(steps));
  await fixture.stop();
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
