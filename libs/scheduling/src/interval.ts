/** Half-open span of instants `[start, end)`, epoch milliseconds. Empty when `end <= start`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Whether two half-open intervals share an instant; touching ones do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

const byStart = (a: Interval, b: Interval): number => a.start - b.start;

/** The same instants as sorted, disjoint, non-touching intervals. Empty inputs vanish; the input is left as it is. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of intervals.filter(isNotEmpty).sort(byStart)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The instants in every one of the lists. No list at all means no instant. */
export function intersect(...lists: readonly (readonly Interval[])[]): Interval[] {
  const [first = [], ...others] = lists;
  return others.reduce<Interval[]>((common, list) => intersectTwo(common, union(list)), union(first));
}

/** The instants of `from` that lie in none of `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const holes = union(taken);
  return union(from).flatMap((interval) => cut(interval, holes));
}

/** Index of the first of sorted, disjoint intervals that ends after the instant; `length` when none does. */
export function firstEndingAfter(sorted: readonly Interval[], instant: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isNotEmpty({ start, end }: Interval): boolean {
  return end > start;
}

function intersectTwo(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const a = left[i]!;
    const b = right[j]!;
    if (overlaps(a, b)) common.push({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });
    if (a.end <= b.end) i += 1;
    else j += 1;
  }
  return common;
}

function cut(interval: Interval, holes: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let start = interval.start;
  for (let i = firstEndingAfter(holes, start); i < holes.length && holes[i]!.start < interval.end; i += 1) {
    if (holes[i]!.start > start) rest.push({ start, end: holes[i]!.start });
    start = holes[i]!.end;
  }
  return start < interval.end ? [...rest, { start, end: interval.end }] : rest;
}
