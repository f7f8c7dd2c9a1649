import { Nudges } from '@noillin/redis';
import { eventually } from '@noillin/testing';
import { sleep } from '@noillin/utils';
import { aMoment, Chores, TimersFixture } from './timers.fixture';
import type { TimerJob } from './timer-job';
import { WorkLeases } from './work-leases';

jest.setTimeout(60_000);

/** Machines that run tests are busy. */
const PATIENTLY = { within: 40_000 };

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `item-${index}`);

describe('timers', () => {
  const workers: TimersFixture[] = [];
  /** A worker that does these chores, and stops when the test ends. */
  const worker = async (chores: Chores, job: Partial<TimerJob> = {}) => {
    const fixture = await TimersFixture.create();
    fixture.timers.add({ name: chores.name, everyMs: 50, work: chores, ...job });
    workers.push(await fixture.start());
    return fixture;
  };
  const leaseOf = (fixture: TimersFixture, chores: Chores, id: string) =>
    fixture
      .collection<{ _id: string; failures: number; until: Date }>('work_leases')
      .findOne({ _id: `${chores.name}:${id}` });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((fixture) => fixture.stop()));
  });

  it('do what is due, once each, with three workers at once', async () => {
    const chores = new Chores(aMoment);
    ids(60).forEach((id) => chores.add(id));
    await Promise.all([worker(chores), worker(chores), worker(chores)]);
    await eventually(() => expect(new Set(chores.done).size).toBe(60), PATIENTLY);
    expect(Math.max(...chores.attempts.values())).toBe(1);
  });

  it('leave alone what is not due yet', async () => {
    let doneAt = 0;
    const chores = new Chores(async () => void (doneAt = Date.now()));
    const dueAt = Date.now() + 1_000;
    chores.add('later', new Date(dueAt));
    await worker(chores);
    await eventually(() => expect(chores.done).toEqual(['later']), PATIENTLY);
    expect(doneAt).toBeGreaterThanOrEqual(dueAt);
  });

  it('look at once when they are nudged', async () => {
    const chores = new Chores();
    const nudge = `noillin:test:${chores.name}`;
    const fixture = await worker(chores, { everyMs: 60_000, nudge });
    await eventually(() => expect(chores.looks).toBe(1), PATIENTLY);
    chores.add('now');
    await eventually(() => {
      fixture.get(Nudges).send(nudge);
      expect(chores.done).toEqual(['now']);
    }, PATIENTLY);
  });

  it('do as much side by side as the job says, and go on at once while there is more', async () => {
    const chores = new Chores(aMoment);
    ids(20).forEach((id) => chores.add(id));
    await worker(chores, { atOnce: 2, everyMs: 60_000 });
    await eventually(() => expect(chores.done).toHaveLength(20), PATIENTLY);
    expect(chores.most).toBe(2);
  });

  it('let a failing item rest, longer each time, and forget its failures when it succeeds', async () => {
    let failuresLeft = 2;
    const chores = new Chores(async () => {
      if (failuresLeft-- > 0) throw new Error('not today');
    });
    chores.add('weak');
    const fixture = await worker(chores);
    await eventually(async () => expect((await leaseOf(fixture, chores, 'weak'))?.failures).toBe(1));
    await eventually(async () => expect((await leaseOf(fixture, chores, 'weak'))?.failures).toBe(2));
    const until = (await leaseOf(fixture, chores, 'weak'))?.until.getTime() ?? 0;
    expect(until - Date.now()).toBeGreaterThan(1_000);
    await eventually(() => expect(chores.done).toEqual(['weak']), PATIENTLY);
    expect(chores.attempts.get('weak')).toBe(3);
    await eventually(async () => expect(await leaseOf(fixture, chores, 'weak')).toBeNull());
  });

  it('do the others while any number of items in front of them fail', async () => {
    const chores = new Chores(async (id) => {
      if (id.startsWith('item')) throw new Error('never');
    });
    ids(50).forEach((id) => chores.add(id, new Date(0)));
    chores.add('good');
    await worker(chores);
    await eventually(() => expect(chores.done).toEqual(['good']), PATIENTLY);
  });

  it('do not wait for a slow item with the others', async () => {
    let release = (): void => undefined;
    const chores = new Chores((id) =>
      id === 'slow' ? new Promise((resolve) => (release = resolve)) : aMoment(),
    );
    chores.add('slow', new Date(0));
    ids(10).forEach((id) => chores.add(id));
    await worker(chores, { atOnce: 2 });
    await eventually(() => expect(chores.done).toHaveLength(10), PATIENTLY);
    release();
  });

  it('keep an item for as long as its work takes, though leases are short', async () => {
    const chores = new Chores(() => sleep(5_000));
    chores.add('long');
    await Promise.all([worker(chores), worker(chores)]);
    await eventually(() => expect(chores.done).toEqual(['long']), PATIENTLY);
    expect(chores.attempts.get('long')).toBe(1);
  });

  it('take over what a worker had when it died, within seconds', async () => {
    const chores = new Chores();
    const dead = await TimersFixture.create();
    await dead.start();
    await dead.get(WorkLeases).take(chores.name, 'orphan');
    await dead.stop();
    chores.add('orphan');
    await worker(chores);
    await eventually(() => expect(chores.done).toEqual(['orphan']), { within: 5_000 });
  });

  it('finish what is in work when the worker stops, and start nothing more', async () => {
    const chores = new Chores(() => sleep(300));
    ids(10).forEach((id) => chores.add(id));
    const fixture = await worker(chores, { atOnce: 2 });
    await eventually(() => expect(chores.attempts.size).toBeGreaterThan(0));
    await fixture.stop();
    workers.length = 0;
    const { size } = chores.attempts;
    expect(chores.done).toHaveLength(size);
    await sleep(500);
    expect([chores.attempts.size, size < 10]).toEqual([size, true]);
  });

  it('refuse two jobs of one name', async () => {
    const { timers } = await TimersFixture.create();
    const job = { name: 'twin', everyMs: 50, work: new Chores() };
    timers.add(job);
    expect(() => timers.add(job)).toThrow('two timers are named twin');
  });
});
