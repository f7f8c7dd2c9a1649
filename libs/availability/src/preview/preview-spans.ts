import {
  firstEndingAfter,
  localDate,
  localDayRange,
  openWindows,
  union,
  type Interval,
  type OpenWindow,
  type Override,
  type Schedule,
} from '@noillin/scheduling';

/** Whether a window of the rules or of an override decides, and what its owner noted. */
interface Decision {
  by: 'rule' | 'override';
  note: string | null;
}

/** What one stretch of a calendar is. Epoch milliseconds. */
export type CalendarSpan = Interval &
  (
    | ({ state: 'open' | 'closed' } & Decision)
    | { state: 'claimed'; bookingId: string }
    | { state: 'imported' }
  );

/** One influencer's calendar. Claims are disjoint, as the calendar keeps them. */
export interface CalendarContents {
  schedule: Omit<Schedule, 'overrides'> & { overrides: readonly (Override & { reason: string | null })[] };
  claims: readonly (Interval & { bookingId: string })[];
  busy: readonly Interval[];
}

/**
 * The range without gaps: bookings first, then imported times, then whether it is open. Nothing changes between two
 * neighbouring bounds, so each piece is decided once; equal neighbours are one.
 */
export function previewSpans(contents: CalendarContents, range: Interval): CalendarSpan[] {
  const { schedule, claims } = contents;
  const windows = openWindows(schedule, range.start, range.end);
  const layers = {
    decisions: decisionsOf(schedule),
    claims: [...claims].sort((a, b) => a.start - b.start),
    busy: union(contents.busy),
    windows,
    open: union(windows),
  };
  const bounds = boundsOf(
    [...claims, ...layers.busy, ...windows, ...daysOf(schedule.timezone, range)],
    range,
  );
  const spans: CalendarSpan[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const piece = { start: bounds[i]!, end: bounds[i + 1]! };
    addSpan(spans, { ...piece, ...stateAt(piece.start, layers) });
  }
  return spans;
}

interface Layers {
  decisions: (instant: number) => Decision;
  claims: readonly (Interval & { bookingId: string })[];
  busy: readonly Interval[];
  windows: readonly OpenWindow[];
  open: readonly Interval[];
}

type State = CalendarSpan extends infer Span
  ? Span extends Interval
    ? Omit<Span, keyof Interval>
    : never
  : never;

function stateAt(instant: number, { claims, busy, windows, open, decisions }: Layers): State {
  const claim = covering(claims, instant);
  if (claim) return { state: 'claimed', bookingId: claim.bookingId };
  if (covering(busy, instant)) return { state: 'imported' };
  if (!covering(open, instant)) return { state: 'closed', ...decisions(instant) };
  // A window that began the evening before is still that evening's.
  const window = windows.find(({ start, end }) => start <= instant && instant < end)!;
  return { state: 'open', ...decisions(window.origin) };
}

function covering<Item extends Interval>(sorted: readonly Item[], instant: number): Item | undefined {
  const item = sorted[firstEndingAfter(sorted, instant)];
  return item && item.start <= instant ? item : undefined;
}

function decisionsOf({ timezone, overrides }: CalendarContents['schedule']): Layers['decisions'] {
  const notes = new Map(overrides.map(({ date, reason }) => [date, reason]));
  return (instant) => {
    const date = localDate(timezone, instant);
    return notes.has(date) ? { by: 'override', note: notes.get(date) ?? null } : { by: 'rule', note: null };
  };
}

/** The local days that meet the range: what closes a day ends with it. */
function daysOf(timezone: string, { start, end }: Interval): Interval[] {
  const days: Interval[] = [];
  for (let at = start; at < end;) {
    const date = localDate(timezone, at);
    const day = localDayRange(timezone, date, date);
    days.push(day);
    at = Math.max(day.end, at + 1);
  }
  return days;
}

function boundsOf(intervals: readonly Interval[], range: Interval): number[] {
  const within = intervals.flatMap(({ start, end }) => [start, end]);
  const bounds = new Set([
    range.start,
    ...within.filter((at) => range.start < at && at < range.end),
    range.end,
  ]);
  return [...bounds].sort((a, b) => a - b);
}

function addSpan(spans: CalendarSpan[], span: CalendarSpan): void {
  const last = spans.at(-1);
  if (last && isSame(last, span)) spans[spans.length - 1] = { ...last, end: span.end };
  else spans.push(span);
}

function isSame(
  { start: _s, end: _e, ...a }: CalendarSpan,
  { start: _t, end: _f, ...b }: CalendarSpan,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
