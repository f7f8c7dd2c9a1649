import { Wakeup } from './wakeup';

const within = async (work: Promise<void>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};

describe('Wakeup', () => {
  it('waits its time when nobody wakes it', async () => {
    expect(await within(new Wakeup().wait(50))).toBeGreaterThan(45);
  });

  it('can be woken', async () => {
    const wakeup = new Wakeup();
    const waiting = within(wakeup.wait(5_000));
    wakeup.wake();
    expect(await waiting).toBeLessThan(1_000);
  });

  it('remembers one call that came while nobody slept', async () => {
    const wakeup = new Wakeup();
    wakeup.wake();
    wakeup.wake();
    expect(await within(wakeup.wait(5_000))).toBeLessThan(1_000);
    expect(await within(wakeup.wait(50))).toBeGreaterThan(45);
  });
});
