import { counter, gauge } from '@noillin/observability';

const dueItems = gauge({
  name: 'noillin_timer_due_items',
  help: 'Due items that the last look of the job saw: free, in work and resting. A look stops when it has found enough.',
  labelNames: ['job'],
});
const lagSeconds = gauge({
  name: 'noillin_timer_lag_seconds',
  help: 'How late the longest waiting free item of the job was at its last look. What rests after a failure does not count.',
  labelNames: ['job'],
});
const workedItems = counter({
  name: 'noillin_timer_items_total',
  help: 'Due items that the job has worked on.',
  labelNames: ['job', 'outcome'],
});

/** A look of the job has seen so many due items, the longest waiting free one of which is so late. */
export const noteLook = (job: string, seen: number, lagMs: number): void => {
  dueItems.set({ job }, seen);
  lagSeconds.set({ job }, lagMs / 1_000);
};

export const noteItem = (job: string, outcome: 'done' | 'failed'): void => {
  workedItems.inc({ job, outcome });
};
