import { DAY } from './units';
import { OffsetReader, offsetReader } from './zone-offsets';
import { findSegments, Segment } from './zone-segments';

/** Span learnt at once: a month's listing touches one or two of them. */
const CHUNK = 64 * DAY;
/** Bounds on what is kept, so that crafted zone names or far dates cannot grow the process. */
const MAX_ZONES = 1000;
const MAX_CHUNKS = 2048;

interface Zone {
  readonly readOffset: OffsetReader;
  readonly chunks: Map<number, readonly Segment[]>;
}

const zones = new Map<string, Zone>();

/** Whether the runtime knows the IANA zone. Bare offsets (`+05:30`) are refused: they cannot follow daylight saving. */
export function isValidZone(timezone: string): boolean {
  if (typeof timezone !== 'string' || !/^[A-Za-z]/.test(timezone)) return false;
  try {
    zoneOf(timezone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone's UTC offset at an instant: milliseconds, east positive.
 * @throws RangeError for an unknown zone
 */
export function offsetAt(timezone: string, instant: number): number {
  const segments = chunkOf(zoneOf(timezone), Math.floor(instant / CHUNK));
  let i = segments.length - 1;
  while (i > 0 && segments[i]!.start > instant) i -= 1;
  return segments[i]!.offset;
}

/** Consecutive spans of one offset that together cover `[from, to)`. */
export function segmentsBetween(timezone: string, from: number, to: number): Segment[] {
  const zone = zoneOf(timezone);
  const found: { start: number; end: number; offset: number }[] = [];
  for (let index = Math.floor(from / CHUNK); index * CHUNK < to; index += 1) {
    for (const { start, end, offset } of chunkOf(zone, index)) {
      if (end <= from || start >= to) continue;
      const last = found.at(-1);
      if (last !== undefined && last.offset === offset) last.end = Math.min(end, to);
      else found.push({ start: Math.max(start, from), end: Math.min(end, to), offset });
    }
  }
  return found;
}

function zoneOf(timezone: string): Zone {
  let zone = zones.get(timezone);
  if (zone === undefined) {
    zone = { readOffset: offsetReader(timezone), chunks: new Map() };
    if (zones.size >= MAX_ZONES) zones.clear();
    zones.set(timezone, zone);
  }
  return zone;
}

function chunkOf(zone: Zone, index: number): readonly Segment[] {
  let segments = zone.chunks.get(index);
  if (segments === undefined) {
    segments = findSegments(zone.readOffset, index * CHUNK, (index + 1) * CHUNK);
    if (zone.chunks.size >= MAX_CHUNKS) zone.chunks.clear();
    zone.chunks.set(index, segments);
  }
  return segments;
}
