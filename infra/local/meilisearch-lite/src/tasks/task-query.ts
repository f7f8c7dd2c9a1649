import type { Task } from './task';

/** Which tasks to list; null filters nothing. Times are milliseconds, the bounds exclusive. */
export interface TaskQuery {
  limit: number;
  from: number | null;
  reverse: boolean;
  uids: number[] | null;
  batchUids: number[] | null;
  canceledBy: number[] | null;
  types: string[] | null;
  statuses: string[] | null;
  indexUids: string[] | null;
  periods: {
    field: 'enqueuedAt' | 'startedAt' | 'finishedAt';
    after: number | null;
    before: number | null;
  }[];
}

export interface TaskPage {
  results: Task[];
  total: number;
  limit: number;
  from: number | null;
  next: number | null;
}

/** One page of tasks, the newest first unless reversed. `total` counts what the filters select on all pages. */
export function queryTasks(tasks: Task[], query: TaskQuery): TaskPage {
  const selected = tasks.filter((task) => isSelected(task, query));
  const ordered = query.reverse ? selected : selected.reverse();
  const { from } = query;
  const reached = (task: Task) => from === null || (query.reverse ? task.uid >= from : task.uid <= from);
  const rest = ordered.filter(reached);
  const results = rest.slice(0, query.limit);
  return {
    results,
    total: ordered.length,
    limit: query.limit,
    from: results[0]?.uid ?? null,
    next: rest[query.limit]?.uid ?? null,
  };
}

function isSelected(task: Task, query: TaskQuery): boolean {
  return (
    includes(query.uids, task.uid) &&
    includes(query.batchUids, task.batchUid) &&
    includes(query.canceledBy, task.canceledBy) &&
    includes(query.types, task.type) &&
    includes(query.statuses, task.status) &&
    (query.indexUids === null || concerns(task, query.indexUids)) &&
    query.periods.every(({ field, after, before }) => isWithin(task[field], after, before))
  );
}

const includes = <Value>(allowed: readonly Value[] | null, value: Value | null) =>
  allowed === null || (value !== null && allowed.includes(value));

/** A swap concerns every index it names. */
function concerns(task: Task, uids: string[]): boolean {
  if (task.indexUid !== null) return uids.includes(task.indexUid);
  const swaps = (task.details['swaps'] ?? []) as { indexes: string[] }[];
  return swaps.some(({ indexes }) => indexes.some((uid) => uids.includes(uid)));
}

function isWithin(time: string | null, after: number | null, before: number | null): boolean {
  if (after === null && before === null) return true;
  if (time === null) return false;
  const at = Date.parse(time);
  return (after === null || at > after) && (before === null || at < before);
}
