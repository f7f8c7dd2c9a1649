import { Clock, newId } from '@noillin/utils';
import { TimersFixture } from '../timers.fixture';
import { RegularWork } from './regular-work';
import { Rounds } from './rounds';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 27, 12);

class StoppedClock extends Clock {
  at = NOON;

  now(): number {
    return this.at;
  }
}

describe('regular work', () => {
  let fixture: TimersFixture;
  const clock = new StoppedClock();
  let runs: number[];
  const work = (run = async () => undefined): RegularWork => {
    const job = {
      name: `regular-${newId()}`,
      everyMs: HOUR,
      run: async () => {
        await run();
        runs.push(clock.now());
      },
    };
    return new RegularWork(job, fixture.get(Rounds), clock);
  };
  const runIfDue = async (regular: RegularWork): Promise<void> => {
    for (const _ of await regular.findDue(clock.date())) await regular.run();
  };

  beforeAll(async () => {
    fixture = await (await TimersFixture.create()).start();
  });
  beforeEach(() => {
    clock.at = NOON;
    runs = [];
  });
  afterAll(() => fixture.stop());

  it('comes round at fixed times, however late the rounds before were', async () => {
    const regular = work();
    for (const minutes of [0, 30, 61, 119, 121, 180]) {
      clock.at = NOON + minutes * 60_000;
      await runIfDue(regular);
    }
    expect(runs.map((at) => (at - NOON) / 60_000)).toEqual([0, 61, 121, 180]);
  });

  it('makes up for any number of missed rounds with one', async () => {
    const regular = work();
    await runIfDue(regular);
    clock.at = NOON + 7.5 * HOUR;
    await runIfDue(regular);
    await runIfDue(regular);
    clock.at = NOON + 8 * HOUR;
    await runIfDue(regular);
    expect(runs.map((at) => (at - NOON) / HOUR)).toEqual([0, 7.5, 8]);
  });

  it('comes round again after a round that failed', async () => {
    let failing = true;
    const regular = work(async () => {
      if (failing) throw new Error('not now');
    });
    await expect(runIfDue(regular)).rejects.toThrow('not now');
    failing = false;
    await runIfDue(regular);
    expect(runs).toHaveLength(1);
  });

  it('does nothing for a worker that comes to a round that another has done', async () => {
    const regular = work();
    const [found] = [await regular.findDue(clock.date()), await regular.findDue(clock.date())];
    expect(found).toHaveLength(1);
    await regular.run();
    await regular.run();
    expect(runs).toHaveLength(1);
  });

  it('does not wait for a time that lies ahead because the clock was put back', async () => {
    const regular = work();
    clock.at = NOON + 100 * HOUR;
    await runIfDue(regular);
    clock.at = NOON;
    await runIfDue(regular);
    expect(runs).toHaveLength(2);
  });
});
