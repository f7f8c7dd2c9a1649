import { Logger } from '@nestjs/common';
import { sleep } from '@noillin/utils';
import { Periodic } from './periodic';

describe('Periodic', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('runs again after its pause, one run at a time', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const timer = new Periodic('test', 5, async () => {
      most = Math.max(most, (running += 1));
      await sleep(20);
      running -= 1;
      runs += 1;
      return false;
    });
    timer.start();
    await sleep(150);
    await timer.stop();
    expect(most).toBe(1);
    expect(runs).toBeGreaterThan(2);
  });

  it('goes on after a run that failed', async () => {
    let runs = 0;
    const timer = new Periodic('test', 1, () => Promise.reject(new Error(`no ${(runs += 1)}`)));
    timer.start();
    await sleep(100);
    await timer.stop();
    expect(runs).toBeGreaterThan(2);
  });

  it('does not pause while there is more to do', async () => {
    let left = 5;
    const timer = new Periodic('test', 60_000, async () => (left -= 1) > 0);
    timer.start();
    await sleep(100);
    await timer.stop();
    expect(left).toBe(0);
  });

  it('waits for the run in progress when it is stopped, and runs no more', async () => {
    let runs = 0;
    const timer = new Periodic('test', 1, async () => {
      await sleep(50);
      runs += 1;
      return true;
    });
    timer.start();
    await timer.stop();
    expect(runs).toBe(1);
    await sleep(100);
    expect(runs).toBe(1);
  });
});
