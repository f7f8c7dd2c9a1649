import { HOUR, MINUTE } from './units';

/** Local time is UTC plus the offset, milliseconds, east positive. */
export type OffsetReader = (instant: number) => number;

const UTC_OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * Reads offsets from the runtime's own time-zone data, about a microsecond each: `zone.ts` keeps what it learns.
 * @throws RangeError for a zone the runtime does not know
 */
export function offsetReader(timezone: string): OffsetReader {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hour: 'numeric',
    timeZoneName: 'longOffset',
  });
  return (instant) => parseOffset(format.format(instant));
}

function parseOffset(formatted: string): number {
  const match = UTC_OFFSET.exec(formatted);
  if (match === null) throw new RangeError(`No offset in ${formatted}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}
