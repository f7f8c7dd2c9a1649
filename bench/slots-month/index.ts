import * as scheduling from '@noillin/scheduling';
import { compare, type Outcome, type Side } from '../harness/compare';
import { run } from '../harness/run';
import { median } from '../harness/statistics';
import { calcomSlots } from './calcom-slots';
import { freshModule } from './fresh-module';
import { MONTHS, ownSlots, requireSameSlots, type MonthToList } from './workload';

type ListMonth = (month: MonthToList) => unknown;

const COLD_LISTINGS = 4;
const WARM_MS = 400;

const freshOurs = (): ListMonth => {
  const fresh = freshModule<typeof scheduling>('@noillin/scheduling');
  return (month) => ownSlots(fresh, month);
};
const freshCalcom = (): ListMonth =>
  freshModule<{ calcomSlots: ListMonth }>(require.resolve('./calcom-slots')).calcomSlots;

/** Listings per second of a process that has never listed anything: modules are loaded anew for each, which is not counted. */
const cold = (load: () => ListMonth): Side => {
  return async () => {
    const seconds: number[] = [];
    for (let i = 0; i < COLD_LISTINGS; i += 1) {
      const list = load();
      const started = performance.now();
      list(MONTHS[i % MONTHS.length]!);
      seconds.push((performance.now() - started) / 1000);
    }
    return 1 / median(seconds);
  };
};

/** Listings per second of a process that has long been at it. */
const warm = (list: ListMonth): Side => {
  return async () => {
    const started = performance.now();
    let listings = 0;
    for (; performance.now() - started < WARM_MS; listings += 1) list(MONTHS[listings % MONTHS.length]!);
    return (listings * 1000) / (performance.now() - started);
  };
};

/** One influencer-month of slots: our algebra / Cal.com's loop of one object per slot, with the same output. */
run(async (): Promise<Outcome[]> => {
  requireSameSlots(scheduling, calcomSlots);
  const unit = 'listings/s';
  return [
    await compare({
      name: 'slots-month cold',
      target: { atLeast: 16 },
      unit,
      ours: cold(freshOurs),
      bare: cold(freshCalcom),
    }),
    await compare({
      name: 'slots-month warm',
      target: { atLeast: 100 },
      unit,
      warmups: 2,
      ours: warm((month) => ownSlots(scheduling, month)),
      bare: warm(calcomSlots),
    }),
  ];
});
